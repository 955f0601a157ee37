import {
  eventsOf,
  eventsOfList,
  holdsEvents,
  isBatch,
  isEvent,
  isEventBatch,
  isEventPair,
  isPair,
  ownWindowId,
  windowIdOf,
} from './event-shapes.ts'
import type { EventList } from '../model/event-list.ts'
import { isEventText } from './event-text.ts'
import type { Format, Found, FoundEvent, FoundList } from './format.ts'
import { anyOf, isList } from './json-list.ts'

/** PostHog's snapshots API and storage: lines of `["<windowId>", {event}]` or `{"window_id", "data": [events]}`. */
export const posthogLines: Format = {
  id: 'posthog-lines',
  title: 'PostHog snapshots, API and object storage (lines)',
  sign: '["tab", {event}] or {window_id, data: [events]} a line; events that name their tab',
  // A download of one line is a whole JSON value too, and a pair is an array: this row stands before the bare arrays.
  recognises: (value) => isPairLine(value) || isEventBatch(value) || isPairList(value) || namesWindow(value),
  read: readLines,
}

/** PostHog's "rrweb" and "raw" exports of 2025: a bare array of events of which each names its window. */
export const posthogArray: Format = {
  id: 'posthog-array',
  title: 'PostHog "rrweb" export of 2025 (events that name their tab)',
  sign: '[{type, data, timestamp, windowId}]',
  recognises: (value) => isList(value) && anyOf(value, namesWindow),
  read: readLines,
}

/** Events that rrweb's packer made texts of: an array of such texts, or one a line. */
export const rrwebPacked: Format = {
  id: 'rrweb-packed',
  title: 'rrweb events packed with @rrweb/packer',
  sign: "texts that rrweb's packer made, in a list or one a line",
  recognises: (value) => isEventText(value) || (isList(value) && anyOf(value, isEventText)),
  read: readLines,
}

/** What rrweb's recorder emits, as it is: an array of events, or lines of one event or an array of them. */
export const rrwebArray: Format = {
  id: 'rrweb',
  title: 'rrweb events (array or lines): rrweb, Sentry, New Relic, Browserbase and others',
  sign: '[{type, data, timestamp}], or one event a line',
  recognises: (value) => isEvent(value) || holdsEvents(value),
  read: readLines,
}

function isPairLine(value: unknown): boolean {
  return isEventPair(value)
}

function isPairList(value: unknown): boolean {
  return isList(value) && anyOf(value, (item) => isEventPair(item) || isEventBatch(item))
}

function namesWindow(value: unknown): boolean {
  return isEvent(value) && (windowIdOf(value.windowId) ?? windowIdOf(value.window_id)) !== undefined
}

/** Lines of one session, whatever mixture of shapes they have. A list that is still bytes is read an event at a time. */
function readLines(values: EventList): Found {
  const hasLongList = Array.isArray(values) && values.some(isLong)
  const lists = hasLongList ? [...values].map(listOfLine) : [{ elements: values, eventsOf: lineEvents }]
  return { sessions: [{ lists }], skipped: 0 }
}

/** Whether a value is, or holds, a list that is still bytes. */
function isLong(value: unknown): boolean {
  const list = isBatch(value) ? value.data : value
  return isList(list) && !Array.isArray(list)
}

function listOfLine(value: unknown): FoundList {
  if (isList(value) && holdsEvents(value)) return eventsOfList(value)
  if (isEventBatch(value)) return eventsOfList(value.data, ownWindowId(value))
  return { elements: [value], eventsOf: lineEvents }
}

function lineEvents(value: unknown): readonly FoundEvent[] | undefined {
  if (isPair(value) || isEventBatch(value) || isEvent(value) || isEventText(value)) return eventsOf(value)
  return holdsEvents(value) ? [...value].flatMap((item) => eventsOf(item)) : undefined
}
