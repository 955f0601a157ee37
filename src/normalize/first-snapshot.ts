import { EventType, type ReplayEvent } from '../model/event.ts'

/** Events without the changes that come before there is a page to change; marks and logs stay. */
export function fromFirstSnapshot(events: readonly ReplayEvent[]): { events: readonly ReplayEvent[]; early: number } {
  const first = events.findIndex((event) => event.type === EventType.FullSnapshot)
  const isEarly = (event: ReplayEvent, index: number) => index < first && event.type === EventType.IncrementalSnapshot
  const kept = events.filter((event, index) => !isEarly(event, index))
  const early = events.length - kept.length
  return { events: early === 0 ? events : kept, early }
}

/** Whether there is anything to show. */
export function hasSnapshot(events: readonly ReplayEvent[]): boolean {
  return events.some((event) => event.type === EventType.FullSnapshot)
}
