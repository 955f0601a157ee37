import { Gunzip, unzlibSync } from 'fflate'
import { crc32 } from '../model/crc32.ts'
import { joinBytes } from './join-bytes.ts'

/** fflate copies what is left of a chunk before each push, so chunks are small against the whole. */
const CHUNK_BYTES = 65_536

/** Thrown when the data unpacks to more than was allowed. */
export class TooLargeError extends Error {}

/** Whether the bytes begin with the magic number of gzip (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/**
 * Undoes gzip of one or several members, and compares every member with the length and checksum that it carries, which
 * fflate itself does not.
 * @throws TooLargeError past `maximumBytes`; any other Error on damage.
 */
export function gunzip(bytes: Uint8Array, maximumBytes = Number.POSITIVE_INFINITY): Uint8Array {
  const chunks: Uint8Array[] = []
  let total = 0
  let member = { checksum: 0, length: 0 }
  const closeMember = (end: number): void => {
    const trailer = new DataView(bytes.buffer, bytes.byteOffset + end - 8, 8)
    const whole =
      trailer.getUint32(0, true) === member.checksum && trailer.getUint32(4, true) === member.length % 2 ** 32
    if (!whole) throw new Error('gzip: length or checksum differs')
    member = { checksum: 0, length: 0 }
  }
  const stream = new Gunzip((chunk) => {
    total += chunk.length
    if (total > maximumBytes) throw new TooLargeError(`gzip: more than ${maximumBytes} bytes`)
    member = { checksum: crc32(chunk, member.checksum), length: member.length + chunk.length }
    if (chunk.length > 0) chunks.push(chunk)
  })
  stream.onmember = closeMember
  // Never pushed as final: fflate would take the last trailer for more data. closeMember finds a cut-off end instead.
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) stream.push(bytes.subarray(at, at + CHUNK_BYTES))
  closeMember(bytes.length)
  return joinBytes(chunks)
}

/**
 * Undoes gzip or zlib, whichever it is.
 * @throws Error when the bytes are damaged or neither of the two.
 */
export function inflate(bytes: Uint8Array): Uint8Array {
  return isGzip(bytes) ? gunzip(bytes) : unzlibSync(bytes)
}
