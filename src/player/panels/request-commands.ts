/** Requests as commands that ask again. What was recorded is hostile: it never leaves its quotes. */
import type { Headers, NetworkRequest } from '../../model/network.ts'

/** https://www.rfc-editor.org/rfc/rfc9110#name-tokens; curl would read a file for a header that begins with `@`. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
/** What whoever asks again works out for itself. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['content-length', 'host', 'connection', 'accept-encoding'])

type Command = (request: NetworkRequest) => string

/** For a POSIX shell. */
export const curlCommand: Command = ({ url, method = 'GET', requestHeaders, requestBody }) => {
  const options = [
    `curl ${shellQuoted(url)}`,
    // brackets in an address are no pattern, and no address is a file
    "--globoff --proto '=http,https'",
    ...(method === 'HEAD' ? ['--head'] : method === 'GET' && !requestBody ? [] : [`-X ${shellQuoted(method)}`]),
    ...headersOf(requestHeaders).map(([name, value]) => `-H ${shellQuoted(value ? `${name}: ${value}` : `${name};`)}`),
    ...(requestBody ? [`--data-raw ${shellQuoted(requestBody)}`] : []),
  ]
  return options.join(' \\\n  ')
}

/** For a browser's console. */
export const fetchCall: Command = ({ url, method = 'GET', requestHeaders, requestBody }) => {
  const options = {
    method,
    headers: Object.fromEntries(headersOf(requestHeaders)),
    // neither of these methods may have a body
    ...(requestBody && method !== 'GET' && method !== 'HEAD' && { body: requestBody }),
  }
  return `await fetch(${scriptQuoted(url)}, ${scriptQuoted(options)})`
}

function headersOf(headers: Headers = {}): [string, string][] {
  return Object.entries(headers)
    .filter(([name]) => TOKEN.test(name) && !OWN_HEADERS.has(name.toLowerCase()))
    .map(([name, value]) => [name, value.replace(/[\r\n]+\s*/g, ' ')])
}

/** What a terminal may take for a key that was pressed, and letters that turn a line's order around for its reader. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const TRICKS = /[\u0001-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** One argument that is the text, whatever it is; a NUL, which no argument can hold, is left out. */
export function shellQuoted(text: string): string {
  const quoted = `'${text.replaceAll('\0', '').replaceAll("'", "'\\''")}'`
  return quoted.replace(TRICKS, (trick) => `'"$(printf '${octal(trick)}')"'`)
}

function octal(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}

/** JSON is JavaScript. */
export function scriptQuoted(value: string | object): string {
  const json = typeof value === 'string' ? JSON.stringify(value) : JSON.stringify(value, undefined, 2)
  // the line breaks between members are ours; those of the texts are escaped by now
  return json.replace(TRICKS, (trick) => `\\u${trick.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
