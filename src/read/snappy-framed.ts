import type { Allowance } from './allowance.ts'
import { startsWith } from './bytes-start.ts'
import { CollectedBytes } from './collected-bytes.ts'
import { crc32c } from './crc32c.ts'
import { readSnappyBlock, SnappyError } from './snappy.ts'
import type { Unpacked } from './unpacked.ts'

const STREAM_START = [0xff, 0x06, 0x00, 0x00, 0x73, 0x4e, 0x61, 0x50, 0x70, 0x59] as const

/** Kinds of chunk; those from 0x80 on may be passed over, the ones between must be understood. */
const COMPRESSED = 0x00
const UNCOMPRESSED = 0x01
const FIRST_SKIPPABLE = 0x80

const HEADER_BYTES = 4
const CHECKSUM_BYTES = 4

/** Whether the bytes begin as a stream of snappy's framing format does. */
export function isFramedSnappy(bytes: Uint8Array): boolean {
  return startsWith(bytes, STREAM_START)
}

/**
 * Undoes snappy's framing format (google/snappy, framing_format.txt): chunks with a kind, a length and a checksum of
 * their text. What comes before damage is kept.
 * @throws TooLargeError past the allowance.
 */
export function unframeSnappy(bytes: Uint8Array, allowance: Allowance): Unpacked {
  const text = new CollectedBytes()
  let at = 0
  while (at < bytes.length) {
    const kept = text.length
    const chunk = chunkAt(bytes, at)
    if (!chunk || !addText(chunk, text, allowance)) {
      text.cutTo(kept)
      return { bytes: text.taken(), lostBytes: bytes.length - at }
    }
    at = chunk.end
  }
  return { bytes: text.taken() }
}

interface Chunk {
  readonly kind: number
  readonly body: Uint8Array
  readonly end: number
}

/** Undefined when it is cut off. */
function chunkAt(bytes: Uint8Array, at: number): Chunk | undefined {
  const [kind, low, middle, high] = bytes.subarray(at, at + HEADER_BYTES)
  if (kind === undefined || low === undefined || middle === undefined || high === undefined) return undefined
  const end = at + HEADER_BYTES + low + middle * 2 ** 8 + high * 2 ** 16
  return end > bytes.length ? undefined : { kind, body: bytes.subarray(at + HEADER_BYTES, end), end }
}

/** False when the chunk is damaged or of a kind that nobody knows. */
function addText({ kind, body }: Chunk, text: CollectedBytes, allowance: Allowance): boolean {
  if (kind >= FIRST_SKIPPABLE) return true
  if ((kind !== COMPRESSED && kind !== UNCOMPRESSED) || body.length < CHECKSUM_BYTES) return false
  const content = body.subarray(CHECKSUM_BYTES)
  const before = text.length
  if (kind === UNCOMPRESSED) {
    allowance.take(content.length)
    text.push(content)
  } else if (!addBlock(content, text, allowance)) return false
  const checksum = new DataView(body.buffer, body.byteOffset, CHECKSUM_BYTES).getUint32(0, true)
  return checksum === masked(crc32c(text.taken().subarray(before)))
}

function addBlock(content: Uint8Array, text: CollectedBytes, allowance: Allowance): boolean {
  const reserve = (length: number): Uint8Array => {
    allowance.take(length)
    return text.reserve(length)
  }
  try {
    return readSnappyBlock(content, 0, reserve) === content.length
  } catch (error) {
    if (error instanceof SnappyError) return false
    throw error
  }
}

/** The format stores checksums turned and shifted, since checksums of data with checksums in it are weak. */
function masked(checksum: number): number {
  return (((checksum >>> 15) | (checksum << 17)) + 0xa282ead8) >>> 0
}
