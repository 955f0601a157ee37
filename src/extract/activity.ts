import type { Period } from '../model/session.ts'
import type { Act } from './acts.ts'
import type { WindowFacts } from './facts.ts'

/** A longer pause between two acts is idle. PostHog's own figure (ACTIVITY_THRESHOLD_MS), so that both skip alike. */
export const IDLE_THRESHOLD_MS = 5000

/**
 * When somebody did something in any window. In a session that no person touched, such as a script's, changes of the
 * page count instead; otherwise all of it would be idle.
 */
export function activityOf(windows: readonly WindowFacts[], startedAt: number): Period[] {
  const acts = windows.flatMap((window) => window.acts)
  const times = acts.map(({ timestamp }) => timestamp)
  if (!acts.some(isTouch)) for (const { mutations } of windows) for (const time of mutations) times.push(time)
  const moments = times.map((timestamp) => timestamp - startedAt).sort((one, other) => one - other)
  const periods: { startMs: number; endMs: number }[] = []
  for (const ms of moments) {
    const last = periods.at(-1)
    if (last && ms - last.endMs <= IDLE_THRESHOLD_MS) last.endMs = ms
    else periods.push({ startMs: ms, endMs: ms })
  }
  return periods
}

function isTouch({ by }: Act): boolean {
  return by === 'person'
}
