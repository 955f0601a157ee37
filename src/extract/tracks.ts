import type { ConsoleLine } from '../model/console.ts'
import { EventType, IncrementalSource, type ReplayEvent } from '../model/event.ts'
import type { Mark } from '../model/mark.ts'
import type { NetworkRequest } from '../model/network.ts'
import type { Recorded, RecordedTracks, Tracked, Tracks } from '../model/tracks.ts'
import { consoleLineOf, withinLimits as limitedLine } from './console.ts'
import { markOf, withinLimits as limitedMark } from './marks.ts'
import { OLD_NETWORK_PLUGIN, requestsOf } from './network.ts'
import { withinLimits as limitedRequest } from './performance-entry.ts'

/** What events told, with the times that they told. PostHog's older plugin tells the same requests as the newer one. */
export interface Told {
  readonly console: readonly Recorded<ConsoleLine>[]
  readonly requests: readonly Recorded<NetworkRequest>[]
  readonly oldRequests: readonly Recorded<NetworkRequest>[]
  readonly marks: readonly Recorded<Mark>[]
}

/** Lifts console lines, requests and marks out of events, which may come in any order; none is kept. */
export function createTold() {
  const console: Recorded<ConsoleLine>[] = []
  const requests: Recorded<NetworkRequest>[] = []
  const oldRequests: Recorded<NetworkRequest>[] = []
  const marks: Recorded<Mark>[] = []
  return {
    all: { console, requests, oldRequests, marks } as Told,
    see(event: ReplayEvent): void {
      if (!mayTell(event)) return
      const { timestamp } = event
      const line = consoleLineOf(event)
      if (line) console.push({ ...line, timestamp })
      const network = event.data.plugin === OLD_NETWORK_PLUGIN ? oldRequests : requests
      for (const request of requestsOf(event)) network.push(request)
      const mark = markOf(event)
      if (mark) marks.push({ ...mark, timestamp })
    },
  }
}

/** What was told in one window, if in one that is shown. */
export interface Teller {
  readonly told: Told
  readonly window?: number
}

/** A session's tracks but for its steps: what all tellers told, with what was recorded beside the events. */
export function tracksOf(
  atMs: (timestamp: number) => number,
  tellers: readonly Teller[],
  aside: RecordedTracks = {},
): Omit<Tracks, 'steps' | 'screen'> {
  const all = <Item extends object>(itemsOf: (told: Told) => readonly Recorded<Item>[]): Tracked<Item>[] =>
    tellers.flatMap(({ told, window }) => itemsOf(told).map((item) => tracked(item, atMs, window)))
  const oldRequests = all((told) => told.oldRequests)
  const network = oldRequests.length > 0 ? oldRequests : all((told) => told.requests)
  const console = withoutRepeats(all((told) => told.console))
  return {
    console: inOrder(withOthers(console, placed(aside.console, limitedLine, atMs))),
    network: inOrder(withOthers(network, placed(aside.network, limitedRequest, atMs))),
    marks: inOrder(
      withOthers(
        all((told) => told.marks),
        placed(aside.marks, limitedMark, atMs),
      ),
    ),
  }
}

function tracked<Item extends object>(
  recorded: Recorded<Item>,
  atMs: (timestamp: number) => number,
  window: number | undefined,
): Tracked<Item> {
  const at = { atMs: atMs(recorded.timestamp), ...(window !== undefined && { window }) }
  return { ...withoutTimestamp<Item>(recorded), ...at }
}

/** Most events are changes of the page and are passed over at once. rrweb before 1.0 wrote console lines as such. */
function mayTell({ type, data }: ReplayEvent): boolean {
  if (type === EventType.IncrementalSnapshot) return data.source === IncrementalSource.Log
  return type === EventType.Custom || type === EventType.Plugin
}

/** Moments of a session's times, epoch ms. */
export function momentIn(session: {
  readonly startedAt: number
  readonly durationMs: number
}): (timestamp: number) => number {
  const { startedAt, durationMs } = session
  return (timestamp) => {
    const ms = Math.round(timestamp - startedAt)
    return Number.isNaN(ms) ? 0 : Math.min(Math.max(0, ms), durationMs)
  }
}

function placed<Item extends object>(
  items: readonly Recorded<Item>[] = [],
  limited: (item: Item) => Item | undefined,
  atMs: (timestamp: number) => number,
): Tracked<Item>[] {
  return items.flatMap((recorded) => {
    const item = limited(recorded)
    const { timestamp, window } = recorded
    const at = { atMs: atMs(timestamp), ...(window !== undefined && { window }) }
    return item ? [{ ...withoutTimestamp(item), ...at }] : []
  })
}

function withoutTimestamp<Item extends object>(item: Item): Item {
  const { timestamp: _, ...rest } = item as Item & { timestamp?: number }
  return rest as unknown as Item
}

/** Items with those others that are not the same: a page of ours has in its tracks what its events say too. */
function withOthers<Item extends object>(items: Tracked<Item>[], others: readonly Tracked<Item>[]): Tracked<Item>[] {
  if (others.length === 0) return items
  const known = new Set(items.map(identity))
  return [...items, ...others.filter((other) => !known.has(identity(other)))]
}

/** An item as text, whatever the order of its members. */
function identity(item: object): string {
  return JSON.stringify(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
}

function inOrder<Item>(items: Tracked<Item>[]): Tracked<Item>[] {
  return items.sort((one, other) => one.atMs - other.atMs)
}

/** Lines without those that say the same at the same time in the same window; recordings that overlap say all twice. */
function withoutRepeats(lines: readonly Tracked<ConsoleLine>[]): Tracked<ConsoleLine>[] {
  const times = new Map<number, number>()
  for (const { atMs } of lines) times.set(atMs, (times.get(atMs) ?? 0) + 1)
  const seen = new Set<string>()
  return lines.filter((line) => {
    // Writing a line as text is dear, so only those are written that have others of their time.
    if (times.get(line.atMs) === 1) return true
    const text = JSON.stringify([line.atMs, line.window, line.level, line.parts])
    if (seen.has(text)) return false
    seen.add(text)
    return true
  })
}
