/** What recordings hold, told without making a page. */
import { personOf, recorderOf } from './about.ts'
import type { ConsoleLevel } from './model/console.ts'
import type { Counts, RecordingContents } from './model/contents.ts'
import type { EventList } from './model/event-list.ts'
import type { InspectedProblem, InspectedSession, InspectedWindow, Inspection, Named } from './model/inspection.ts'
import { hasFailed } from './model/network.ts'
import { formatProblem, problem, ReplayError, type Problem } from './model/problem.ts'
import type { PageVisit, Session } from './model/session.ts'
import type { Source } from './model/source.ts'
import type { Tracks } from './model/tracks.ts'
import type { ReplayOptions } from './options.ts'
import { loadZstd } from './pack/zstd.ts'
import { understand, type UnderstoodSession } from './sessions.ts'

/**
 * Tells which sessions sources hold and what is in them. What can't be used is told too, as `failures`: without any
 * session nothing is thrown.
 * @throws ReplayError when there is no source, when strict and anything is broken, or when `events` names a file without
 * analytics events
 */
export async function inspectSources(
  sources: Source | readonly Source[],
  options: ReplayOptions = {},
): Promise<Inspection> {
  const list = Array.isArray(sources) ? (sources as readonly Source[]) : [sources as Source]
  if (list.length === 0) throw new ReplayError(problem('no-sources', {}))
  const zstd = await loadZstd()
  // events of long recordings are kept compressed only until they are counted: the fastest level will do
  const fastest = { compress: (data: Uint8Array) => zstd.compress(data, 1) }
  const { sessions, problems, failures } = await understand(list, options, fastest)
  options.onProgress?.({ stage: 'mend', done: sessions.length, total: sessions.length })
  return {
    sessions: sessions.map(inspected),
    problems: problems.map(inspectedProblem),
    failures: failures.map((failure) => inspectedProblem(failure.problem)),
  }
}

function inspected({ session, recording, contents, problems }: UnderstoodSession): InspectedSession {
  const { id, title, startedAt, durationMs, activity, counts, tracks } = session
  const { name, format, origins = [] } = recording
  const windows = inspectedWindows(session, contents)
  const person = personOf(recording, tracks)
  return {
    ...(id !== undefined && { id }),
    title,
    name,
    containers: [...new Set(origins.flatMap(({ containers }) => containers))],
    format,
    recorder: recorderOf(format, contents),
    ...(person && { person }),
    startedAt,
    endedAt: startedAt + durationMs,
    durationMs,
    activeMs: sum(activity, ({ startMs, endMs }) => endMs - startMs),
    events: counts.read,
    counts,
    types: named(contents.types),
    sources: named(contents.sources),
    tags: named(contents.tags),
    plugins: named(contents.plugins),
    windows,
    pages: inspectedPages(session, windows),
    ...inspectedTracks(tracks),
    assets: [...contents.outside].map(([host, count]) => ({ host, count })),
    bytes: {
      input: sum(origins, ({ bytes }) => bytes),
      events: sum(session.windows, ({ events }) => jsonBytes(events)),
    },
    problems: problems.map(inspectedProblem),
  }
}

function inspectedWindows({ windows }: Session, contents: RecordingContents): InspectedWindow[] {
  const viewports = new Map(windows.map(({ id, viewport }) => [id, viewport]))
  return contents.windows.map(({ id, events, shown }) => {
    const viewport = shown ? viewports.get(id) : undefined
    return { id, events, ...(viewport && { viewport }) }
  })
}

function inspectedPages({ pages, windows }: Session, all: readonly InspectedWindow[]) {
  const indexOf = new Map(all.map(({ id }, index) => [id, index]))
  return pages.map(({ atMs, window, href }: PageVisit) => ({
    atMs,
    window: indexOf.get(windows[window]?.id ?? '') ?? 0,
    href: withoutPassword(href),
  }))
}

/** `https://name:password@host/` without what stands before the host. */
function withoutPassword(href: string): string {
  return href.replace(/^([a-z][a-z0-9+.-]*:[/\\]{2})([^/\\?#]*)/i, (_, scheme: string, authority: string) => {
    return scheme + authority.slice(authority.lastIndexOf('@') + 1)
  })
}

function inspectedTracks({ steps, console, network, marks }: Tracks) {
  const byLevel: { [level in ConsoleLevel]?: number } = {}
  for (const { level } of console) byLevel[level] = (byLevel[level] ?? 0) + 1
  return {
    steps: { total: steps.length, troubled: steps.filter(({ signs }) => signs && signs.length > 0).length },
    console: { total: console.length, byLevel },
    network: { total: network.length, failed: network.filter(hasFailed).length },
    marks: marks.length,
  }
}

/** Recorded names such as `__proto__` become members like any other. */
function named(counts: Counts): Named {
  return Object.fromEntries(counts)
}

/** With the end of line after each event. */
function jsonBytes(events: EventList): number {
  if (events.jsonBytes !== undefined) return events.jsonBytes
  const encoder = new TextEncoder()
  let bytes = 0
  for (const event of events) bytes += encoder.encode(JSON.stringify(event)).length + 1
  return bytes
}

function inspectedProblem(given: Problem): InspectedProblem {
  return { ...given, message: formatProblem(given) }
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0)
}
