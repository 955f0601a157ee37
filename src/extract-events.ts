/** The way back: the events of a page, as an rrweb array. */
import type { WindowIndex } from './model/bundle.ts'
import type { ReplayEvent } from './model/event.ts'
import { problem, ReplayError } from './model/problem.ts'
import { openPageText, type PageText } from './pack/page-text.ts'
import { decompress } from './pack/zstd.ts'

/** An rrweb event; sessions of several browser tabs have `windowId` on each. */
export type ExtractedEvent = ReplayEvent & { readonly windowId?: string }

export interface ExtractOptions {
  /** Which session, counted from 1. Default: 1. */
  readonly session?: number
  /** What messages call the page. Default: `page`. */
  readonly name?: string
}

/** Events that are handed to a sink at a time. */
const EVENTS_A_PIECE = 500

/**
 * Reads the events of one session out of a page that portable-replay made, sorted by time.
 * @throws ReplayError when the page is none of ours, is damaged or holds no such session.
 */
export async function extractEvents(html: string, options: ExtractOptions = {}): Promise<ExtractedEvent[]> {
  return [...openSession(html, options)]
}

/**
 * Writes the events of one session to a sink as a JSON array, one event a line, piece by piece: for pages of any size.
 * Answers how many there are.
 * @throws ReplayError when the page is none of ours, is damaged or holds no such session.
 */
export async function writeEvents(
  html: string,
  sink: (text: string) => void | Promise<void>,
  options: ExtractOptions = {},
): Promise<number> {
  let written = 0
  let lines: string[] = []
  for (const event of openSession(html, options)) {
    lines.push(`${written++ === 0 ? '[' : ','}\n${JSON.stringify(event)}`)
    if (lines.length < EVENTS_A_PIECE) continue
    await sink(lines.join(''))
    lines = []
  }
  await sink(`${written === 0 ? '[' : lines.join('')}\n]\n`)
  return written
}

function openSession(html: string, { session = 1, name = 'page' }: ExtractOptions): Generator<ExtractedEvent> {
  const page = openPageText(name, html, decompress)
  const found = page.index.sessions[session - 1]
  if (!found) throw new ReplayError(problem('no-such-session', { session, sessions: page.index.sessions.length }))
  return inTimeOrder(found.windows.map((window) => namedEvents(page, window, found.windows.length)))
}

function* namedEvents(page: PageText, window: WindowIndex, windows: number): Generator<ExtractedEvent> {
  for (const segment of window.segments) {
    for (const event of parseLines(page.segmentBytes(segment))) {
      yield windows > 1 ? { windowId: window.id, ...event } : event
    }
  }
}

/** The checksum of the block was right, so lines that are none mean that the index points to the wrong place. */
function parseLines(bytes: Uint8Array): ReplayEvent[] {
  const lines = new TextDecoder().decode(bytes).split('\n').filter(Boolean)
  try {
    return lines.map((line) => JSON.parse(line) as ReplayEvent)
  } catch (cause) {
    throw new ReplayError(problem('damaged-index', {}), { cause })
  }
}

/** Merges sorted runs; of one time, the earlier run goes first. Only a piece of each is in memory. */
function* inTimeOrder(runs: readonly Generator<ExtractedEvent>[]): Generator<ExtractedEvent> {
  const heads = runs.map((run) => ({ run, next: run.next() }))
  for (;;) {
    let earliest: (typeof heads)[number] | undefined
    for (const head of heads) {
      if (head.next.done) continue
      if (earliest === undefined || head.next.value.timestamp < earliest.next.value.timestamp) earliest = head
    }
    if (!earliest) return
    yield earliest.next.value
    earliest.next = earliest.run.next()
  }
}
