/** Which names say that their value is a secret. */

/** Names of members, in lower case without the signs between their words. */
const SECRET_MEMBERS: ReadonlySet<string> = new Set([
  'accesstoken',
  'apikey',
  'apitoken',
  'authorization',
  'authtoken',
  'bearertoken',
  'clientsecret',
  'csrftoken',
  'idtoken',
  'passwd',
  'password',
  'personalapikey',
  'projectapikey',
  'projecttoken',
  'refreshtoken',
  'secret',
  'secretkey',
  'sessiontoken',
  'sharingaccesstoken',
  'token',
  'xsrftoken',
])

/** No secret member has a longer name, even with signs between all of its letters. */
const LONGEST_NAME = 40

/** Whether a member such as `apiKey` or `personal_api_key` holds a secret. */
export function isSecretMember(name: string): boolean {
  return name.length <= LONGEST_NAME && SECRET_MEMBERS.has(name.toLowerCase().replaceAll(/[-_ ]/g, ''))
}

const SECRET_HEADERS: ReadonlySet<string> = new Set([
  'api-key',
  'apikey',
  'authorization',
  'cookie',
  'cookie2',
  'csrf-token',
  'private-token',
  'proxy-authorization',
  'set-cookie',
  'set-cookie2',
])
const SECRET_HEADER_BEGINNINGS = ['x-csrf', 'x-xsrf']
const SECRET_HEADER_ENDINGS = [
  '-api-key',
  '-apikey',
  '-access-token',
  '-auth-token',
  '-security-token',
  '-session-token',
]

/** Whether a header lets its bearer in, such as a cookie. */
export function isSecretHeader(name: string): boolean {
  const known = name.trim().toLowerCase()
  return (
    SECRET_HEADERS.has(known) ||
    SECRET_HEADER_BEGINNINGS.some((beginning) => known.startsWith(beginning)) ||
    SECRET_HEADER_ENDINGS.some((ending) => known.endsWith(ending))
  )
}
