import { EventType, isFields } from '../model/event.ts'
import type { EventList } from '../model/event-list.ts'
import type { Recording } from '../model/recording.ts'
import { RECORDED_TRACKS } from '../model/tracks.ts'

/** A session that nothing happens in for so long is over; what comes then is the next one. PostHog's rule. */
export const LONGEST_PAUSE_MS = 30 * 60_000

/** Smaller times are none since 1970 in ms: seconds, or counted from the recording's start. */
const EARLIEST_MS = 1e11

/** Epoch ms of the earliest and the latest event; without any, `first` is after `last`. */
export interface TimeSpan {
  readonly first: number
  readonly last: number
}

export interface WindowSurvey extends TimeSpan {
  readonly hasSnapshot: boolean
}

/** What a walk through a recording's events tells, with the times of what came beside them. */
export interface Survey extends WindowSurvey {
  readonly windows: ReadonlyMap<string, WindowSurvey>
}

export type Surveyor = (recording: Recording) => Survey

/** Surveys recordings when they are asked for, each once: a walk makes every event of a long recording anew. */
export function createSurveyor(): Surveyor {
  const surveys = new Map<Recording, Survey>()
  return (recording) => {
    const survey = surveys.get(recording) ?? surveyOf(recording)
    surveys.set(recording, survey)
    return survey
  }
}

/** The time of an event as epoch ms, when it has one. */
export function timeOf(event: unknown): number | undefined {
  if (!isFields(event)) return undefined
  const { timestamp } = event
  return typeof timestamp === 'number' && timestamp >= EARLIEST_MS && timestamp < Infinity ? timestamp : undefined
}

/** Ms between the end of one span and the start of a later one, 0 when they overlap, Infinity when one is empty. */
export function pauseBetween(one: TimeSpan, other: TimeSpan): number {
  if (one.first > one.last || other.first > other.last) return Infinity
  return Math.max(one.first - other.last, other.first - one.last, 0)
}

/** The span of all of them. */
export function spanOf(spans: readonly TimeSpan[]): TimeSpan {
  let [first, last] = [Infinity, -Infinity]
  for (const span of spans) {
    first = Math.min(first, span.first)
    last = Math.max(last, span.last)
  }
  return { first, last }
}

function surveyOf({ windows, tracks }: Recording): Survey {
  const each = windows.map(({ id, events }) => [id, surveyOfEvents(events)] as const)
  const surveys = each.map(([, survey]) => survey)
  const besides = RECORDED_TRACKS.map((track) => surveyOfEvents(tracks?.[track] ?? []))
  return {
    ...spanOf([...surveys, ...besides]),
    hasSnapshot: surveys.some(({ hasSnapshot }) => hasSnapshot),
    windows: new Map(each),
  }
}

function surveyOfEvents(events: EventList): WindowSurvey {
  let [first, last, hasSnapshot] = [Infinity, -Infinity, false]
  for (const event of events) {
    const time = timeOf(event)
    if (time !== undefined) {
      if (time < first) first = time
      if (time > last) last = time
    }
    hasSnapshot ||= isFields(event) && event.type === EventType.FullSnapshot
  }
  return { first, last, hasSnapshot }
}
