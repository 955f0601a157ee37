import type { EventList } from '../model/event-list.ts'
import { type Fields, isFields } from '../model/event.ts'
import { jsonOrValue } from './beside.ts'
import { isEvent } from './event-shapes.ts'
import type { Format, FoundSession } from './format.ts'
import { anyOf, isList } from './json-list.ts'
import { mergedSessions } from './merged.ts'
import { collected } from './parts.ts'
import { listed, sessionNames } from './wrapped.ts'

/** Members under which people's back ends keep the events of a chunk or a database row. */
const EVENTS = ['rrwebEvents', 'rrweb_events', 'events', 'rrweb_data', 'snapshots'] as const
/** Members under which they keep the chunks or rows. */
const ROWS = ['rows', 'chunks', 'data'] as const

/**
 * `[{rrwebEvents: [events]}, …]`: chunks of sessions in a list, one a line, or rows of a database; the events may be a
 * text of JSON, and missing. Chunks that name no session are sorted into sessions by their times.
 */
export const rrwebChunks: Format = {
  id: 'rrweb-chunks',
  title: 'Chunks or database rows with events in them (rrwebEvents, events)',
  sign: '[{rrwebEvents, events, rrweb_data or snapshots: [events]}], or in rows, chunks, data',
  recognises: (value) => anyOf(rowsOf(value), isFilled),
  read(values) {
    const rows = Array.from(values, (value) => [...rowsOf(value)])
    const parts = rows.flat().flatMap(partOf)
    const named = parts.some(({ sessionId }) => sessionId !== undefined)
    return {
      sessions: named ? mergedSessions(parts) : collected(parts.flatMap(({ lists }) => lists)),
      skipped: rows.filter((ofValue) => ofValue.every((row) => partOf(row).length === 0)).length,
    }
  },
}

function rowsOf(value: unknown): EventList {
  if (isList(value)) return value
  const members = isFields(value) ? ROWS.map((name) => value[name]) : []
  return members.find(isList) ?? [value]
}

function isFilled(value: unknown): boolean {
  return partOf(value).some(({ lists }) => lists.some(({ elements }) => elements.length > 0))
}

function partOf(value: unknown): FoundSession[] {
  if (!isFields(value) || isList(value) || isEvent(value)) return []
  const lists = listsIn(value)
  return lists ? [{ ...sessionNames(value), lists }] : []
}

function listsIn(value: Fields) {
  const name = EVENTS.find((member) => Object.hasOwn(value, member))
  return name === undefined ? undefined : listed(jsonOrValue(value[name]))
}
