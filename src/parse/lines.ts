import {
  eventsOf,
  eventsOfList,
  holdsEvents,
  isEvent,
  isEventBatch,
  isEventPair,
  isPair,
  windowIdOf,
} from './event-shapes.ts'
import type { Format, Found, FoundEvent } from './format.ts'

/** PostHog's snapshots API and storage: lines of `["<windowId>", {event}]` or `{"window_id", "data": [events]}`. */
export const posthogLines: Format = {
  id: 'posthog-lines',
  // A download of one line is a whole JSON value too, and a pair is an array: this row stands before the bare arrays.
  recognises: (value) => isPairLine(value) || isEventBatch(value) || isPairList(value) || namesWindow(value),
  read: readLines,
}

/** PostHog's "rrweb" and "raw" exports of 2025: a bare array of events of which each names its window. */
export const posthogArray: Format = {
  id: 'posthog-array',
  recognises: (value) => Array.isArray(value) && value.some(namesWindow),
  read: readLines,
}

/** What rrweb's recorder emits, as it is: an array of events, or lines of one event or an array of them. */
export const rrwebArray: Format = {
  id: 'rrweb',
  recognises: (value) => isEvent(value) || holdsEvents(value),
  read: readLines,
}

function isPairLine(value: unknown): boolean {
  return isEventPair(value)
}

function isPairList(value: unknown): boolean {
  return Array.isArray(value) && value.some((item) => isEventPair(item) || isEventBatch(item))
}

function namesWindow(value: unknown): boolean {
  return isEvent(value) && (windowIdOf(value.windowId) ?? windowIdOf(value.window_id)) !== undefined
}

/** Lines of one session, whatever mixture of shapes they have. */
function readLines(values: readonly unknown[]): Found {
  const lines = values.map(lineEvents)
  const skipped = lines.filter((line) => line === undefined).length
  return { sessions: [{ events: lines.flatMap((line) => line ?? []) }], skipped }
}

function lineEvents(value: unknown): readonly FoundEvent[] | undefined {
  if (isPair(value) || isEventBatch(value) || isEvent(value)) return eventsOf(value)
  return holdsEvents(value) ? eventsOfList(value) : undefined
}
