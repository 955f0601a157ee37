/** Holds the events of a long recording compressed, as they will lie in the page, while it is being made. */
import type { BlockIndex, SegmentIndex } from '../model/bundle.ts'
import type { EventList } from '../model/event-list.ts'
import type { ReplayEvent } from '../model/event.ts'
import { createBlockWriter, type Zstd } from './blocks.ts'
import { createSegmentWriter } from './segments.ts'
import type { Decompress } from './unpack.ts'

export interface EventStore {
  add(event: ReplayEvent): void
  /** The events that were added, to be walked through as often as needed. */
  finish(): StoredEvents
}

/** Events are added in time order. */
export function createEventStore(zstd: Zstd, decompress: Decompress): EventStore {
  const writer = createBlockWriter(zstd)
  const segments = createSegmentWriter(writer, 0)
  return {
    add: (event) => segments.add(event),
    finish() {
      const cut = segments.finish()
      return new StoredEvents({ segments: cut, ...writer.finish() }, decompress)
    },
  }
}

/** Times of segments are epoch ms. */
export interface StoredParts {
  readonly segments: readonly SegmentIndex[]
  readonly blocks: readonly Uint8Array[]
  readonly index: readonly BlockIndex[]
}

export class StoredEvents implements EventList<ReplayEvent> {
  readonly parts: StoredParts
  readonly length: number
  readonly jsonBytes: number
  readonly #decompress: Decompress
  #block: { readonly number: number; readonly bytes: Uint8Array } | undefined
  #segment: { readonly first: number; readonly lines: readonly string[] } | undefined

  constructor(parts: StoredParts, decompress: Decompress) {
    this.parts = parts
    this.length = parts.segments.reduce((sum, { events }) => sum + events, 0)
    this.jsonBytes = parts.segments.reduce((sum, { start, end }) => sum + end - start, 0)
    this.#decompress = decompress
  }

  at(index: number): ReplayEvent | undefined {
    if (index < 0 || index >= this.length) return undefined
    const { first, lines } = this.#segmentAt(index)
    return JSON.parse(lines[index - first] as string) as ReplayEvent
  }

  *[Symbol.iterator](): Generator<ReplayEvent> {
    for (let index = 0; index < this.length; index++) yield this.at(index) as ReplayEvent
  }

  #segmentAt(index: number) {
    const latest = this.#segment
    if (latest && index >= latest.first && index < latest.first + latest.lines.length) return latest
    let first = 0
    for (const segment of this.parts.segments) {
      if (index < first + segment.events) {
        const lines = new TextDecoder().decode(this.#bytesOf(segment)).split('\n')
        return (this.#segment = { first, lines: lines.slice(0, segment.events) })
      }
      first += segment.events
    }
    throw new RangeError(`no event ${index} among ${this.length}`)
  }

  #bytesOf({ block, start, end }: SegmentIndex): Uint8Array {
    if (this.#block?.number !== block) {
      const { blocks, index } = this.parts
      const bytes = this.#decompress(blocks[block] as Uint8Array, (index[block] as BlockIndex).bytes)
      this.#block = { number: block, bytes }
    }
    return this.#block.bytes.subarray(start, end)
  }
}
