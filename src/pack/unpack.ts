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
      ({ windows, tracks, moments, about }) =>
        isList(windows, ({ segments }) => isList(segments, isBlockRange)) &&
        (tracks === undefined || isTracksIndex(tracks)) &&
        (moments === undefined || isList(moments, isBlockRange)) &&
        (about === undefined || (isFields(about) && isBlockRange(about))),
    )
  )
}

export interface BlockSource {
  readonly index: BundleIndex
  readonly decompress: Decompress
}

/** What became of a compressed block, of which parts were wanted. */
export interface DecodedParts {
  /** CRC-32 of the compressed bytes. */
  readonly checksum: number
  /** Copies, so that they can be handed to another frame; absent when the block can't be decoded. */
  readonly parts?: readonly Uint8Array[]
}

/**
 * Checks a block and decodes it.
 * @throws ReplayError `damaged-part`
 */
export function decodeBlock({ index, decompress }: BlockSource, number: number, frame: Uint8Array): Uint8Array {
  const known = index.blocks[number]
  if (known?.crc32 !== crc32(frame)) throw new ReplayError(damaged(index, number))
  let bytes: Uint8Array
  try {
    bytes = decompress(frame, known.bytes)
  } catch (cause) {
    throw new ReplayError(damaged(index, number), { cause })
  }
  if (bytes.length !== known.bytes) throw new ReplayError(damaged(index, number))
  return bytes
}

/**
 * Parts of a block, if it is what the index says of it.
 * @throws ReplayError `damaged-part`
 */
export function checkedParts(
  index: BundleIndex,
  number: number,
  decoded: DecodedParts | undefined,
): readonly Uint8Array[] {
  const isWhole = decoded?.parts && decoded.checksum === index.blocks[number]?.crc32
  if (!isWhole) throw new ReplayError(damaged(index, number))
  return decoded.parts
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

/** A stretch of bytes; `end` is exclusive. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** Where a segment lies in its block: its keyframe, if one was written for it, then its events. */
export function segmentRanges({ start, end, written }: SegmentIndex): readonly ByteRange[] {
  return written
    ? [
        { start: start - written, end: start },
        { start, end },
      ]
    : [{ start, end }]
}

/** A segment of what lay in its ranges. */
export function segmentOf(parts: readonly Uint8Array[]): SegmentBytes {
  const [first, second] = parts as [Uint8Array, Uint8Array?]
  return second ? { keyframe: first, events: second } : { events: first }
}
