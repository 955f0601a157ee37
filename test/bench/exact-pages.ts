/** Our page of a recording, and those of rrweb's own player: from the same events of one session and one window. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExtractedEvent } from '../../src/index.ts'
import { EventType, IncrementalSource } from '../../src/model/event.ts'
import { library } from '../page/product.ts'
import { nothingAt } from './exact-mends.ts'
import { type PlayerPages, textOf, writePlayerPages } from './exact-players.ts'

/** Paths of files. */
export interface Pages extends PlayerPages {
  readonly ours: string
  readonly durationMs: number
  readonly notes: readonly string[]
}

interface Shown {
  readonly events: readonly ExtractedEvent[]
  /** What of the session is left aside. */
  readonly notes: readonly string[]
}

/** Leaves events of the kind `without` out of our page. */
export async function preparePages(
  input: string,
  folder: string,
  without?: string,
): Promise<Pages | { readonly skipped: string }> {
  const { buildReplay, extractEvents, ReplayError } = await library()
  const built = await buildReplay(input).catch((error: unknown) => {
    if (error instanceof ReplayError) return undefined
    throw error
  })
  if (!built) return { skipped: 'no recording' }
  const { startedAt = 0, durationMs = 0 } = built.sessions[0] ?? {}
  const { events, notes } = oneWindow(await extractEvents(built.html), built.sessions.length)
  if (!events.some(({ type }) => type === EventType.FullSnapshot)) return { skipped: 'no picture' }
  const times = [startedAt, startedAt + durationMs].filter(
    (time) => !events.some(({ timestamp }) => timestamp === time),
  )
  const timed = [...events, ...times.map(nothingAt)].sort((a, b) => a.timestamp - b.timestamp)
  const left = without === undefined ? timed : leaveOut(timed, without)
  const isWhole = notes.length === 0 && without === undefined
  const page = isWhole ? built : await buildReplay({ name: 'events.json', data: textOf(left) })
  const ours = join(folder, 'ours.html')
  writeFileSync(ours, page.html)
  return { ours, ...writePlayerPages(timed, folder), durationMs, notes }
}

/** rrweb's player knows neither several sessions nor several windows: of the first session, those of its first window. */
function oneWindow(events: readonly ExtractedEvent[], sessions: number): Shown {
  const windows = [...new Set(events.map(({ windowId }) => windowId))]
  const notes = [
    ...(sessions > 1 ? [`session 1 of ${sessions}`] : []),
    ...(windows.length > 1 ? [`window 1 of ${windows.length}`] : []),
  ]
  const kept = windows.length > 1 ? events.filter(({ windowId }) => windowId === windows[0]) : events
  return { events: kept.map(({ windowId: _, ...event }) => event), notes }
}

function leaveOut(events: readonly ExtractedEvent[], kind: string): ExtractedEvent[] {
  const isOut = isOfKind(kind)
  if (!events.some(isOut)) throw new Error(`there are no events of the kind ${kind}`)
  return events.map((event) => (isOut(event) ? nothingAt(event.timestamp) : event))
}

function isOfKind(kind: string): (event: ExtractedEvent) => boolean {
  const source = (IncrementalSource as Readonly<Record<string, number>>)[kind]
  if (source !== undefined)
    return ({ type, data }) => type === EventType.IncrementalSnapshot && data['source'] === source
  const wanted = (EventType as Readonly<Record<string, number>>)[kind]
  if (wanted === undefined) throw new Error(`${kind} is no kind of event: ${Object.keys(IncrementalSource).join(', ')}`)
  return ({ type }) => type === wanted
}
