/** Finds where JSON values end in bytes of UTF-8, by strings and brackets alone. What is inside is checked when it is parsed. */

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Index after a string whose opening quote is at `at`; -1 when the bytes end before it does. */
export function stringEnd(bytes: Uint8Array, at: number): number {
  for (let index = at + 1; index < bytes.length; index++) {
    const byte = bytes[index]
    if (byte === QUOTE) return index + 1
    if (byte === BACKSLASH) index++
  }
  return -1
}

/** Index after the value that begins at `at`; -1 when the bytes end before it does. A stray character is a value of its own. */
export function valueEnd(bytes: Uint8Array, at: number): number {
  let depth = 0
  for (let index = at; index < bytes.length; index++) {
    switch (bytes[index]) {
      case QUOTE: {
        const end = stringEnd(bytes, index)
        if (end === -1 || depth === 0) return end
        index = end - 1
        break
      }
      case 0x5b: // [
      case 0x7b: // {
        depth++
        break
      case 0x5d: // ]
      case 0x7d: // }
        depth--
        if (depth <= 0) return index + 1
        break
      default:
        if (depth === 0) return wordEnd(bytes, index)
    }
  }
  return -1
}

/** Index of the first byte from `at` on that is no white space. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let index = at
  while (isSpace(bytes[index])) index++
  return index
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/** A number, `true`, `null` or anything else up to what can't be part of it; at least one byte. */
function wordEnd(bytes: Uint8Array, at: number): number {
  let index = at + 1
  while (index < bytes.length && isWordByte(bytes[index] as number)) index++
  return index
}

function isWordByte(byte: number): boolean {
  const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
  const isDigit = byte >= 0x30 && byte <= 0x39
  return isLetter || isDigit || byte === 0x2b || byte === 0x2d || byte === 0x2e
}
