import { type Fields, isFields } from '../model/event.ts'
import type { Side } from '../model/side.ts'
import { epochMs } from './instant.ts'
import { markDetails } from './mark-details.ts'

type SideMark = Side['marks'][number]

/**
 * What PostHog itself says about an event and people look for, the most telling first; see
 * https://posthog.com/docs/data/events. Its other properties say the same about each event.
 */
const TELLING = [
  '$current_url',
  '$pathname',
  '$screen_name',
  '$title',
  '$referrer',
  '$event_type',
  '$el_text',
  '$exception_type',
  '$exception_message',
  '$exception_types',
  '$exception_values',
  '$exception_list',
  '$exception_level',
  '$feature_flag',
  '$feature_flag_response',
  '$survey_name',
  '$survey_response',
  '$external_click_url',
  '$prev_pageview_pathname',
  '$prev_pageview_duration',
  '$web_vitals_LCP_value',
  '$web_vitals_CLS_value',
  '$web_vitals_FCP_value',
  '$web_vitals_INP_value',
] as const

/** Properties of every event that don't begin with a dollar sign and say nothing of what happened. */
const EVERYWHERE: ReadonlySet<string> = new Set(['distinct_id', 'token'])

/** Whether an event carries a recording: PostHog sends snapshots as events named `$snapshot…`. */
export function isSnapshotRecord({ event }: Fields): boolean {
  return typeof event === 'string' && event.startsWith('$snapshot')
}

/** An event of PostHog's analytics, from its database, its queries, its API or a CSV file. */
export function analyticsMark(record: Fields): SideMark | undefined {
  const { event: name, timestamp } = record
  const ms = epochMs(timestamp)
  if (typeof name !== 'string' || name.trim() === '' || ms === undefined || isSnapshotRecord(record)) return undefined
  const properties = propertiesOf(record)
  const sessionId = [properties.$session_id, record.$session_id, record.session_id].find(isFilledText)
  const details = markDetails(tellingMembers(record, properties))
  return {
    timestamp: ms,
    kind: 'analytics',
    name: name.trim().slice(0, 200),
    ...(details !== undefined && { details }),
    ...(sessionId !== undefined && { sessionId }),
  }
}

/** Databases and CSV files hold the properties as JSON text. */
function propertiesOf({ properties }: Fields): Fields {
  if (isFields(properties)) return properties
  if (typeof properties !== 'string') return {}
  try {
    const value = JSON.parse(properties) as unknown
    return isFields(value) ? value : {}
  } catch {
    return {}
  }
}

function* tellingMembers(record: Fields, properties: Fields): Generator<readonly [string, unknown]> {
  yield* elementMembers(record.elements_chain ?? properties.$elements_chain)
  for (const name of TELLING) {
    if (Object.hasOwn(properties, name)) yield [name, properties[name]]
  }
  for (const member of Object.entries(properties)) {
    if (!member[0].startsWith('$') && !EVERYWHERE.has(member[0])) yield member
  }
}

/** What was clicked, from `button.primary:text="Save"nth-child="1";div…`, the innermost element first. */
function* elementMembers(chain: unknown): Generator<readonly [string, unknown]> {
  if (typeof chain !== 'string' || chain === '') return
  const tag = /^[a-z][a-z0-9-]{0,40}/.exec(chain)?.[0]
  if (tag !== undefined) yield ['element', tag]
  const first = chain.slice(0, 5000)
  const start = first.indexOf('text="')
  const end = start < 0 ? -1 : first.indexOf('"', start + 'text="'.length)
  if (end >= 0) yield ['text', first.slice(start + 'text="'.length, end)]
}

function isFilledText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
