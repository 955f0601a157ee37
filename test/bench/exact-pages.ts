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

interface Chosen {
  readonly events: readonly ExtractedEvent[]
  /** What of the recording is left aside. */
  readonly notes: readonly string[]
}

type Library = Awaited<ReturnType<typeof library>>
type Built = Awaited<ReturnType<Library['buildReplay']>>

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
  const { events, notes } = await longestSession(built, extractEvents)
  if (!events.some(({ type }) => type === EventType.FullSnapshot)) return { skipped: 'no picture' }
  const left = without === undefined ? events : leaveOut(events, without)
  const isWhole = notes.length === 0 && without === undefined
  const page = isWhole ? built : await buildReplay({ name: 'events.json', data: textOf(left) })
  const ours = join(folder, 'ours.html')
  writeFileSync(ours, page.html)
  const durationMs = (events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0)
  return { ours, ...writePlayerPages(events, folder), durationMs, notes }
}

/** rrweb's player knows neither several sessions nor several windows: it gets one window of the session with most events. */
async function longestSession({ html, sessions }: Built, extract: Library['extractEvents']): Promise<Chosen> {
  const most = Math.max(...sessions.map(({ events }) => events))
  const at = sessions.findIndex(({ events }) => events === most)
  const extracted = await extract(html, { session: at + 1 })
  const windows = [...new Set(extracted.map(({ windowId }) => windowId))]
  const notes = [
    ...(sessions.length > 1 ? [`session ${at + 1} of ${sessions.length}`] : []),
    ...(windows.length > 1 ? [`window 1 of ${windows.length}`] : []),
  ]
  const kept = extracted.filter(({ windowId }) => windowId === windows[0])
  const { startedAt = 0, durationMs = 0 } = sessions[at] ?? {}
  return { events: between([startedAt, startedAt + durationMs], kept), notes }
}

/** With the session's start and end, which may be those of events that are not there any more. */
function between(ends: readonly number[], events: readonly ExtractedEvent[]): ExtractedEvent[] {
  const missing = ends.filter((end) => !events.some(({ timestamp }) => timestamp === end))
  const named = [...missing.map(nothingAt), ...events].sort((a, b) => a.timestamp - b.timestamp)
  return named.map(({ windowId: _, ...event }) => event)
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
