import { EventType, isFields, type ReplayEvent } from '../model/event.ts'

/** A time below it, read as epoch ms, is before March 1973; read as epoch seconds it can be any until the year 5138. */
export const SECONDS_BELOW = 1e11

/** A time above it is a date of this millennium in epoch ms. */
const MILLISECONDS_ABOVE = 1e12

/**
 * An event whose time was written in seconds, with it in milliseconds; the same object for all others. Sentry's recorder
 * does so for spans and some breadcrumbs, which say the time again inside
 * (https://github.com/getsentry/sentry-javascript/blob/develop/packages/replay-internal/src/util/createPerformanceSpans.ts).
 * Taken as it stands, the session would begin in 1970.
 *
 * @param usualMs epoch ms of any event that is sure to be right, such as the recording's median or latest
 */
export function mendedTime(event: ReplayEvent, usualMs: number): ReplayEvent {
  const { type, data, timestamp } = event
  if (type !== EventType.Custom || timestamp >= SECONDS_BELOW || usualMs <= MILLISECONDS_ABOVE) return event
  if ((data.tag !== 'breadcrumb' && data.tag !== 'performanceSpan') || !isFields(data.payload)) return event
  const said = data.payload.startTimestamp ?? data.payload.timestamp
  // Of the same moment, but one of the two may be rounded.
  const isSame = typeof said === 'number' && Math.abs(said - timestamp) < 1
  return isSame ? { ...event, timestamp: timestamp * 1000 } : event
}
