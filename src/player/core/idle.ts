/** Where nothing was done, and how far playing may jump there. */
import type { SessionIndex } from '../../model/bundle.ts'
import type { Period, SessionMs } from '../../model/session.ts'

/** Recorded time still shown after the person's last act: the page's answer to it is part of the story. */
const LINGER_MS = 1000
/** Recorded time shown before the person's next act, so that the eye finds the place. */
const LEAD_MS = 500
/** A shorter jump confuses more than it saves. */
const SHORTEST_MS = 1000

/**
 * The stretches that playing skips, sorted. They keep clear of everything that the person did; the last one may reach
 * the session's end. A session in which nobody did anything has none, or playing it would show nothing.
 */
export function idleBands(activity: readonly Period[], durationMs: SessionMs): Period[] {
  if (activity.length === 0) return []
  const bands: Period[] = []
  let startMs = 0
  for (const period of activity) {
    bands.push({ startMs, endMs: period.startMs - LEAD_MS })
    startMs = period.endMs + LINGER_MS
  }
  bands.push({ startMs, endMs: durationMs })
  return bands.filter((band) => band.endMs - band.startMs >= SHORTEST_MS)
}

/** Where to go on from `ms`, or undefined when `ms` is worth watching. */
export function idleJump(bands: readonly Period[], ms: SessionMs): SessionMs | undefined {
  return bands.find((band) => band.startMs <= ms && ms < band.endMs)?.endMs
}

/** The bands of whichever session was asked for last, found once. */
export function createBands(): (session: SessionIndex) => readonly Period[] {
  let last: { readonly session: SessionIndex; readonly bands: readonly Period[] } | undefined
  return (session) => {
    if (last?.session !== session) last = { session, bands: idleBands(session.activity, session.durationMs) }
    return last.bands
  }
}
