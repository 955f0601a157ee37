import { type Fields, isFields } from '../model/event.ts'
import { jsonOrValue } from './beside.ts'
import type { Format, FoundSession } from './format.ts'
import { isList, someItem } from './list.ts'
import { sessionParts } from './merged.ts'
import { listed, sessionNames } from './wrapped.ts'

/** Members under which people's back ends keep the events of a chunk or a database row. */
const MEMBERS = ['rrwebEvents', 'rrweb_events', 'events', 'rrweb_data', 'snapshots'] as const

/** `[{rrwebEvents: [events]}, …]`: chunks of sessions in a list; the events may be a text of JSON, and missing. */
export const rrwebChunks: Format = {
  id: 'rrweb-chunks',
  title: 'Chunks or rows of events in a list (rrwebEvents, events)',
  recognises: (value) => isChunk(value, ['rrwebEvents', 'rrweb_events']) || someItem(value, isFilledChunk),
  read: sessionParts((value) => {
    const chunks = isList(value) ? value : isFields(value) ? [value] : undefined
    return chunks && Array.from(chunks).flatMap(partOf)
  }),
}

function isFilledChunk(value: unknown): boolean {
  return isChunk(value, MEMBERS)
}

function isChunk(value: unknown, members: readonly string[]): boolean {
  if (!isFields(value) || isList(value)) return false
  const events = eventsIn(value, members)
  return events !== undefined && events.length > 0
}

function partOf(value: unknown): FoundSession[] {
  if (!isFields(value)) return []
  const events = eventsIn(value, MEMBERS)
  return events ? [{ ...sessionNames(value), events }] : []
}

function eventsIn(value: Fields, members: readonly string[]) {
  const name = members.find((member) => Object.hasOwn(value, member))
  return name === undefined ? undefined : listed(jsonOrValue(value[name]))
}
