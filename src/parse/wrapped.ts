import { type Fields, isFields } from '../model/event.ts'
import { eventsOfList, holdsEvents } from './event-shapes.ts'
import type { Format, FoundList, FoundSession } from './format.ts'
import { isList } from './json-list.ts'
import { eventsByWindow } from './posthog-export.ts'

/** PostHog's API of 2021–23 and its long-term storage: `snapshot_data_by_window_id`, at the top or one level down. */
export const posthogByWindow = wrapped('posthog-by-window', (value) => {
  const holders = [value, value.data, value.result].filter(isFields)
  const byWindow = holders
    .map((holder) => holder.snapshot_data_by_window_id)
    .find((found) => isFields(found) && !isList(found)) as Fields | undefined
  return byWindow && eventsByWindow(byWindow)
})

/** PostHog's API of 2020–21: `{result: [events]}` or `{result: {snapshots: [events]}}`. */
export const posthogResult = wrapped('posthog-result', ({ result }) =>
  listed(isFields(result) && !isList(result) ? result.snapshots : result),
)

/** The realtime answer of PostHog's API of 2023–25: `{snapshots: [events]}`. */
export const posthogSnapshots = wrapped('posthog-snapshots', (value) => listed(value.snapshots))

/** The shape of most people's own back ends, of Highlight and of rrweb's browser extension: `{events: [events]}`. */
export const rrwebEvents = wrapped('rrweb-events', (value) => listed(value.events))

/** `{session_guid, rrweb_data: [events]}`. */
export const rrwebData = wrapped('rrweb-data', (value) => listed(value.rrweb_data))

/** A format whose values wrap a list of events; several values, one a line, are the parts of one session. */
function wrapped(id: string, unwrap: (value: Fields) => readonly FoundList[] | undefined): Format {
  const eventsIn = (value: unknown) => (isFields(value) ? unwrap(value) : undefined)
  return {
    id,
    recognises: (value) => eventsIn(value) !== undefined,
    read(values) {
      const parts = [...values].map(eventsIn)
      const named = [...values].map(namesOf).find((names) => names.sessionId !== undefined || names.title !== undefined)
      const lists = parts.flatMap((part) => part ?? [])
      return { sessions: [{ ...named, lists }], skipped: parts.filter((part) => part === undefined).length }
    },
  }
}

/** `events` and `result` stand in much that is no recording, so a list counts only if it is empty or holds events. */
function listed(value: unknown): readonly FoundList[] | undefined {
  return isList(value) && (value.length === 0 || holdsEvents(value)) ? [eventsOfList(value)] : undefined
}

function namesOf(value: unknown): Pick<FoundSession, 'sessionId' | 'title'> {
  if (!isFields(value)) return {}
  const session = isFields(value.session) ? value.session : {}
  const ids = [value.sessionId, value.session_id, value.session_guid, session.id]
  return { sessionId: ids.find(isFilledText), title: isFilledText(session.name) ? session.name : undefined }
}

function isFilledText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
