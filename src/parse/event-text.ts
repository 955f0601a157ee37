import { isFields } from '../model/event.ts'

/** How much of a packed text is looked at. */
const HEAD_CHARACTERS = 64
/** Second bytes of zlib: how hard the writer tried (RFC 1950 §2.2). */
const ZLIB_LEVELS: readonly number[] = [0x01, 0x5e, 0x9c, 0xda]

/**
 * Whether a value is an event in a text of its own: as JSON, or as rrweb's packer writes it, zlib of JSON with each
 * byte a character (https://github.com/rrweb-io/rrweb/tree/main/packages/packer).
 */
export function isEventText(value: unknown): value is string {
  return typeof value === 'string' && (isPackedText(value) || isEventJson(value))
}

/** Whether a text is zlib or gzip with each byte a character. Only its head is looked at. */
export function isPackedText(text: string): boolean {
  return isPackedHead((at) => text.charCodeAt(at), text.length)
}

/** Whether bytes are zlib or gzip. Only their head is looked at. */
export function isPacked(bytes: Uint8Array): boolean {
  return isPackedHead((at) => bytes[at] ?? 0, bytes.length)
}

/** How much of a document is searched for packed texts. */
const SEARCHED_BYTES = 2 ** 22
/** The first two characters of gzip and zlib in a JSON string, where the writer escaped them and where it did not. */
const PACKED_IN_JSON = /"(?:\\u001f(?:\\u008b|\x8b)|x(?:\\u0001|\^|\\u009c|\x9c|\\u00da|\xda))/i

/** Whether JSON has strings in it that are packed, as far as its beginning shows. */
export function holdsPackedText(bytes: Uint8Array): boolean {
  return PACKED_IN_JSON.test(new TextDecoder().decode(bytes.subarray(0, SEARCHED_BYTES)))
}

function isPackedHead(codeAt: (at: number) => number, length: number): boolean {
  const isMagic = codeAt(0) === 0x1f ? codeAt(1) === 0x8b : codeAt(0) === 0x78 && ZLIB_LEVELS.includes(codeAt(1))
  if (!isMagic) return false
  // The magic numbers also begin words: no compressed text is without control characters.
  let hasControl = false
  for (let at = 1; at < Math.min(length, HEAD_CHARACTERS); at++) {
    const code = codeAt(at)
    if (code > 0xff) return false
    hasControl ||= isControl(code)
  }
  return hasControl
}

function isControl(code: number): boolean {
  return code < 0x09 || (code > 0x0d && code < 0x20) || (code > 0x7e && code < 0xa0)
}

function isEventJson(text: string): boolean {
  if (!/^\s*\{/.test(text) || !text.includes('"timestamp"')) return false
  try {
    const value: unknown = JSON.parse(text)
    return isFields(value) && typeof value.type === 'number' && typeof value.timestamp === 'number'
  } catch {
    return false
  }
}
