import { EventType, IncrementalSource, type ReplayEvent } from '../model/event.ts'
import type { NormalRecording } from '../model/recording.ts'
import type { Period } from '../model/session.ts'
import { type Act, actsOf } from './acts.ts'
import { idleAsker, recorderIdle } from './recorder-idle.ts'

/** A longer pause between two acts is idle. PostHog's own figure (ACTIVITY_THRESHOLD_MS), so that both skip alike. */
export const IDLE_THRESHOLD_MS = 5000

/**
 * When somebody did something in any window. In a session that no person touched, such as a script's, changes of the
 * page count instead; otherwise all of it would be idle. Where the recorder says that nobody was there, only what a
 * person alone can do counts.
 */
export function activityOf({ windows, startedAt }: NormalRecording): Period[] {
  const acts = windows.flatMap(({ events }) => believable(actsOf(events), events))
  const watched = acts.some(isTouch)
    ? acts
    : [...acts, ...windows.flatMap(({ events }) => believable(events.filter(isMutation), events))]
  const moments = watched.map(({ timestamp }) => timestamp - startedAt).sort((one, other) => one - other)
  const periods: { startMs: number; endMs: number }[] = []
  for (const ms of moments) {
    const last = periods.at(-1)
    if (last && ms - last.endMs <= IDLE_THRESHOLD_MS) last.endMs = ms
    else periods.push({ startMs: ms, endMs: ms })
  }
  return periods
}

function believable<Item extends { readonly timestamp: number; readonly by?: Act['by'] }>(
  items: readonly Item[],
  events: readonly ReplayEvent[],
): Item[] {
  const isIdle = idleAsker(recorderIdle(events))
  return items.filter((item) => isTouch(item) || !isIdle(item.timestamp))
}

function isTouch({ by }: { readonly by?: Act['by'] }): boolean {
  return by === 'person'
}

function isMutation({ type, data }: ReplayEvent): boolean {
  return type === EventType.IncrementalSnapshot && data.source === IncrementalSource.Mutation
}
