/** The reading half: used by the page's player and by the command. */
import { BUNDLE_FORMAT, type BundleIndex, type SegmentIndex } from '../model/bundle.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { crc32 } from '../model/crc32.ts'

/** Decodes a zstd frame of known size. */
export type Decompress = (frame: Uint8Array, bytes: number) => Uint8Array

/**
 * Reads the text of the index element.
 * @throws ReplayError `damaged-index`, `newer-format`
 */
export function readIndex(text: string): BundleIndex {
  const index = parseIndex(text)
  if (index.format > BUNDLE_FORMAT) {
    throw new ReplayError(problem('newer-format', { format: index.format, supported: BUNDLE_FORMAT }))
  }
  return index
}

function parseIndex(text: string): BundleIndex {
  try {
    const index = JSON.parse(text) as BundleIndex
    if (typeof index.format === 'number') return index
  } catch {
    // the sentence below says it
  }
  throw new ReplayError(problem('damaged-index', {}))
}

export interface BlockSource {
  readonly index: BundleIndex
  readonly decompress: Decompress
}

/**
 * Checks a block and decodes it.
 * @throws ReplayError `damaged-part`
 */
export function decodeBlock({ index, decompress }: BlockSource, number: number, frame: Uint8Array): Uint8Array {
  const known = index.blocks[number]
  const damaged = problem('damaged-part', { part: number + 1, parts: index.blocks.length })
  if (!known || crc32(frame) !== known.crc32) throw new ReplayError(damaged)
  const decoded = decompress(frame, known.bytes)
  if (decoded.length !== known.bytes) throw new ReplayError(damaged)
  return decoded
}

/** The bytes of each segment, given a way to get decoded blocks; a copy, so that it can be handed to another frame. */
export async function readSegments(
  segments: readonly SegmentIndex[],
  block: (number: number) => Promise<Uint8Array>,
): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = []
  for (const segment of segments) chunks.push((await block(segment.block)).slice(segment.start, segment.end))
  return chunks
}
