import { unzipSync } from 'node:zlib'

/** Above any event that a browser could have made and sent; stops a small text that unpacks without end. */
const LARGEST_BYTES = 2 ** 28

/**
 * Undoes gzip or zlib, whichever it is, of what is packed inside of a document: events, messages, bodies.
 * @throws Error when the bytes are damaged or neither of the two, RangeError when they unpack to more than 256 MiB.
 */
export function inflate(bytes: Uint8Array): Uint8Array {
  return unzipSync(bytes, { maxOutputLength: LARGEST_BYTES })
}
