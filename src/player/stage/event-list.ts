/**
 * The events on the stage: those of a few segments that follow one another. rrweb's Replayer edits the events that it is
 * given (it filters a mutation's removes, merges attributes into snapshots), so an event that it has applied is parsed anew
 * before it is given again.
 */
import { EventType, IncrementalSource } from '../../model/event.ts'
import type { EngineEvent } from 'rrweb-player'
import type { SegmentBytes } from '../../pack/unpack.ts'

export interface EventList {
  /** For the Replayer's own use, sorted by time: a marker, a keyframe, the events, a marker. */
  readonly events: EngineEvent[]
  /** Takes other segments in place of all that were here. */
  fill(segments: readonly SegmentBytes[]): void
  /** Takes the segment behind the last one, and lets go of all but the last `keep` of the others; answers its events. */
  extend(segment: SegmentBytes, keep: number): readonly EngineEvent[]
  /** Takes note that the Replayer applied this event object. */
  used(event: EngineEvent): void
  /** Puts fresh objects in place of those that were applied. */
  renew(): void
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
}

export function createEventList(startedAt: number, endedAt: number): EventList {
  return new HeldEvents(startedAt, endedAt)
}

class HeldEvents implements EventList {
  events: EngineEvent[] = []
  firstSnapshotAt: number | undefined
  readonly #startedAt: number
  readonly #endedAt: number
  #held: readonly Held[] = []
  readonly #applied = new Set<Entry>()
  readonly #entryOf = new Map<EngineEvent, Entry>()

  constructor(startedAt: number, endedAt: number) {
    this.#startedAt = startedAt
    this.#endedAt = endedAt
    this.#arrange()
  }

  fill(segments: readonly SegmentBytes[]): void {
    this.#held = segments.map(read)
    this.#applied.clear()
    this.#arrange()
  }

  extend(segment: SegmentBytes, keep: number): readonly EngineEvent[] {
    const added = read(segment)
    this.#held = [...this.#held.slice(Math.max(0, this.#held.length - keep)), added]
    this.#arrange()
    return added.recorded.map(({ event }) => event)
  }

  used(event: EngineEvent): void {
    const entry = this.#entryOf.get(event)
    if (entry && !survivesUse(event)) this.#applied.add(entry)
  }

  renew(): void {
    if (this.#applied.size === 0) return
    for (const entry of this.#applied) entry.event = { ...parsed(entry.line), timestamp: entry.event.timestamp }
    this.#applied.clear()
    this.#arrange()
  }

  neighbour(timestamp: number, direction: 1 | -1): number | undefined {
    const times = this.#held.flatMap(({ recorded }) => recorded.map(({ event }) => event.timestamp))
    return direction === 1 ? times.find((time) => time > timestamp) : times.findLast((time) => time < timestamp)
  }

  #arrange(): void {
    const listed = [...(this.#held[0]?.keyframe ?? []), ...this.#held.flatMap(({ recorded }) => recorded)]
    this.#entryOf.clear()
    for (const entry of listed) this.#entryOf.set(entry.event, entry)
    this.firstSnapshotAt = listed.find(({ event }) => event.type === EventType.FullSnapshot)?.event.timestamp
    // behind the last event, so that a moment between the two holds it
    const end = Math.max(this.#endedAt + 1, (this.firstSnapshotAt ?? 0) + 2)
    this.events = [marker(this.#startedAt), ...listed.map(({ event }) => event), marker(end)]
  }
}

/** The Replayer can't edit these in a way that shows. */
function survivesUse(event: EngineEvent): boolean {
  if (event.type !== EventType.IncrementalSnapshot) return event.type !== EventType.FullSnapshot
  return event.data.source !== IncrementalSource.Mutation
}

function read({ keyframe, events }: SegmentBytes): Held {
  return { keyframe: keyframe ? entriesIn(keyframe) : [], recorded: entriesIn(events) }
}

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
