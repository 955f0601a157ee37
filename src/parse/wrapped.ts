import { type Fields, isFields } from '../model/event.ts'
import { jsonOrValue } from './beside.ts'
import { eventsOfList, holdsEvents } from './event-shapes.ts'
import type { Format, FoundEvent, FoundSession } from './format.ts'
import { sessionParts } from './merged.ts'
import { eventsByWindow } from './posthog-export.ts'

/** PostHog's API of 2021–23 and its long-term storage: `snapshot_data_by_window_id`, at the top or one level down. */
export const posthogByWindow = wrapped(
  ['posthog-by-window', 'PostHog API, 2021 to 2023, and long-term storage (snapshot_data_by_window_id)'],
  (value) => {
    const holders = [value, value.data, value.result].filter(isFields)
    const byWindow = holders.map((holder) => holder.snapshot_data_by_window_id).find(isFields)
    return byWindow && eventsByWindow(byWindow)
  },
)

/** PostHog's API of 2020–21: `{result: [events]}` or `{result: {snapshots: [events]}}`; `results` if it holds events. */
export const posthogResult = wrapped(
  ['posthog-result', 'PostHog API, 2020 and 2021 (result)'],
  ({ result, results }) =>
    listed(isFields(result) ? result.snapshots : result) ?? (holdsEvents(results) ? eventsOfList(results) : undefined),
)

/** The realtime answer of PostHog's API of 2023–25: `{snapshots: [events]}`. */
export const posthogSnapshots = wrapped(['posthog-snapshots', 'PostHog API, realtime snapshots (snapshots)'], (value) =>
  listed(value.snapshots),
)

/** The shape of most people's own back ends, of Highlight and of rrweb's browser extension: `{events: [events]}`. */
export const rrwebEvents = wrapped(
  ['rrweb-events', 'Events in an object (events): Highlight, rrweb browser extension, own back ends'],
  (value) => listed(jsonOrValue(value.events)),
)

/** `{session_guid, rrweb_data: [events]}`. */
export const rrwebData = wrapped(['rrweb-data', 'Events in an object (rrweb_data)'], (value) =>
  listed(jsonOrValue(value.rrweb_data)),
)

/** A format whose values wrap a list of events; several values, one a line, are the parts of the sessions they name. */
export function wrapped(
  [id, title]: readonly [id: string, title: string],
  unwrap: (value: Fields) => readonly FoundEvent[] | undefined,
): Format {
  const eventsIn = (value: unknown) => (isFields(value) ? unwrap(value) : undefined)
  return {
    id,
    title,
    recognises: (value) => eventsIn(value) !== undefined,
    read: sessionParts((value) => {
      const events = eventsIn(value)
      return events && [{ ...sessionNames(value), events }]
    }),
  }
}

/** `events` and `result` stand in much that is no recording, so a list counts only if it is empty or holds events. */
export function listed(value: unknown): readonly FoundEvent[] | undefined {
  return Array.isArray(value) && (value.length === 0 || holdsEvents(value)) ? eventsOfList(value) : undefined
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
