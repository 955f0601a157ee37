/** The way back: the events of a page, as an rrweb array. */
import { problem, ReplayError } from './model/problem.ts'
import type { ReplayEvent } from './model/event.ts'
import { openPageText, type PageText } from './pack/page-text.ts'
import { loadZstd } from './pack/zstd.ts'

/** An rrweb event; sessions of several browser tabs have `windowId` on each. */
export type ExtractedEvent = ReplayEvent & { readonly windowId?: string }

export interface ExtractOptions {
  /** Which session, counted from 1. Default: 1. */
  readonly session?: number
  /** What messages call the page. Default: `page`. */
  readonly name?: string
}

/**
 * Reads the events of one session out of a page that portable-replay made, sorted by time.
 * @throws ReplayError when the page is none of ours, is damaged or holds no such session.
 */
export async function extractEvents(html: string, options: ExtractOptions = {}): Promise<ExtractedEvent[]> {
  const { session = 1, name = 'page' } = options
  const { decompress } = await loadZstd()
  const page = openPageText(name, html, decompress)
  const found = page.index.sessions[session - 1]
  if (!found) throw new ReplayError(problem('no-such-session', { session, sessions: page.index.sessions.length }))
  const several = found.windows.length > 1
  const events: ExtractedEvent[] = []
  for (const [number, window] of found.windows.entries()) {
    for (const event of await windowEvents(page, session - 1, number)) {
      events.push(several ? { windowId: window.id, ...event } : event)
    }
  }
  return events.sort((a, b) => a.timestamp - b.timestamp)
}

async function windowEvents(page: PageText, session: number, window: number): Promise<ReplayEvent[]> {
  const decoder = new TextDecoder()
  const chunks = await page.windowEvents(session, window)
  return chunks.flatMap((chunk) =>
    decoder
      .decode(chunk)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ReplayEvent),
  )
}
