/** Cuts a window's events into segments: JSON lines that lie together in a block, with a keyframe where a player may begin. */
import { createFold, type Fold } from '../fold/fold.ts'
import type { SegmentIndex } from '../model/bundle.ts'
import { EventType, type ReplayEvent } from '../model/event.ts'
import { textOf } from '../model/event-text.ts'
import type { BlockWriter } from './blocks.ts'
import { createLineBuffer } from './line-buffer.ts'

export interface SegmentWriter {
  /** The page as the events that were added left it; a meta event that came last may be missing. */
  readonly page: Pick<Fold, 'node' | 'document'>
  /** Events come in time order. */
  add(event: ReplayEvent): void
  finish(): readonly SegmentIndex[]
}

/**
 * JSON bytes of events from one keyframe to the next: what a player folds for a seek, beside the page itself. More where the
 * page is large, so that keyframes stay a quarter of what is read.
 */
const KEYFRAME_BYTES = 1_500_000
const KEYFRAME_SHARE = 4

/** Before the first one that is written: in a short recording, one would be 5 % of the page and save little. */
const FIRST_KEYFRAME_BYTES = 2_500_000

/** From one keyframe to the next, so that a player reads no more than what lies before a moment. */
const SEGMENTS_PER_KEYFRAME = 6

/** A full snapshot that was recorded is a keyframe for nothing, and worth a shorter segment. */
const SHORTEST_SHARE = 4

/** JSON bytes behind the first full snapshot that belong to what a page opens on; it is shown before more is decoded. */
const OPENING_BYTES = 100_000

interface OpenSegment {
  readonly firstMs: number
  lastMs: number
  keyframe: boolean
}

export interface SegmentOptions {
  /** Moment 0, epoch ms. */
  readonly startedAt: number
  /**
   * JSON bytes after which a keyframe is written. Default: 1.5 MB, before the first one 2.5, or four times the last one where
   * that is more.
   */
  readonly keyframeBytes?: number | undefined
}

export function createSegmentWriter(writer: BlockWriter, options: SegmentOptions): SegmentWriter {
  return new Cutting(writer, options)
}

class Cutting implements SegmentWriter {
  readonly #fold = createFold()
  readonly #lines: Lines
  readonly #startedAt: number
  #keyframeBytes: number
  readonly #laterKeyframeBytes: number
  readonly #keyframeShare: number
  readonly #segments: SegmentIndex[] = []
  #open: OpenSegment | undefined
  /** Characters of closed segments since the last keyframe, and how many call for the next. */
  #sinceKeyframe = 0
  #limit: number
  /** Characters after which the first segment ends, once it has its snapshot; then Infinity. */
  #opening = Infinity
  #latestAt = -Infinity
  /** A meta event stays with its snapshot, so that a player may start there. */
  #waiting: ReplayEvent | undefined

  constructor(writer: BlockWriter, { startedAt, keyframeBytes }: SegmentOptions) {
    this.#lines = new Lines(writer)
    this.#startedAt = startedAt
    this.#limit = this.#keyframeBytes = Math.min(keyframeBytes ?? FIRST_KEYFRAME_BYTES, writer.blockBytes)
    this.#laterKeyframeBytes = Math.min(keyframeBytes ?? KEYFRAME_BYTES, writer.blockBytes)
    this.#keyframeShare = keyframeBytes === undefined ? KEYFRAME_SHARE : 0
  }

  get page(): Fold {
    return this.#fold
  }

  add(event: ReplayEvent): void {
    const meta = this.#waiting
    this.#waiting = undefined
    if (meta && event.type === EventType.FullSnapshot) return this.#begin(meta, event)
    if (meta) this.#put(meta)
    // events of one time stay together, so that each moment lies in one segment
    if (event.timestamp > this.#latestAt) this.#cutBefore(event)
    if (event.type === EventType.Meta) this.#waiting = event
    else this.#put(event)
  }

  finish(): readonly SegmentIndex[] {
    if (this.#waiting) this.#put(this.#waiting)
    this.#close()
    return this.#segments
  }

  /** A recorded keyframe. */
  #begin(meta: ReplayEvent, snapshot: ReplayEvent): void {
    const isLong = this.#lines.characters >= this.#keyframeBytes / SEGMENTS_PER_KEYFRAME / SHORTEST_SHARE
    if (isLong && meta.timestamp > this.#latestAt) this.#close()
    const isFirst = this.#segments.length === 0 && this.#opening === Infinity
    if (!this.#open) {
      this.#open = this.#opened(meta, true)
      this.#sinceKeyframe = 0
    }
    this.#put(meta)
    this.#limitAfter(this.#put(snapshot))
    if (isFirst) this.#opening = this.#lines.characters + OPENING_BYTES
  }

  /** Ends a segment that is long enough in front of an event; the next begins with a keyframe when it is time for one. */
  #cutBefore(event: ReplayEvent): void {
    const { characters } = this.#lines
    const isDue = this.#sinceKeyframe + characters >= this.#limit
    const isLong = characters >= (this.#opening === Infinity ? this.#limit / SEGMENTS_PER_KEYFRAME : this.#opening)
    if (!isDue && !isLong) return
    const keyframe = isDue ? this.#fold.keyframe(event.timestamp) : undefined
    // where the fold is not sure, it may be so soon
    if (!keyframe && !isLong) return
    this.#close()
    if (!keyframe) return
    this.#open = this.#opened(event, true)
    this.#sinceKeyframe = 0
    this.#keyframeBytes = this.#laterKeyframeBytes
    this.#limitAfter(this.#lines.write(keyframe))
  }

  #limitAfter(keyframeBytes: number): void {
    this.#limit = Math.max(this.#keyframeBytes, this.#keyframeShare * keyframeBytes)
  }

  #opened({ timestamp }: ReplayEvent, keyframe: boolean): OpenSegment {
    const atMs = timestamp - this.#startedAt
    return { firstMs: atMs, lastMs: atMs, keyframe }
  }

  /** Answers the characters of the event. */
  #put(event: ReplayEvent): number {
    this.#open ??= this.#opened(event, false)
    this.#open.lastMs = event.timestamp - this.#startedAt
    this.#latestAt = event.timestamp
    this.#fold.apply(event)
    return this.#lines.put(event)
  }

  #close(): void {
    this.#sinceKeyframe += this.#lines.characters
    if (this.#open) this.#segments.push({ ...this.#lines.close(), ...this.#open })
    this.#open = undefined
    this.#opening = Infinity
  }
}

/** Lines of JSON on their way into a block. */
class Lines {
  /** Of the events, without the keyframe. */
  characters = 0
  readonly #writer: BlockWriter
  readonly #buffer = createLineBuffer()
  #written = 0
  #events = 0

  constructor(writer: BlockWriter) {
    this.#writer = writer
  }

  /** Answers the characters of the event. */
  put(event: ReplayEvent): number {
    const text = textOf(event)
    const characters = text ? this.#buffer.copy(text) : this.#buffer.put(event)
    this.#events++
    this.characters += characters
    return characters
  }

  /** Puts a keyframe before all events; answers its bytes. */
  write(events: readonly ReplayEvent[]): number {
    for (const event of events) this.#buffer.put(event)
    this.#written = this.#buffer.bytes().length
    return this.#written
  }

  close(): Pick<SegmentIndex, 'block' | 'start' | 'end' | 'events' | 'written'> {
    const written = this.#written
    const { block, start, end } = this.#writer.add(this.#buffer.bytes())
    const events = this.#events
    this.#buffer.clear()
    this.#written = this.#events = this.characters = 0
    return { block, start: start + written, end, events, ...(written > 0 && { written }) }
  }
}
