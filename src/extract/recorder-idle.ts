import { EventType, isFields, type ReplayEvent } from '../model/event.ts'

/** In epoch ms; nothing was done after `from` and before `to`. */
export interface IdleTime {
  readonly from: number
  readonly to: number
}

/**
 * When a window's recorder says that nobody was there. posthog-js tells it five minutes late, with the moment of the
 * last activity, and takes it back as soon as somebody is there again; until then all is idle, at most to the end
 * (https://github.com/PostHog/posthog-js, lazy-loaded-session-recorder.ts).
 */
export function recorderIdle(events: readonly ReplayEvent[]): IdleTime[] {
  const times: IdleTime[] = []
  let from: number | undefined
  for (const event of events) {
    const tag = event.type === EventType.Custom ? event.data.tag : undefined
    if (tag === 'sessionIdle') from ??= Math.max(idleSince(event), times.at(-1)?.to ?? 0)
    if (tag === 'sessionNoLongerIdle' && from !== undefined) {
      times.push({ from, to: event.timestamp })
      from = undefined
    }
  }
  return from === undefined ? times : [...times, { from, to: Infinity }]
}

/** Whether an event says that somebody left or came back. */
export function tellsIdle({ type, data }: ReplayEvent): boolean {
  return type === EventType.Custom && (data.tag === 'sessionIdle' || data.tag === 'sessionNoLongerIdle')
}

/** What a recorder knows of the past is believed for a day; its clock may be wrong. */
const LONGEST_LOOK_BACK_MS = 24 * 3_600_000

function idleSince({ data, timestamp }: ReplayEvent): number {
  const last = isFields(data.payload) ? data.payload.lastActivityTimestamp : undefined
  const isLikely = typeof last === 'number' && last <= timestamp && last >= timestamp - LONGEST_LOOK_BACK_MS
  return isLikely ? last : timestamp
}

/** Answers whether a moment is idle; the moments asked about must not decrease. */
export function idleAsker(times: readonly IdleTime[]): (timestamp: number) => boolean {
  let at = 0
  return (timestamp) => {
    while (at < times.length && timestamp >= (times[at] as IdleTime).to) at++
    return timestamp > (times[at]?.from ?? Infinity)
  }
}
