/** Holds the events of a long recording compressed, as they will lie in the page, while it is being made. */
import type { BlockIndex, SegmentIndex } from '../model/bundle.ts'
import type { EventList } from '../model/event-list.ts'
import type { ReplayEvent } from '../model/event.ts'
import { createBlockWriter, type Zstd } from './blocks.ts'
import { createSegmentWriter, type SegmentWriter } from './segments.ts'
import type { Decompress } from './unpack.ts'

export interface EventStore {
  readonly page: SegmentWriter['page']
  add(event: ReplayEvent): void
  /** The events that were added, to be walked through as often as needed. */
  finish(): StoredEvents
}

/** Events are added in time order. */
export function createEventStore(zstd: Zstd, decompress: Decompress): EventStore {
  const writer = createBlockWriter(zstd)
  const segments = createSegmentWriter(writer, { startedAt: 0 })
  return {
    page: segments.page,
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

/** Events that lie in segments, decoded one segment at a time. */
export class SegmentEvents implements EventList<ReplayEvent> {
  readonly length: number
  readonly jsonBytes: number
  readonly #segments: readonly SegmentIndex[]
  readonly #bytesOf: (segment: SegmentIndex) => Uint8Array
  #latest: { readonly first: number; readonly lines: readonly string[] } | undefined

  constructor(segments: readonly SegmentIndex[], bytesOf: (segment: SegmentIndex) => Uint8Array) {
    this.length = segments.reduce((sum, { events }) => sum + events, 0)
    this.jsonBytes = segments.reduce((sum, { start, end }) => sum + end - start, 0)
    this.#segments = segments
    this.#bytesOf = bytesOf
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
    const latest = this.#latest
    if (latest && index >= latest.first && index < latest.first + latest.lines.length) return latest
    let first = 0
    for (const segment of this.#segments) {
      if (index < first + segment.events) {
        const lines = new TextDecoder().decode(this.#bytesOf(segment)).split('\n')
        return (this.#latest = { first, lines: lines.slice(0, segment.events) })
      }
      first += segment.events
    }
    throw new RangeError(`no event ${index} among ${this.length}`)
  }
}

/** Events in blocks of their own, as a page takes them. */
export class StoredEvents extends SegmentEvents {
  readonly parts: StoredParts

  constructor(parts: StoredParts, decompress: Decompress) {
    let latest: { readonly number: number; readonly bytes: Uint8Array } | undefined
    super(parts.segments, ({ block, start, end }) => {
      if (latest?.number !== block) {
        const bytes = decompress(parts.blocks[block] as Uint8Array, (parts.index[block] as BlockIndex).bytes)
        latest = { number: block, bytes }
      }
      return latest.bytes.subarray(start, end)
    })
    this.parts = parts
  }
}
