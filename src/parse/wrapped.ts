import { type Fields, isFields } from '../model/event.ts'
import { jsonOrValue } from './beside.ts'
import { eventsOfList, holdsEvents } from './event-shapes.ts'
import type { Format, FormatName, FoundList, FoundSession } from './format.ts'
import { isList } from './json-list.ts'
import { sessionParts } from './merged.ts'
import { eventsByWindow } from './posthog-export.ts'

/** PostHog's API of 2021–23 and its long-term storage: `snapshot_data_by_window_id`, at the top or one level down. */
export const posthogByWindow = wrapped(
  {
    id: 'posthog-by-window',
    title: 'PostHog API, 2021 to 2023, and long-term storage',
    sign: '{snapshot_data_by_window_id: {tab: [events]}}, also inside of data or result',
  },
  (value) => {
    const holders = [value, value.data, value.result].filter(isFields)
    const byWindow = holders
      .map((holder) => holder.snapshot_data_by_window_id)
      .find((found) => isFields(found) && !isList(found)) as Fields | undefined
    return byWindow && eventsByWindow(byWindow)
  },
)

/** PostHog's API of 2020–21: `{result: [events]}` or `{result: {snapshots: [events]}}`; `results` if it holds events. */
export const posthogResult = wrapped(
  {
    id: 'posthog-result',
    title: 'PostHog API, 2020 and 2021',
    sign: '{result: [events]} or {result: {snapshots: [events]}}',
  },
  ({ result, results }) =>
    listed(isFields(result) && !isList(result) ? result.snapshots : result) ??
    (holdsEvents(results) ? [eventsOfList(results)] : undefined),
)

/** The realtime answer of PostHog's API of 2023–25: `{snapshots: [events]}`. */
export const posthogSnapshots = wrapped(
  { id: 'posthog-snapshots', title: 'PostHog API, realtime snapshots', sign: '{snapshots: [events]}' },
  (value) => listed(value.snapshots),
)

/** The shape of most people's own back ends, of Highlight and of rrweb's browser extension: `{events: [events]}`. */
export const rrwebEvents = wrapped(
  {
    id: 'rrweb-events',
    title: 'Events in an object: Highlight, rrweb browser extension, own back ends',
    sign: '{events: [events]}',
  },
  (value) => listed(jsonOrValue(value.events)),
)

/** `{session_guid, rrweb_data: [events]}`. */
export const rrwebData = wrapped(
  { id: 'rrweb-data', title: 'Events in an object of another name', sign: '{session_guid, rrweb_data: [events]}' },
  (value) => listed(jsonOrValue(value.rrweb_data)),
)

/** A format whose values wrap a list of events; several values, one a line, are the parts of the sessions they name. */
export function wrapped(about: FormatName, unwrap: (value: Fields) => readonly FoundList[] | undefined): Format {
  const listsIn = (value: unknown) => (isFields(value) ? unwrap(value) : undefined)
  return {
    ...about,
    recognises: (value) => listsIn(value) !== undefined,
    read: sessionParts((value) => {
      const lists = listsIn(value)
      return lists && [{ ...sessionNames(value), lists }]
    }),
  }
}

/** `events` and `result` stand in much that is no recording, so a list counts only if it is empty or holds events. */
export function listed(value: unknown): readonly FoundList[] | undefined {
  return isList(value) && (value.length === 0 || holdsEvents(value)) ? [eventsOfList(value)] : undefined
}

/** The id and the title that an object beside or around events gives their session. */
export function sessionNames(value: unknown): Pick<FoundSession, 'sessionId' | 'title'> {
  if (!isFields(value)) return {}
  const session = isFields(value.session) ? value.session : {}
  const ids = [value.sessionId, value.session_id, value.session_guid, session.id]
  return { sessionId: ids.find(isFilledText), title: isFilledText(session.name) ? session.name : undefined }
}

function isFilledText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
