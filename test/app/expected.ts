import type { RecordedEvent } from './take.ts'

/** What a reader of a fixture must find in it. */
export interface Expected {
  /** Events by the recorder's id of the tab. */
  readonly windows: Readonly<Record<string, number>>
  /** Events by rrweb's number of their type. */
  readonly types: Readonly<Record<string, number>>
  /** Epoch ms of the earliest event. */
  readonly first: number
  /** Epoch ms of the latest event. */
  readonly last: number
}

/** Counts what was recorded, for a fixture's `expected.json`. */
export function countEvents(events: readonly RecordedEvent[]): Expected {
  const timestamps = events.map(({ event }) => event.timestamp)
  return {
    windows: count(events.map(({ windowId }) => windowId)),
    types: count(events.map(({ event }) => String(event.type))),
    first: Math.min(...timestamps),
    last: Math.max(...timestamps),
  }
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
