/**
 * The events on the stage. rrweb's Replayer edits the events that it is given (it filters a mutation's removes, merges
 * attributes into snapshots), so an event that it has applied is parsed anew before it is given again.
 */
import { EventType, IncrementalSource, type ReplayEvent } from '../../model/event.ts'
import type { EngineEvent } from 'rrweb-player'

export interface EventList {
  /** For the Replayer's own use, sorted by time: a marker, the events, a marker. Replaced in part by `renew`. */
  readonly events: EngineEvent[]
  /** Takes note that the Replayer applied this event object. */
  used(event: EngineEvent): void
  /** Puts fresh objects in place of those that were applied. */
  renew(): void
  /** Timestamp of the first full snapshot; undefined where there is none. */
  readonly firstSnapshotAt: number | undefined
  /** Timestamp of the next or previous event strictly after or before a timestamp. */
  neighbour(timestamp: number, direction: 1 | -1): number | undefined
}

/** The Replayer can't edit these in a way that shows. */
function survivesUse(event: EngineEvent): boolean {
  if (event.type !== EventType.IncrementalSnapshot) return event.type !== EventType.FullSnapshot
  return event.data.source !== IncrementalSource.Mutation
}

function readLines(chunks: readonly Uint8Array[]): string[] {
  const decoder = new TextDecoder()
  return chunks.flatMap((chunk) => decoder.decode(chunk).split('\n')).filter((line) => line !== '')
}

function marker(timestamp: number): EngineEvent {
  return { type: EventType.Custom, data: { tag: 'portable-replay', payload: {} }, timestamp }
}

/**
 * rrweb rebuilds from the last meta event before a moment, even where its full snapshot comes later: the meta event
 * therefore moves to its snapshot's time.
 */
function metaAt(event: EngineEvent, snapshots: readonly number[]): EngineEvent {
  const next = snapshots.find((timestamp) => timestamp >= event.timestamp)
  return next === undefined || next === event.timestamp ? event : { ...event, timestamp: next }
}

export function createEventList(chunks: readonly Uint8Array[], startedAt: number, endedAt: number): EventList {
  const lines = readLines(chunks)
  const parsed = lines.map((line) => JSON.parse(line) as ReplayEvent as EngineEvent)
  const snapshots = parsed.filter((event) => event.type === EventType.FullSnapshot).map((event) => event.timestamp)
  const parse = (line: string): EngineEvent => {
    const event = JSON.parse(line) as EngineEvent
    return event.type === EventType.Meta ? metaAt(event, snapshots) : event
  }
  const entries = parsed
    .map((event, line) => ({ line, event: event.type === EventType.Meta ? metaAt(event, snapshots) : event }))
    .map((entry, order) => ({ ...entry, order }))
    .sort((a, b) => a.event.timestamp - b.event.timestamp || a.order - b.order)
  // behind the last event, so that a moment between the two holds it
  const end = Math.max(endedAt + 1, (snapshots[0] ?? 0) + 2)
  const events = [marker(startedAt), ...entries.map((entry) => entry.event), marker(end)]
  const times = events.slice(1, -1).map((event) => event.timestamp)
  const indexOf = new Map(events.map((event, index) => [event, index]))
  const applied = new Set<number>()
  return {
    events,
    firstSnapshotAt: snapshots[0],
    used(event) {
      const index = indexOf.get(event)
      if (index !== undefined && !survivesUse(event)) applied.add(index)
    },
    renew() {
      for (const index of applied) {
        const stale = events[index] as EngineEvent
        const fresh = parse(lines[entries[index - 1]?.line ?? 0] ?? 'null')
        events[index] = fresh
        indexOf.delete(stale)
        indexOf.set(fresh, index)
      }
      applied.clear()
    },
    neighbour(timestamp, direction) {
      return direction === 1 ? times.find((time) => time > timestamp) : times.findLast((time) => time < timestamp)
    },
  }
}
