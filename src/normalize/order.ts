import { EventType, type ReplayEvent } from '../model/event.ts'

/** Events by time; those of one time keep their order. The same array when it was sorted. */
export function sortByTime(events: readonly ReplayEvent[]): { events: readonly ReplayEvent[]; late: number } {
  let late = 0
  let latest = 0
  for (const { timestamp } of events) {
    if (timestamp < latest) late++
    else latest = timestamp
  }
  return { events: late === 0 ? events : events.toSorted((a, b) => a.timestamp - b.timestamp), late }
}

/**
 * Sorted events without those that an event of the same time already says. Meta events stay: two full snapshots of one
 * time need one each.
 */
export function withoutRepeats(events: readonly ReplayEvent[]): { events: readonly ReplayEvent[]; repeats: number } {
  const kept: ReplayEvent[] = []
  for (let start = 0; start < events.length;) {
    const time = events[start]?.timestamp
    let end = start + 1
    while (events[end]?.timestamp === time) end++
    if (end === start + 1) kept.push(events[start] as ReplayEvent)
    else for (const event of distinct(events.slice(start, end))) kept.push(event)
    start = end
  }
  const repeats = events.length - kept.length
  return { events: repeats === 0 ? events : kept, repeats }
}

/** Writing an event as text is dear, so only those are written that have another of their kind beside them. */
function distinct(events: readonly ReplayEvent[]): ReplayEvent[] {
  const kinds = new Map<string, number>()
  for (const event of events) kinds.set(kindOf(event), (kinds.get(kindOf(event)) ?? 0) + 1)
  const seen = new Set<string>()
  return events.filter((event) => {
    if (event.type === EventType.Meta || kinds.get(kindOf(event)) === 1) return true
    const text = `${event.type}${JSON.stringify(event.data)}`
    if (seen.has(text)) return false
    seen.add(text)
    return true
  })
}

function kindOf({ type, data }: ReplayEvent): string {
  return type === EventType.IncrementalSnapshot ? `${type}.${data['source']}` : `${type}`
}
