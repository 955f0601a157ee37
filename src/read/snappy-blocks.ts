import type { DocumentBlock } from '../model/document.ts'
import type { Allowance } from './allowance.ts'
import { beginsLikeLines, hasUtf8Mark, UTF8_MARK_BYTES } from './bytes-start.ts'
import { CollectedBytes } from './collected-bytes.ts'
import { beginsLikeSnappy, readSnappyBlock, SnappyError } from './snappy.ts'
import type { Unpacked } from './unpacked.ts'

const NEWLINE = 0x0a
const SPACE = 0x20

/** Text is three to five times as large as its blocks in the recordings at hand: room for it from the start. */
const USUAL_RATIO = 4
const LARGEST_START_BYTES = 2 ** 30

/**
 * PostHog's ways of putting raw snappy blocks into a file: one block; several back to back (a batch of its object storage);
 * blocks where they lay in a batch, with NULs for the rest of it (its staff export).
 */
export interface SnappyFile extends Unpacked {
  readonly container: 'snappy' | 'snappy blocks'
}

/**
 * Undoes raw snappy blocks, back to back or with NULs before, between and behind. Trailing NULs are never taken off
 * beforehand: a block may end in them. Each block's text must begin as PostHog's lines do. What comes before damage is kept.
 * @returns undefined when not even the first block is sound.
 * @throws TooLargeError past the allowance.
 */
export function unpackSnappy(bytes: Uint8Array, allowance: Allowance): SnappyFile | undefined {
  const text = new BlockTexts(bytes, allowance)
  let at = afterNuls(bytes, 0)
  let isPadded = at > 0
  while (at < bytes.length) {
    const end = text.add(at)
    if (end === undefined) break
    at = afterNuls(bytes, end)
    isPadded ||= at > end
  }
  if (text.blocks.length === 0) return undefined
  const container = isPadded || text.blocks.length > 1 ? 'snappy blocks' : 'snappy'
  return { container, ...text.taken(), ...(at < bytes.length && { lostBytes: bytes.length - at }) }
}

/** Whether raw snappy blocks may lie here, NULs before them aside. Looks only at the first bytes of the first. */
export function looksLikeSnappy(bytes: Uint8Array): boolean {
  return beginsLikeSnappy(bytes, afterNuls(bytes, 0))
}

const LENGTH_BYTES = 4

/** Whether the first length and block of a length-prefixed answer may stand here. */
export function looksLikePrefixedSnappy(bytes: Uint8Array): boolean {
  return bytes.length > LENGTH_BYTES && lengthAt(bytes, 0) > 0 && beginsLikeSnappy(bytes, LENGTH_BYTES)
}

/** Whether lengths lead from block to block and exactly to the end. */
export function isWholePrefixedSnappy(bytes: Uint8Array): boolean {
  let at = 0
  while (at + LENGTH_BYTES < bytes.length) at += LENGTH_BYTES + lengthAt(bytes, at)
  return at === bytes.length
}

/**
 * Undoes what PostHog's snapshots API answers with `decompress=false`: each raw snappy block behind its length of 4 bytes,
 * big-endian. A block that is damaged or cut off is left out.
 * @returns undefined when no block is sound.
 * @throws TooLargeError past the allowance.
 */
export function unpackPrefixedSnappy(bytes: Uint8Array, allowance: Allowance): Unpacked | undefined {
  const text = new BlockTexts(bytes, allowance)
  let lostBytes = 0
  for (let at = 0; at < bytes.length;) {
    const start = at + LENGTH_BYTES
    const end = start < bytes.length ? start + lengthAt(bytes, at) : Infinity
    if (text.add(start, end) !== end) lostBytes += Math.min(end, bytes.length) - at
    at = end
  }
  if (text.blocks.length === 0) return undefined
  return { ...text.taken(), ...(lostBytes > 0 && { lostBytes }) }
}

/** Texts of blocks, each on lines of its own, and where they came from. */
class BlockTexts {
  readonly blocks: DocumentBlock[] = []
  readonly #bytes: Uint8Array
  readonly #allowance: Allowance
  readonly #text: CollectedBytes

  constructor(bytes: Uint8Array, allowance: Allowance) {
    this.#bytes = bytes
    this.#allowance = allowance
    this.#text = new CollectedBytes(Math.min(bytes.length * USUAL_RATIO, LARGEST_START_BYTES))
  }

  /** Answers where the block ended; undefined when it is damaged, no such text, or doesn't end where it must. */
  add(start: number, mustEnd?: number): number | undefined {
    const before = this.#text.length
    if (before > 0 && this.#text.taken()[before - 1] !== NEWLINE) this.#text.push(Uint8Array.of(NEWLINE))
    const textStart = this.#text.length
    try {
      const end = readSnappyBlock(this.#bytes, start, (length) => this.#reserve(length))
      const added = this.#text.taken().subarray(textStart)
      if (end === (mustEnd ?? end) && beginsLikeLines(added)) {
        if (hasUtf8Mark(added)) added.fill(SPACE, 0, UTF8_MARK_BYTES)
        this.blocks.push({ file: { start, end }, text: { start: textStart, end: this.#text.length } })
        return end
      }
    } catch (error) {
      if (!(error instanceof SnappyError)) throw error
    }
    this.#text.cutTo(before)
    return undefined
  }

  #reserve(length: number): Uint8Array {
    this.#allowance.take(length)
    return this.#text.reserve(length)
  }

  taken(): Pick<Unpacked, 'bytes' | 'blocks'> {
    return { bytes: this.#text.taken(), blocks: this.blocks }
  }
}

function afterNuls(bytes: Uint8Array, start: number): number {
  let at = start
  while (bytes[at] === 0) at++
  return at
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, LENGTH_BYTES).getUint32(0)
}
