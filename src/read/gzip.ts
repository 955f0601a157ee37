import { Gunzip } from 'fflate'
import { crc32 } from '../model/crc32.ts'
import type { Allowance } from './allowance.ts'
import { type Inflated, inflatedWith } from './inflated.ts'

/** ISIZE, the length of the last member's text modulo 2^32, stands at the very end. */
const LENGTH_BYTES = 4
const TRAILER_BYTES = 8

/** Whether the bytes begin with the magic number of gzip (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/**
 * Undoes gzip of one or several members, and compares every member with the length and checksum that it carries, which
 * fflate itself does not. What was inflated before a fault is kept.
 * @throws TooLargeError past the allowance.
 */
export function inflateGzip(bytes: Uint8Array, allowance: Allowance): Inflated {
  let member = { checksum: 0, length: 0 }
  const closeMember = (end: number): void => {
    const trailer = new DataView(bytes.buffer, bytes.byteOffset + end - TRAILER_BYTES, TRAILER_BYTES)
    const whole =
      trailer.getUint32(0, true) === member.checksum && trailer.getUint32(4, true) === member.length % 2 ** 32
    member = { checksum: 0, length: 0 }
    if (!whole) throw new Error('gzip: length or checksum differs')
  }
  const streamTo = (take: (chunk: Uint8Array) => void): Gunzip => {
    member = { checksum: 0, length: 0 }
    const stream = new Gunzip((chunk) => {
      member = { checksum: crc32(chunk, member.checksum), length: member.length + chunk.length }
      take(chunk)
    })
    stream.onmember = closeMember
    return stream
  }
  // Never pushed as final: fflate would take the last trailer for more data. closeMember finds a cut-off end instead.
  return inflatedWith(bytes, {
    streamTo,
    close: () => closeMember(bytes.length),
    allowance,
    expectedBytes: lastLength(bytes),
  })
}

/** Most files have one member, and its length says how much is to come; a lie is found out as it grows. */
function lastLength(bytes: Uint8Array): number {
  if (bytes.length < TRAILER_BYTES) return 0
  return new DataView(bytes.buffer, bytes.byteOffset + bytes.length - LENGTH_BYTES, LENGTH_BYTES).getUint32(0, true)
}
