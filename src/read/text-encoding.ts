import type { Allowance } from './allowance.ts'
import { hasUtf8Mark, startsWith, UTF8_MARK_BYTES } from './bytes-start.ts'
import { CollectedBytes } from './collected-bytes.ts'

/** No string is made of more bytes than this at once: strings end at 2^29 characters. */
const SLICE_BYTES = 2 ** 24

/** How far in a text without a mark is looked at, and how much of it there must be. */
const SAMPLE_BYTES = 16
const SMALLEST_SAMPLE_BYTES = 4

/** The bytes without the byte order mark of UTF-8; undefined when there is none or nothing else. */
export function withoutUtf8Mark(bytes: Uint8Array): Uint8Array | undefined {
  return hasUtf8Mark(bytes) && bytes.length > UTF8_MARK_BYTES ? bytes.subarray(UTF8_MARK_BYTES) : undefined
}

/** Which UTF-16 the bytes are in: by their mark or, without one, since every other byte of them is 0. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  if (sample.length < SMALLEST_SAMPLE_BYTES) return undefined
  const isZeroOnlyAt = (parity: 0 | 1): boolean => sample.every((byte, at) => (byte === 0) === (at % 2 === parity))
  if (isZeroOnlyAt(1)) return 'utf-16le'
  return isZeroOnlyAt(0) ? 'utf-16be' : undefined
}

/**
 * Writes UTF-16 as UTF-8, without a byte order mark. Half a surrogate pair becomes U+FFFD, as UTF-8 can't hold it.
 * @throws TooLargeError past the allowance.
 */
export function utf8Of(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', allowance: Allowance): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  const text = new CollectedBytes(Math.ceil(bytes.length / 2))
  for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
    const end = start + SLICE_BYTES
    const piece = encoder.encode(decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length }))
    allowance.take(piece.length)
    text.push(piece)
  }
  return text.taken()
}

/** First bytes of gzip and zlib after their bytes were taken for latin-1 characters and saved as UTF-8. */
const PACKED_AS_TEXT = [
  [0x1f, 0xc2, 0x8b],
  [0x78, 0x01],
  [0x78, 0x5e],
  [0x78, 0xc2, 0x9c],
  [0x78, 0xc3, 0x9a],
] as const

/**
 * The bytes of gzip or zlib that were saved as text, one character a byte; undefined when they weren't: then some byte
 * is no part of such a character.
 */
export function packedBytesOfText(bytes: Uint8Array): Uint8Array | undefined {
  if (!PACKED_AS_TEXT.some((start) => startsWith(bytes, start))) return undefined
  const packed = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    let byte = bytes[at] as number
    if (byte >= 0x80) {
      const next = bytes[++at] ?? 0
      if ((byte !== 0xc2 && byte !== 0xc3) || next >> 6 !== 0b10) return undefined
      byte = ((byte & 0b11) << 6) | (next & 0b111111)
    }
    packed[length++] = byte
  }
  return length < bytes.length ? packed.subarray(0, length) : undefined
}
