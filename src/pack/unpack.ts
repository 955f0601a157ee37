/** The reading half: used by the page's player and by the command. */
import { BUNDLE_FORMAT, type BundleIndex, type SegmentIndex } from '../model/bundle.ts'
import { isFields } from '../model/event.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { crc32 } from '../model/crc32.ts'
import { isBlockRange, isCount, isList } from './index-shapes.ts'
import { isTracksIndex } from './unpack-tracks.ts'

/** Decodes a zstd frame of known size. */
export type Decompress = (frame: Uint8Array, bytes: number) => Uint8Array

/**
 * Reads the text of the index element.
 * @throws ReplayError `damaged-index`, `newer-format`
 */
export function readIndex(text: string): BundleIndex {
  const index = parsed(text)
  const format = isFields(index) ? index.format : undefined
  if (typeof format === 'number' && format > BUNDLE_FORMAT) {
    throw new ReplayError(problem('newer-format', { format, supported: BUNDLE_FORMAT }))
  }
  if (format !== BUNDLE_FORMAT || !isIndex(index)) throw new ReplayError(problem('damaged-index', {}))
  return index
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether all lists are there that readers walk along; what stands in a session is shown as it is. */
function isIndex(index: unknown): index is BundleIndex {
  return (
    isFields(index) &&
    isList(index.blocks, ({ bytes, crc32: checksum }) => isCount(bytes) && isCount(checksum)) &&
    isList(
      index.sessions,
      ({ windows, tracks }) =>
        isList(windows, ({ segments }) => isList(segments, isBlockRange)) &&
        (tracks === undefined || isTracksIndex(tracks)),
    )
  )
}

export interface BlockSource {
  readonly index: BundleIndex
  readonly decompress: Decompress
}

/** What became of a compressed block. */
export interface DecodedFrame {
  /** CRC-32 of the compressed bytes. */
  readonly checksum: number
  /** Absent when they can't be decoded. */
  readonly bytes?: Uint8Array
}

/**
 * Checks a block and decodes it.
 * @throws ReplayError `damaged-part`
 */
export function decodeBlock({ index, decompress }: BlockSource, number: number, frame: Uint8Array): Uint8Array {
  const checksum = crc32(frame)
  const known = index.blocks[number]
  try {
    const decodes = known?.crc32 === checksum
    return checkedBlock(index, number, decodes ? { checksum, bytes: decompress(frame, known.bytes) } : { checksum })
  } catch (cause) {
    if (cause instanceof ReplayError) throw cause
    throw new ReplayError(damaged(index, number), { cause })
  }
}

/**
 * A decoded block, if it is what the index says of it.
 * @throws ReplayError `damaged-part`
 */
export function checkedBlock(index: BundleIndex, number: number, frame: DecodedFrame | undefined): Uint8Array {
  const known = index.blocks[number]
  const isWhole = known && frame?.checksum === known.crc32 && frame.bytes?.length === known.bytes
  if (!isWhole) throw new ReplayError(damaged(index, number))
  return frame.bytes as Uint8Array
}

function damaged({ blocks }: BundleIndex, number: number) {
  return problem('damaged-part', { part: number + 1, parts: blocks.length })
}

/** JSON lines of one segment. */
export interface SegmentBytes {
  /** Events that were written so that a player can begin here; absent where the segment begins with recorded ones. */
  readonly keyframe?: Uint8Array
  readonly events: Uint8Array
}

/** The bytes of a segment out of its decoded block; copies, so that they can be handed to another frame. */
export function segmentIn(block: Uint8Array, { start, end, written }: SegmentIndex): SegmentBytes {
  const events = block.slice(start, end)
  return written ? { keyframe: block.slice(start - written, start), events } : { events }
}
