/** Which window and which page a moment belongs to. */
import type { SessionIndex } from '../../model/bundle.ts'
import type { PageVisit, SessionMs } from '../../model/session.ts'

/** What stands on the stage: `session` and `window` are indexes. */
export interface Place {
  readonly session: number
  readonly window: number
  readonly ms: SessionMs
}

/** Brings any number into the session; what is no number becomes its beginning. */
export function clampMs(session: SessionIndex, ms: number): SessionMs {
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), session.durationMs)
}

/** The window that the person was in, passing over windows that hold nothing to show. */
export function windowAt(session: SessionIndex, ms: SessionMs): number {
  let found: number | undefined
  for (const span of session.spans) {
    if (span.startMs > ms && found !== undefined) break
    if (session.windows[span.window]?.segments.length) found = span.window
  }
  return found ?? session.spans[0]?.window ?? 0
}

/** Where the person's next (`1`) or this (`-1`) stay in a window began, seen from `ms`. */
export function spanEdge(session: SessionIndex, ms: SessionMs, direction: 1 | -1): SessionMs | undefined {
  const edges = session.spans.map((span) => span.startMs)
  return direction === 1 ? edges.find((edge) => edge > ms) : edges.findLast((edge) => edge <= ms)
}

/** The page that a window showed at a moment; before its first one, the first one. */
export function pageAt(session: SessionIndex, window: number, ms: SessionMs): PageVisit | undefined {
  const pages = session.pages.filter((page) => page.window === window)
  return pages.findLast((page) => page.atMs <= ms) ?? pages[0]
}

/** The session that was recorded at an epoch moment. */
export function sessionAt(sessions: readonly SessionIndex[], timestamp: number): number | undefined {
  const found = sessions.findIndex(
    (session) => session.startedAt <= timestamp && timestamp <= session.startedAt + session.durationMs,
  )
  return found === -1 ? undefined : found
}
