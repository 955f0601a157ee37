/** The one decoder, in Node and in pages. */
import { decompress as fzstdDecompress } from 'fzstd'

/**
 * Decodes a zstd frame of known size. The encoder's own decoder copies its result byte by byte (100 MB: 12.9 s) and believes
 * the size that a frame claims.
 * @throws Error when the frame is damaged
 */
export function decompress(frame: Uint8Array, bytes: number): Uint8Array {
  const output = new Uint8Array(bytes)
  // fzstd asks twice whether the output equals 1, for which all of its bytes would be written out as text: that is nine
  // tenths of the time (5 MB: 150 ms, 15 with this)
  const asked = Object.assign(output.subarray(), { [Symbol.toPrimitive]: () => NaN })
  const decoded = fzstdDecompress(frame, asked)
  return decoded === asked ? output : decoded
}
