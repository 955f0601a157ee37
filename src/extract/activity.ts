import { EventType, IncrementalSource, type ReplayEvent } from '../model/event.ts'
import type { NormalRecording } from '../model/recording.ts'
import type { Period } from '../model/session.ts'
import { type Act, actsOf } from './acts.ts'

/** A longer pause between two acts is idle. PostHog's own figure (ACTIVITY_THRESHOLD_MS), so that both skip alike. */
export const IDLE_THRESHOLD_MS = 5000

/**
 * When somebody did something in any window. In a session that no person touched, such as a script's, changes of the
 * page count instead; otherwise all of it would be idle.
 */
export function activityOf({ windows, startedAt }: NormalRecording): Period[] {
  const acts = windows.flatMap(({ events }) => actsOf(events))
  const watched = acts.some(isTouch) ? acts : [...acts, ...windows.flatMap(({ events }) => events.filter(isMutation))]
  const moments = watched.map(({ timestamp }) => timestamp - startedAt).sort((one, other) => one - other)
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

function isMutation({ type, data }: ReplayEvent): boolean {
  return type === EventType.IncrementalSnapshot && data.source === IncrementalSource.Mutation
}
