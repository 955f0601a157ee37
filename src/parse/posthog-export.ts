import { type Fields, isFields } from '../model/event.ts'
import { eventsOfList } from './event-shapes.ts'
import { type Format, type FoundList, type FoundSession, sessionEach } from './format.ts'
import { isList } from './json-list.ts'
import { personOf, personTitle } from './person.ts'

/** PostHog's "Export to JSON" since April 2023: `{version: '2023-04-28', data: {id, person, snapshots}}`. */
export const posthogExport: Format = {
  id: 'posthog-export',
  title: 'PostHog export, since April 2023',
  sign: '{version, data: {person, snapshots: [events]}}',
  recognises: (value) => snapshotsOf(value) !== undefined,
  read: sessionEach((value) => session(value, snapshotsOf(value))),
}

/** PostHog's export of January to April 2023: `{version: '2022-12-02', data: {person, snapshotsByWindowId}}`. */
export const posthogExport2022: Format = {
  id: 'posthog-export-2022',
  title: 'PostHog export, January to April 2023',
  sign: '{version, data: {person, snapshotsByWindowId}}',
  recognises: (value) => snapshotsByWindowOf(value) !== undefined,
  read: sessionEach((value) => session(value, snapshotsByWindowOf(value))),
}

/** Events of a `{windowId: [events]}` object, window by window in the order written. */
export function eventsByWindow(byWindow: Fields): readonly FoundList[] {
  return Object.entries(byWindow).flatMap(([windowId, events]) =>
    isList(events) ? [eventsOfList(events, windowId)] : [],
  )
}

function dataOf(value: unknown): Fields | undefined {
  return isFields(value) && typeof value.version === 'string' && isFields(value.data) ? value.data : undefined
}

function snapshotsOf(value: unknown): readonly FoundList[] | undefined {
  const snapshots = dataOf(value)?.snapshots
  return isList(snapshots) ? [eventsOfList(snapshots)] : undefined
}

function snapshotsByWindowOf(value: unknown): readonly FoundList[] | undefined {
  const byWindow = dataOf(value)?.snapshotsByWindowId
  return isFields(byWindow) && !isList(byWindow) ? eventsByWindow(byWindow) : undefined
}

function session(value: unknown, lists: readonly FoundList[] | undefined): FoundSession | undefined {
  const data = dataOf(value)
  if (!data || !lists) return undefined
  // PostHog's own reader gives files without an id the id '' .
  const sessionId = typeof data.id === 'string' && data.id !== '' ? data.id : undefined
  return { sessionId, title: personTitle(data.person), person: personOf(data.person), lists }
}
