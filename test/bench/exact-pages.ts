/** Our page of a recording, and those of rrweb's own player: from the same events of one session and one window. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExtractedEvent } from '../../src/index.ts'
import { EventType, IncrementalSource } from '../../src/model/event.ts'
import { library } from '../page/product.ts'
import { writeNaivePage } from './tools.ts'

/** Paths of files. */
export interface Pages {
  readonly ours: string
  readonly stock: string
  /** rrweb's player without its virtual document. */
  readonly plain: string
  readonly events: string
  readonly durationMs: number
  readonly notes: readonly string[]
}

/** Leaves events of the kind `without` out of our page. */
export async function preparePages(
  input: string,
  folder: string,
  without?: string,
): Promise<Pages | { readonly skipped: string }> {
  const { buildReplay, extractEvents, ReplayError } = await library()
  const [ours, stock, plain, eventsFile] = ['ours.html', 'stock.html', 'plain.html', 'events.json'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string]
  const built = await buildReplay(input).catch((error: unknown) => {
    if (error instanceof ReplayError) return undefined
    throw error
  })
  if (!built) return { skipped: 'no recording' }
  const { events, notes } = oneWindow(await extractEvents(built.html), built.sessions.length)
  if (!events.some(({ type }) => type === EventType.FullSnapshot)) return { skipped: 'no picture' }
  const left = without === undefined ? events : leaveOut(events, without)
  const isWhole = notes.length === 0 && without === undefined
  const page = isWhole ? built : await buildReplay({ name: 'events.json', data: textOf(left) })
  writeFileSync(ours, page.html)
  writeFileSync(eventsFile, textOf(events))
  writeNaivePage(eventsFile, stock, 'json')
  writeFileSync(plain, withoutVirtualDocument(readFileSync(stock, 'utf8')))
  const durationMs = (events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0)
  return { ours, stock, plain, events: eventsFile, durationMs, notes }
}

function textOf(events: readonly ExtractedEvent[]): string {
  return `[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]\n`
}

/** rrweb's player knows neither several sessions nor several windows: of the first session, those of its first window. */
function oneWindow(events: readonly ExtractedEvent[], sessions: number) {
  const windows = [...new Set(events.map(({ windowId }) => windowId))]
  const notes = [
    ...(sessions > 1 ? [`session 1 of ${sessions}`] : []),
    ...(windows.length > 1 ? [`window 1 of ${windows.length}`] : []),
  ]
  const kept = windows.length > 1 ? events.filter(({ windowId }) => windowId === windows[0]) : events
  return { events: kept.map(({ windowId: _, ...event }) => event), notes }
}

/** Something else, which shows nothing, takes their place, so that times stay the same. */
function leaveOut(events: readonly ExtractedEvent[], kind: string): ExtractedEvent[] {
  const source = (IncrementalSource as Readonly<Record<string, number>>)[kind]
  const type =
    source === undefined ? (EventType as Readonly<Record<string, number>>)[kind] : EventType.IncrementalSnapshot
  if (type === undefined) throw new Error(`${kind} is no kind of event: ${Object.keys(IncrementalSource).join(', ')}`)
  const isOut = (event: ExtractedEvent) =>
    event.type === type && (source === undefined || event.data['source'] === source)
  if (!events.some(isOut)) throw new Error(`there are no events of the kind ${kind}`)
  const nothing = { type: EventType.Custom, data: { tag: 'left out', payload: {} } }
  return events.map((event) => (isOut(event) ? { ...nothing, timestamp: event.timestamp } : event))
}

const PROPS = 'autoPlay:false'

function withoutVirtualDocument(html: string): string {
  const at = html.lastIndexOf(PROPS)
  if (at < 0) throw new Error(`the page of rrweb's player no longer says ${PROPS}`)
  return `${html.slice(0, at)}useVirtualDom:false,${html.slice(at)}`
}
