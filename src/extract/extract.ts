import type { EventList } from '../model/event-list.ts'
import type { ReplayEvent } from '../model/event.ts'
import { problem, ReplayError } from '../model/problem.ts'
import type { NormalRecording } from '../model/recording.ts'
import type { Session, SessionMs } from '../model/session.ts'
import type { Tracks } from '../model/tracks.ts'
import { activityOf } from './activity.ts'
import { factsOf, type WindowFacts } from './facts.ts'
import { activityGraph } from './graph.ts'
import { momentsOf } from './moments.ts'
import { pagesOf } from './pages.ts'
import { screenTrack } from './screen-track.ts'
import { sessionSteps } from './session-steps.ts'
import { spansOf } from './spans.ts'
import { firstTitle, pageTitle } from './title.ts'
import { createTold, momentIn, type Told, tracksOf } from './tracks.ts'

export { createFactFinder, type WindowFacts } from './facts.ts'

/** What extracting lets a person decide. */
export interface ExtractOptions {
  /** Title of the session; by default the recording's own, else the first page's address, else the file's name. */
  readonly title?: string | undefined
  /** Facts that were found while the events of a window were made; the others are found in a walk of their own. */
  readonly known?: (events: EventList) => WindowFacts | undefined
}

/**
 * Lifts out of a recording all that a player needs to know before it looks at an event.
 * @throws ReplayError when there is neither a picture nor anything to list beside one
 */
export function extract(recording: NormalRecording, options: ExtractOptions = {}): Session {
  const { name, sessionId, startedAt, endedAt, counts } = recording
  const durationMs = endedAt - startedAt
  const facts = factsOf(recording, options.known)
  const tellers = [...facts.map(({ told }, window) => ({ told, window })), { told: toldBy(recording.pageless) }]
  const atMs = momentIn({ startedAt, durationMs })
  const told = tracksOf(atMs, tellers, recording.tracks)
  if (facts.length === 0 && Object.values(told).every(({ length }) => length === 0)) {
    throw new ReplayError(problem('no-full-snapshot', { name, events: counts.read }))
  }
  const pages = pagesOf(facts, startedAt)
  const spans = facts.length > 0 ? spansOf(facts, startedAt) : []
  const tracks: Tracks = {
    steps: sessionSteps({ taken: facts.map(({ steps }) => steps), pages, spans, told, atMs }),
    ...told,
    screen: screenTrack(facts, atMs),
  }
  return {
    ...(sessionId !== undefined && { id: sessionId }),
    title: firstTitle([options.title, recording.title, pageTitle(pages[0]), name]) ?? '',
    startedAt,
    durationMs,
    opensAtMs: opensAtMs(facts[spans[0]?.window ?? 0], startedAt),
    windows: recording.windows.map(({ id, events }, window) => ({
      id,
      viewport: (facts[window] as WindowFacts).viewport,
      events,
    })),
    spans,
    activity: activityOf(facts, startedAt),
    pages,
    tracks,
    moments: momentsOf(tracks, durationMs),
    graph: activityGraph(facts, { startedAt, durationMs }),
    counts,
    ...(facts.some(({ quirks }) => quirks) && { quirks: true as const }),
  }
}

function toldBy(events: readonly ReplayEvent[]): Told {
  const told = createTold()
  for (const event of events) told.see(event)
  return told.all
}

/** One past the event that shows something: a moment does not hold the events of its own millisecond. */
function opensAtMs(window: WindowFacts | undefined, startedAt: number): SessionMs {
  return window?.settledAt === undefined ? 0 : window.settledAt - startedAt + 1
}
