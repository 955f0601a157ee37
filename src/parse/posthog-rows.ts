/**
 * Rows of PostHog's ClickHouse table `session_recording_events` (2021 to 2023): `snapshot_data` is an event or, mostly, a
 * chunk `{chunk_id, chunk_index, chunk_count, data, compression}`; the `data` of all chunks of an id, one after another,
 * is base64 of gzip of UTF-16 JSON.
 */
import type { EventList } from '../model/event-list.ts'
import { type Fields, isFields } from '../model/event.ts'
import { problem } from '../model/problem.ts'
import { base64Bytes, textInBytes } from './base64.ts'
import { filledText, jsonOrValue } from './beside.ts'
import { eventsOfList, holdsEvents, inWindow, isEvent, windowIdOf } from './event-shapes.ts'
import type { Format, FoundSession, ReadContext } from './format.ts'
import { anyOf, isList } from './json-list.ts'
import { mergedSessions } from './merged.ts'

/** Rows as lines, in a list, or in `data` as ClickHouse's format JSON writes them; chunks without their rows as well. */
export const posthogRows: Format = {
  id: 'posthog-rows',
  title: 'PostHog ClickHouse rows, 2021 to 2023 (session_recording_events)',
  sign: 'rows with snapshot_data, which holds events or chunks of them',
  recognises: (value) => anyOf(rowsOf(value), isRow),
  read(values, context) {
    const chunks = new Map<string, Chunks>()
    const parts: (FoundSession | Chunks)[] = []
    let skipped = 0
    for (const value of values) {
      const rows = [...rowsOf(value)].filter(isRow)
      if (rows.length === 0) skipped++
      for (const row of rows) takeRow(row, { chunks, parts })
    }
    const sessions = parts.map((part) => ('texts' in part ? unchunked(part, context.inflate) : part))
    const damaged = sessions.filter((session) => session === undefined).length
    if (damaged > 0) context.note(problem('chunks-damaged', { name: context.name, damaged, chunks: chunks.size }))
    return { sessions: mergedSessions(sessions.filter((session) => session !== undefined)), skipped }
  },
}

/** The chunks of one id. */
interface Chunks {
  readonly sessionId: string | undefined
  readonly windowId: string | undefined
  readonly count: number
  readonly texts: Map<number, string>
}

interface Taken {
  readonly chunks: Map<string, Chunks>
  /** In the order in which they were found. */
  readonly parts: (FoundSession | Chunks)[]
}

function rowsOf(value: unknown): EventList {
  if (isList(value)) return value
  return isFields(value) && isList(value.data) ? value.data : [value]
}

function isRow(value: unknown): value is Fields {
  return isFields(value) && !isList(value) && dataOf(value) !== undefined
}

/** A row's chunk, event or list of events. */
function dataOf(row: Fields): unknown {
  if (isChunk(row)) return row
  const data = jsonOrValue(row.snapshot_data)
  return isChunk(data) || isEvent(data) || holdsEvents(data) ? data : undefined
}

function isChunk(value: unknown): value is Fields & { readonly data: string } {
  return isFields(value) && 'chunk_id' in value && typeof value.data === 'string'
}

function takeRow(row: Fields, { chunks, parts }: Taken): void {
  const data = dataOf(row)
  const sessionId = filledText(row.session_id)
  const windowId = windowIdOf(row.window_id)
  if (!isChunk(data)) {
    const events = isList(data) ? data : [data]
    parts.push({ sessionId, lists: inWindow([eventsOfList(events)], windowId) })
    return
  }
  const key = JSON.stringify([sessionId, String(data.chunk_id)])
  let ofId = chunks.get(key)
  if (!ofId) {
    ofId = { sessionId, windowId, count: Number(data.chunk_count) || 1, texts: new Map() }
    chunks.set(key, ofId)
    parts.push(ofId)
  }
  ofId.texts.set(Number(data.chunk_index) || 0, data.data)
}

/** Undefined when a chunk is missing or damaged. */
function unchunked(chunks: Chunks, inflate: ReadContext['inflate']): FoundSession | undefined {
  const { sessionId, windowId, count, texts } = chunks
  if (texts.size < count) return undefined
  const inOrder = [...texts].sort(([a], [b]) => a - b).map(([, text]) => text)
  try {
    const events: unknown = JSON.parse(textInBytes(base64Bytes(inOrder.join('')), inflate))
    if (!holdsEvents(events)) return undefined
    return { sessionId, lists: inWindow([eventsOfList(events)], windowId) }
  } catch {
    return undefined
  }
}
