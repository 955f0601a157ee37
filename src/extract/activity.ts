import type { Period } from '../model/session.ts'
import type { WindowFacts } from './facts.ts'
import { idleAsker } from './recorder-idle.ts'

/** A longer pause between two acts is idle. PostHog's own figure (ACTIVITY_THRESHOLD_MS), so that both skip alike. */
export const IDLE_THRESHOLD_MS = 5000

/**
 * When somebody did something in any window. In a session that no person touched, such as a script's, changes of the
 * page count instead; otherwise all of it would be idle. Where the recorder says that nobody was there, only what a
 * person alone can do counts.
 */
export function activityOf(windows: readonly WindowFacts[], startedAt: number): Period[] {
  const isTouched = windows.some(({ acts }) => acts.person.length > 0)
  const times = windows.flatMap((window) => believableTimes(window, isTouched ? [] : window.mutations))
  const moments = times.map((timestamp) => timestamp - startedAt).sort((one, other) => one - other)
  const periods: { startMs: number; endMs: number }[] = []
  for (const ms of moments) {
    const last = periods.at(-1)
    if (last && ms - last.endMs <= IDLE_THRESHOLD_MS) last.endMs = ms
    else periods.push({ startMs: ms, endMs: ms })
  }
  return periods
}

/** Times of what was done in a window, with those of other changes that count. */
function believableTimes({ acts, idle }: WindowFacts, changes: readonly number[]): number[] {
  const isIdleAct = idleAsker(idle)
  const isIdleChange = idleAsker(idle)
  const maybe = acts.maybe.filter((time) => !isIdleAct(time))
  return [...acts.person, ...maybe, ...changes.filter((time) => !isIdleChange(time))]
}
