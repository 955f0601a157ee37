import { type Fields, isFields } from '../model/event.ts'
import { type Problem, problem } from '../model/problem.ts'
import { isList } from './json-list.ts'

/** JSON that people take for a recording, because it lay beside one. */
const neighbours: readonly {
  recognises: (value: Fields) => boolean
  problem: (name: string, value: Fields) => Problem
}[] = [
  {
    recognises: ({ sources }) => Array.isArray(sources),
    problem: (name, { sources }) => problem('sources-listing', { name, sources: (sources as unknown[]).length }),
  },
  {
    recognises: (value) => typeof value.$schema === 'string' || isFields(value.definitions) || isFields(value.$defs),
    problem: (name) => problem('schema-file', { name }),
  },
  {
    recognises: (value) => 'recording_duration' in value || isFields(value.session_recording),
    problem: (name) => problem('recording-metadata', { name }),
  },
  {
    recognises: (value) =>
      isAnalyticsName(value.event) || (Array.isArray(value.columns) && Array.isArray(value.results)),
    problem: (name) => problem('analytics-events', { name }),
  },
]

/** PostHog sends snapshots as analytics events as well, named `$snapshot…`. */
function isAnalyticsName(event: unknown): boolean {
  return typeof event === 'string' && !event.startsWith('$snapshot')
}

/** Says what a JSON value is, when it is no recording. */
export function notARecording(name: string, value: unknown): Problem {
  const first: unknown = isList(value) ? value.at(0) : value
  if (isList(value) && value.length === 0) return problem('no-events', { name })
  const neighbour = isFields(first) ? neighbours.find(({ recognises }) => recognises(first)) : undefined
  if (neighbour && isFields(first)) return neighbour.problem(name, first)
  return problem('not-a-recording', { name })
}
