import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate'
import type { Fields } from '../../src/model/event.ts'
import type { RecordedEvent } from './take.ts'

/** How an export names its tabs: by their ids until the end of 2025, by numbers from 1 since then. */
export type WindowNames = 'ids' | 'numbers'

interface ExportOptions {
  readonly sessionId: string
  readonly windowNames?: WindowNames
}

/** Gives bare events a tab, as all wrappers below want them. */
export function inWindow(windowId: string, events: readonly RecordedEvent['event'][]): RecordedEvent[] {
  return events.map((event) => ({ windowId, event }))
}

/** PostHog's "Export as JSON" file, version 2023-04-28, on one line as its streaming writer makes it. */
export function asPosthogExport(events: readonly RecordedEvent[], options: ExportOptions): string {
  const { sessionId, windowNames = 'numbers' } = options
  const snapshots = namedEvents(events, windowNames)
  return JSON.stringify({
    version: '2023-04-28',
    data: { id: sessionId, person: person(), snapshots },
  })
}

/** PostHog's "Export as JSON" file of early 2023, version 2022-12-02, which knows no session id. */
export function asFirstPosthogExport(events: readonly RecordedEvent[]): string {
  const snapshotsByWindowId: Record<string, unknown[]> = {}
  for (const { windowId, event } of events) (snapshotsByWindowId[windowId] ??= []).push(event)
  return JSON.stringify({
    version: '2022-12-02',
    data: { person: person(), snapshotsByWindowId },
  })
}

/** PostHog's snapshots as JSON lines, `["<windowId>",{event}]`, a line feed after each. */
export function asSnapshotLines(events: readonly RecordedEvent[]): string {
  return events.map(({ windowId, event }) => `${JSON.stringify([windowId, event])}\n`).join('')
}

/** A bare array of rrweb events, each with the tab that it came from. */
export function asEventArray(events: readonly RecordedEvent[], windowNames: WindowNames = 'ids'): string {
  return JSON.stringify(namedEvents(events, windowNames))
}

/** The text as a gzip file without a time in it, so that the same text gives the same bytes. */
export function asGzip(text: string): Uint8Array {
  return gzipSync(strToU8(text), { mtime: 0 })
}

/** Packs the large members of each event as PostHog's recorder does since October 2024 (`cv: "2024-10"`). */
export function packEvents(events: readonly RecordedEvent[]): RecordedEvent[] {
  return events.map(({ windowId, event }) => ({
    windowId,
    event: packEvent(event),
  }))
}

function packEvent(event: RecordedEvent['event']): RecordedEvent['event'] {
  // A packed snapshot's data is text, which no type of ours says: readers must not trust it either.
  if (event.type === 2) return { ...event, cv: '2024-10', data: pack(event.data) } as never
  const names = packedMembers(event)
  if (names.length === 0) return event
  const packed = names.flatMap((name) => (name in event.data ? [[name, pack(event.data[name])]] : []))
  return {
    ...event,
    cv: '2024-10',
    data: { ...event.data, ...(Object.fromEntries(packed) as Fields) },
  } as never
}

function packedMembers({ type, data }: RecordedEvent['event']): readonly string[] {
  if (type !== 3) return []
  if (data.source === 0) return ['texts', 'attributes', 'removes', 'adds']
  return data.source === 8 ? ['adds', 'removes'] : []
}

function pack(value: unknown): string {
  return strFromU8(gzipSync(strToU8(JSON.stringify(value)), { mtime: 0 }), true)
}

/** What `packEvents` packed, for tests that look inside. */
export function unpack(text: string): unknown {
  return JSON.parse(strFromU8(gunzipSync(strToU8(text, true))))
}

function namedEvents(events: readonly RecordedEvent[], windowNames: WindowNames): unknown[] {
  const ids = [...new Set(events.map(({ windowId }) => windowId))]
  return events.map(({ windowId, event }) => ({
    windowId: windowNames === 'ids' ? windowId : ids.indexOf(windowId) + 1,
    ...event,
  }))
}

function person(): unknown {
  return {
    id: '7',
    name: 'Robin Example',
    distinct_ids: ['robin'],
    properties: {},
    created_at: '2026-01-05T08:00:00.000000Z',
    uuid: '0195a7c0-0000-7000-8000-000000000007',
  }
}
