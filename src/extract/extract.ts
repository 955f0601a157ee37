import { problem, ReplayError } from '../model/problem.ts'
import type { NormalRecording } from '../model/recording.ts'
import type { Session, SessionMs, WindowSpan } from '../model/session.ts'
import { activityOf } from './activity.ts'
import { factsOf, type WindowFacts } from './facts.ts'
import { opensAt } from './opening.ts'
import { pagesOf } from './pages.ts'
import { spansOf } from './spans.ts'
import { settledAt } from './settling.ts'
import { firstTitle, pageTitle } from './title.ts'
import { collectTracks } from './tracks.ts'

/** What extracting lets a person decide. */
export interface ExtractOptions {
  /** Title of the session; by default the recording's own, else the first page's address, else the file's name. */
  readonly title?: string | undefined
}

/**
 * Lifts out of a recording all that a player needs to know before it looks at an event.
 * @throws ReplayError when there is neither a picture nor anything to list beside one
 */
export function extract(recording: NormalRecording, options: ExtractOptions = {}): Session {
  const { name, sessionId, startedAt, endedAt, counts } = recording
  const durationMs = endedAt - startedAt
  const collector = collectTracks({ startedAt, durationMs })
  const facts = factsOf(recording, (event, window) => collector.see(event, window))
  for (const event of recording.pageless) collector.see(event)
  const tracks = collector.done(recording.tracks)
  if (facts.length === 0 && Object.values(tracks).every(({ length }) => length === 0)) {
    throw new ReplayError(problem('no-full-snapshot', { name, events: counts.read }))
  }
  const pages = pagesOf(facts, startedAt)
  const spans = facts.length > 0 ? spansOf(facts, startedAt) : []
  return {
    ...(sessionId !== undefined && { id: sessionId }),
    title: firstTitle([options.title, recording.title, pageTitle(pages[0]), name]) ?? '',
    startedAt,
    durationMs,
    opensAtMs: opensAtMs(recording, spans[0]),
    windows: recording.windows.map(({ id, events }, window) => ({
      id,
      viewport: (facts[window] as WindowFacts).viewport,
      events,
    })),
    spans,
    activity: activityOf(facts, startedAt),
    pages,
    tracks,
    counts,
    ...(facts.some(({ quirks }) => quirks) && { quirks: true as const }),
  }
}

/** One past the event that shows something: a moment does not hold the events of its own millisecond. */
function opensAtMs({ windows, startedAt }: NormalRecording, firstSpan: WindowSpan | undefined): SessionMs {
  const events = windows[firstSpan?.window ?? 0]?.events ?? []
  const openedAt = opensAt(events)
  return openedAt === undefined ? 0 : settledAt(events, openedAt) - startedAt + 1
}
