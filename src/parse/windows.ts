import type { RecordingWindow } from '../model/recording.ts'
import type { FoundEvent } from './format.ts'

/**
 * Sorts events by tab, in order of first appearance. An event that names no tab, such as a note that PostHog puts in
 * front, belongs to the tab of the event before it; the first ones to that of the first that does.
 */
export function windowsOf(events: readonly FoundEvent[]): RecordingWindow[] {
  const windows = new Map<string, unknown[]>()
  let current = events.find(({ windowId }) => windowId !== undefined)?.windowId ?? ''
  for (const { windowId, event } of events) {
    current = windowId ?? current
    const window = windows.get(current)
    if (window) window.push(event)
    else windows.set(current, [event])
  }
  return [...windows].map(([id, itsEvents]) => ({ id, events: itsEvents }))
}
