/** `data:` and a kind may stand before the base64; a longer kind than this is none. */
const LONGEST_DATA_PREFIX = 256

/** How many characters are looked at to tell what is inside. */
const SAMPLE_CHARACTERS = 64

const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d])
const PADDING = 0x3d
const BITS = bitsOfCharacters()

/** Bytes of the text of a `data:…;base64,` URL, or else all of them. */
export function base64Part(bytes: Uint8Array): Uint8Array {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, LONGEST_DATA_PREFIX))
  const prefix = /^\s*data:[^,]*;base64,/i.exec(head)?.[0] ?? ''
  return bytes.subarray(prefix.length)
}

/** The first bytes that base64 text holds; undefined when it begins with anything else. */
export function base64Sample(text: Uint8Array): Uint8Array | undefined {
  return fromBase64(text.subarray(0, SAMPLE_CHARACTERS))
}

/**
 * Decodes base64, in either alphabet and with line breaks anywhere, as long as there is nothing else in it; undefined
 * otherwise. A cut-off end is left out.
 */
export function fromBase64(text: Uint8Array): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.ceil((text.length / 4) * 3))
  let length = 0
  let gathered = 0
  let count = 0
  let isEnded = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as number
    const bits = BITS[character] as number
    if (bits < 0) {
      if (character === PADDING) isEnded = true
      else if (!SPACES.has(character)) return undefined
      continue
    }
    if (isEnded) return undefined
    gathered = ((gathered << 6) | bits) & 0xffffff
    count++
    if (count % 4 === 0) {
      bytes[length++] = gathered >>> 16
      bytes[length++] = gathered >>> 8
      bytes[length++] = gathered
    }
  }
  if (count % 4 >= 2) bytes[length++] = count % 4 === 3 ? gathered >>> 10 : gathered >>> 4
  if (count % 4 === 3) bytes[length++] = gathered >>> 2
  return bytes.subarray(0, length)
}

/** What each byte stands for; −1 for those that stand for nothing. */
function bitsOfCharacters(): Int8Array {
  const bits = new Int8Array(256).fill(-1)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  Array.from(alphabet, (character, value) => (bits[character.charCodeAt(0)] = value))
  bits['-'.charCodeAt(0)] = 62
  bits['_'.charCodeAt(0)] = 63
  return bits
}
