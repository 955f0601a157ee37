/**
 * Pictures in SVG inside a URL. With a fragment, a style sheet can mean an element in them; then Firefox opens them as
 * documents, which fetch what they refer to: https://www.w3.org/TR/css-masking-1/#priv-sec
 */

const SVG_DATA = /^data:image\/[a-z0-9.+-]*xml((?:;[^,]*)?),/i
/** Encodings in which ASCII means itself. */
const PLAIN_PARAMETERS = /^(?:;(?:charset=)?["']?(?:utf-?8|us-ascii)["']?)*(;base64)?$/i
/** Whatever could refer to something else, or hide it: a link, a function of CSS, an entity, an instruction, another vocabulary. */
const REFERS = /[@&\\(\0]|<[?!]|href|src|data|script|xhtml|\bon/i

/** Whether a data URL means an element of a picture that might refer to something outside. */
export function isForeignDocument(url: string): boolean {
  const head = SVG_DATA.exec(url)
  if (head === null) return false
  const [body, fragment] = [url.slice(head[0].length).split('#', 1)[0] as string, url.indexOf('#')]
  if (fragment < 0 || fragment === url.length - 1) return false
  const parameters = PLAIN_PARAMETERS.exec(head[1] as string)
  const text = parameters === null ? undefined : decoded(body, parameters[1] !== undefined)
  return text === undefined || !/^\s*<svg[\s>]/i.test(text) || REFERS.test(text)
}

/** Bytes as text, a character each: enough to look for ASCII. */
function decoded(body: string, isBase64: boolean): string | undefined {
  const bytes = body.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  if (!isBase64) return bytes
  try {
    return atob(bytes)
  } catch {
    return undefined
  }
}
