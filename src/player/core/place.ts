/** Which window, which page and which row of a list a moment belongs to. */
import type { SessionIndex, WindowIndex } from '../../model/bundle.ts'
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

/** False for a session of which only its tracks can be shown. */
export function hasPicture(session: SessionIndex): boolean {
  return session.windows.some(isShown)
}

function isShown(window: WindowIndex | undefined): boolean {
  return window !== undefined && window.segments.length > 0
}

/** The window that the person was in, passing over windows that hold nothing to show. */
export function windowAt(session: SessionIndex, ms: SessionMs): number {
  let found: number | undefined
  for (const span of session.spans) {
    if (span.startMs > ms && found !== undefined) break
    if (isShown(session.windows[span.window])) found = span.window
  }
  return found ?? Math.max(0, session.windows.findIndex(isShown))
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

/** The last of the rows, which are sorted, that a moment holds; -1 before the first. */
export function rowAt(rows: readonly { readonly atMs: SessionMs }[], ms: SessionMs): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.atMs ?? Infinity) <= ms) low = middle + 1
    else high = middle
  }
  return low - 1
}
