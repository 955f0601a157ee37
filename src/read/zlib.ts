import { Inflate, Unzlib } from 'fflate'
import { crc32 } from '../model/crc32.ts'
import type { Allowance } from './allowance.ts'
import { type Inflated, inflatedWith } from './inflated.ts'

/** Levels of compression as zlib writes them behind its usual first byte (RFC 1950 §2.2). */
const LEVELS = new Set([0x01, 0x5e, 0x9c, 0xda])
const CHECKSUM_BYTES = 4

/** Whether the bytes begin as a zlib stream does. Two bytes are a weak sign: only inflating says for sure. */
export function mayBeZlib(bytes: Uint8Array): boolean {
  return bytes[0] === 0x78 && LEVELS.has(bytes[1] ?? 0)
}

/**
 * Undoes zlib (RFC 1950), and compares the text with the checksum behind it, which fflate itself does not. What was
 * inflated before a fault is kept.
 * @throws TooLargeError past the allowance.
 */
export function inflateZlib(bytes: Uint8Array, allowance: Allowance): Inflated {
  let checksum = 1
  const streamTo = (take: (chunk: Uint8Array) => void): Unzlib => {
    checksum = 1
    return new Unzlib((chunk) => {
      checksum = adler32(chunk, checksum)
      take(chunk)
    })
  }
  const close = (): void => {
    const stored = bytes.subarray(-CHECKSUM_BYTES).reduce((sum, byte) => sum * 256 + byte, 0)
    if (stored !== checksum) throw new Error('zlib: checksum differs')
  }
  return inflatedWith(bytes, { streamTo, close, allowance, expectedBytes: 0 })
}

/** What a raw stream must have given to be whole. */
export interface Whole {
  readonly length: number
  readonly checksum: number
}

/**
 * Undoes deflate without anything around it, as in a zip archive. What was inflated before a fault is kept.
 * @throws TooLargeError past the allowance.
 */
export function inflateRaw(bytes: Uint8Array, whole: Whole, allowance: Allowance): Inflated {
  let found: Whole = { length: 0, checksum: 0 }
  const streamTo = (take: (chunk: Uint8Array) => void): Inflate => {
    found = { length: 0, checksum: 0 }
    return new Inflate((chunk) => {
      found = { length: found.length + chunk.length, checksum: crc32(chunk, found.checksum) }
      take(chunk)
    })
  }
  const close = (): void => {
    if (found.length !== whole.length || found.checksum !== whole.checksum) throw new Error('deflate: text differs')
  }
  return inflatedWith(bytes, { streamTo, close, allowance, expectedBytes: whole.length })
}

/** The largest prime below 2^16, and how many sums stay below 2^32 before it has to be taken off (RFC 1950 §9). */
const PRIME = 65_521
const SUMS = 5552

function adler32(bytes: Uint8Array, before: number): number {
  let low = before & 0xffff
  let high = before >>> 16
  for (let start = 0; start < bytes.length; start += SUMS) {
    const end = Math.min(start + SUMS, bytes.length)
    for (let at = start; at < end; at++) {
      low += bytes[at] as number
      high += low
    }
    low %= PRIME
    high %= PRIME
  }
  return high * 2 ** 16 + low
}
