/** Brings the times of a recording's events in order before anything is sorted by them. */
import { EventType } from '../model/event.ts'
import type { Note } from '../model/problem.ts'
import type { RecordedTracks } from '../model/tracks.ts'
import { clockRepair, noteClock, type ClockRepair } from './clock.ts'
import { mendedTime, SECONDS_BELOW } from './sentry-times.ts'
import type { TimeSpan } from './columns.ts'
import { retimedSurvey, type Survey } from './survey.ts'

export interface MendedTimes {
  readonly surveys: readonly Survey[]
  /** Earliest and latest time of all events, even of those that nobody can use. */
  readonly span: TimeSpan
}

/** Seconds become milliseconds, and events whose clock was wrong move to the others; both are rare. */
export function mendTimes(given: readonly Survey[], name: string, note: Note): MendedTimes {
  const inMilliseconds = given.some(hasSeconds) ? withMilliseconds(given) : given
  const repair = clockRepair(allTimes(inMilliseconds))
  if (!repair) return { surveys: inMilliseconds, span: spanOf(inMilliseconds, (time) => time) }
  noteClock(name, repair, note)
  const surveys = inMilliseconds.map((survey) => withClock(survey, repair))
  return { surveys, span: spanOf(surveys, (time) => time + repair.shiftOf(time)) }
}

/** What came beside events, which tells the times of a recording that has none. */
export function spanOfTracks(tracks: RecordedTracks): TimeSpan {
  let span: TimeSpan = { first: Infinity, last: -Infinity }
  for (const track of Object.values(tracks)) {
    for (const { timestamp } of track as readonly { readonly timestamp: number }[]) {
      span = { first: Math.min(span.first, timestamp), last: Math.max(span.last, timestamp) }
    }
  }
  return span
}

function hasSeconds({ times, kinds }: Survey): boolean {
  return times.some((time, index) => time < SECONDS_BELOW && kinds[index] === EventType.Custom)
}

function withMilliseconds(surveys: readonly Survey[]): readonly Survey[] {
  const latest = surveys.reduce((last, { times }) => times.reduce((one, other) => Math.max(one, other), last), 0)
  return surveys.map((survey) => retimedSurvey(survey, (event) => mendedTime(event, latest)))
}

function withClock(survey: Survey, { shiftOf }: ClockRepair): Survey {
  return retimedSurvey(survey, (event) => {
    const shiftMs = shiftOf(event.timestamp)
    return shiftMs === 0 ? event : { ...event, timestamp: event.timestamp + shiftMs }
  })
}

function allTimes(surveys: readonly Survey[]): Float64Array {
  const all = new Float64Array(surveys.reduce((sum, { times }) => sum + times.length, 0))
  let at = 0
  for (const { times } of surveys) {
    all.set(times, at)
    at += times.length
  }
  return all
}

/** `mended` is what becomes of the times of events that were no part of the surveys. */
function spanOf(surveys: readonly Survey[], mended: (time: number) => number): TimeSpan {
  let first = Infinity
  let last = -Infinity
  const see = (time: number) => {
    first = Math.min(first, time)
    last = Math.max(last, time)
  }
  for (const { times, unusable } of surveys) {
    times.forEach(see)
    if (unusable.first > unusable.last) continue
    see(mended(unusable.first))
    see(mended(unusable.last))
  }
  return { first, last }
}
