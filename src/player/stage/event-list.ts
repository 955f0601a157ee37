/**
 * The events on the stage: those of a few segments that follow one another. What lies before a moment is folded into one
 * keyframe, so that the Replayer builds the moment at once instead of going there event by event. It edits the events that
 * it is given (it filters a mutation's removes, merges attributes into snapshots), so one that it has applied is parsed anew
 * before it is given or folded again.
 */
import { createFold, type Fold } from '../../fold/fold.ts'
import { EventType, IncrementalSource } from '../../model/event.ts'
import type { EngineEvent } from 'rrweb-player'
import type { SegmentBytes } from '../../pack/unpack.ts'

export interface EventList {
  /** Keyframe and recorded events of the segments, sorted by time. */
  readonly held: readonly EngineEvent[]
  /** For the Replayer's own use, sorted by time: a marker, what builds the moment, the events behind it, a marker. */
  readonly events: EngineEvent[]
  /** Takes other segments in place of all that were here. */
  fill(segments: readonly SegmentBytes[]): void
  /** Takes the segment behind the last one, and lets go of all but the last `keep` of the others; answers its events. */
  extend(segment: SegmentBytes, keep: number): readonly EngineEvent[]
  /** Takes note that the Replayer applied this event object. */
  used(event: EngineEvent): void
  /**
   * Makes `events` build a moment: of what happened before a timestamp, a keyframe is left. Where players may differ about
   * what happened, or how long something has been playing, all of it is left.
   */
  build(before: number): void
  /** Timestamp of the first full snapshot; undefined where there is none. */
  readonly firstSnapshotAt: number | undefined
  /** Timestamp of the next or previous recorded event strictly after or before a timestamp. */
  neighbour(timestamp: number, direction: 1 | -1): number | undefined
}

interface Entry {
  readonly line: string
  event: EngineEvent
}

interface Held {
  readonly keyframe: readonly Entry[]
  readonly recorded: readonly Entry[]
  /** Media elements with a state of their own. */
  readonly hasMedia: boolean
}

export function createEventList(startedAt: number, endedAt: number): EventList {
  return new HeldEvents(startedAt, endedAt)
}

/** What was folded of the list, from its first event on. */
interface Folded {
  readonly fold: Fold
  count: number
}

/** A keyframe stands in front of the moment that it builds by so much, ms: times of events are whole ones, or nearly. */
const KEYFRAME_BEFORE_MS = 0.02

class HeldEvents implements EventList {
  held: EngineEvent[] = []
  events: EngineEvent[] = []
  firstSnapshotAt: number | undefined
  readonly #startedAt: number
  readonly #endedAt: number
  #segments: readonly Held[] = []
  readonly #applied = new Set<Entry>()
  readonly #entryOf = new Map<EngineEvent, Entry>()
  #folded: Folded | undefined
  /** What stands for the events before a moment. */
  #built: { readonly keyframe: readonly EngineEvent[]; readonly before: number } | undefined

  constructor(startedAt: number, endedAt: number) {
    this.#startedAt = startedAt
    this.#endedAt = endedAt
    this.#arrange()
  }

  fill(segments: readonly SegmentBytes[]): void {
    this.#segments = segments.map(read)
    this.#applied.clear()
    this.#folded = this.#built = undefined
    this.#arrange()
  }

  extend(segment: SegmentBytes, keep: number): readonly EngineEvent[] {
    const added = read(segment)
    const kept = this.#segments.slice(Math.max(0, this.#segments.length - keep))
    // the fold began with what is let go of
    if (kept.length < this.#segments.length) this.#folded = undefined
    this.#segments = [...kept, added]
    this.#arrange()
    return added.recorded.map(({ event }) => event)
  }

  used(event: EngineEvent): void {
    const entry = this.#entryOf.get(event)
    if (entry && !survivesUse(event)) this.#applied.add(entry)
  }

  build(before: number): void {
    this.#renew()
    // what began to play with its element has gone on since: the fold doesn't know for how long
    const folded = this.#segments.some(({ hasMedia }) => hasMedia) ? undefined : this.#foldUntil(before)
    const [meta, snapshot, ...others] = folded?.fold.keyframe(before - KEYFRAME_BEFORE_MS) ?? []
    // what follows the snapshot lies in the fold, too, and would be edited there
    if (meta && snapshot) this.#built = { keyframe: [meta, snapshot, ...structuredClone(others)], before }
    else this.#folded = this.#built = undefined
    this.#arrange()
  }

  neighbour(timestamp: number, direction: 1 | -1): number | undefined {
    const times = this.#segments.flatMap(({ recorded }) => recorded.map(({ event }) => event.timestamp))
    return direction === 1 ? times.find((time) => time > timestamp) : times.findLast((time) => time < timestamp)
  }

  #renew(): void {
    if (this.#applied.size === 0) return
    for (const entry of this.#applied) entry.event = { ...parsed(entry.line), timestamp: entry.event.timestamp }
    this.#applied.clear()
    this.#arrange()
  }

  #foldUntil(before: number): Folded {
    const last = this.#folded && this.held[this.#folded.count - 1]
    const goesOn = this.#folded && (last?.timestamp ?? -Infinity) < before
    const folded = goesOn ? (this.#folded as Folded) : { fold: createFold(), count: 0 }
    for (let next = this.held[folded.count]; next && next.timestamp < before; next = this.held[folded.count]) {
      folded.fold.apply(next)
      folded.count++
    }
    return (this.#folded = folded)
  }

  #arrange(): void {
    const entries = [...(this.#segments[0]?.keyframe ?? []), ...this.#segments.flatMap(({ recorded }) => recorded)]
    this.held = entries.map(({ event }) => event)
    this.#entryOf.clear()
    for (const entry of entries) this.#entryOf.set(entry.event, entry)
    this.firstSnapshotAt = this.held.find(({ type }) => type === EventType.FullSnapshot)?.timestamp
    // behind the last event, so that a moment between the two holds it
    const end = Math.max(this.#endedAt + 1, (this.firstSnapshotAt ?? 0) + 2)
    const { keyframe, before } = this.#built ?? { keyframe: [], before: -Infinity }
    const later = this.held.filter(({ timestamp }) => timestamp >= before)
    this.events = [marker(this.#startedAt), ...keyframe, ...later, marker(end)]
  }
}

/** The Replayer can't edit these in a way that shows. */
function survivesUse(event: EngineEvent): boolean {
  if (event.type !== EventType.IncrementalSnapshot) return event.type !== EventType.FullSnapshot
  return event.data.source !== IncrementalSource.Mutation
}

function read({ keyframe, events }: SegmentBytes): Held {
  const [built, recorded] = [keyframe ? entriesIn(keyframe) : [], entriesIn(events)]
  return { keyframe: built, recorded, hasMedia: [...built, ...recorded].some(({ line }) => MEDIA_STATE.test(line)) }
}

const MEDIA_STATE = /"rr_mediaState"\s*:/

function entriesIn(bytes: Uint8Array): Entry[] {
  const lines = new TextDecoder().decode(bytes).split('\n')
  const entries = lines.filter((line) => line !== '').map((line) => ({ line, event: parsed(line) }))
  const snapshots = entries.filter(({ event }) => event.type === EventType.FullSnapshot)
  for (const { event } of entries) if (event.type === EventType.Meta) moveToSnapshot(event, snapshots)
  return entries
    .map((entry, order) => ({ entry, order }))
    .sort((a, b) => a.entry.event.timestamp - b.entry.event.timestamp || a.order - b.order)
    .map(({ entry }) => entry)
}

function parsed(line: string): EngineEvent {
  return JSON.parse(line) as EngineEvent
}

/**
 * rrweb rebuilds from the last meta event before a moment, even where its full snapshot comes later: the meta event
 * therefore moves to its snapshot's time.
 */
function moveToSnapshot(meta: EngineEvent, snapshots: readonly Entry[]): void {
  meta.timestamp = snapshots.find(({ event }) => event.timestamp >= meta.timestamp)?.event.timestamp ?? meta.timestamp
}

function marker(timestamp: number): EngineEvent {
  return { type: EventType.Custom, data: { tag: 'portable-replay', payload: {} }, timestamp }
}
