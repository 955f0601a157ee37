/** What posthog-js sends while it records (`POST /s/`), and what PostHog's capture server makes of it on Kafka. */
import type { EventList } from '../model/event-list.ts'
import { type Fields, isFields } from '../model/event.ts'
import { filledText, jsonOrValue } from './beside.ts'
import { eventsOfList, holdsEvents, inWindow, windowIdOf } from './event-shapes.ts'
import type { Format, FoundList, FoundSession } from './format.ts'
import { anyOf, isList } from './json-list.ts'
import { sessionParts } from './merged.ts'
import { personOf } from './person.ts'

/**
 * `{event: '$snapshot', properties: {$snapshot_data: [events], $session_id, $window_id}}`, alone, in a list or in a
 * `batch`, with the older single event or the server's `$snapshot_items`; or Kafka's `{distinct_id, data: "<json>"}`.
 */
export const posthogWire: Format = {
  id: 'posthog-wire',
  title: 'PostHog capture requests and Kafka messages ($snapshot, $snapshot_items)',
  sign: '{event: "$snapshot", properties: {$snapshot_data or $snapshot_items}}',
  recognises: (value) => anyOf(capturesOf(value), isCapture),
  read: sessionParts((value) => {
    const parts = Array.from(capturesOf(value), partOf).filter((part) => part !== undefined)
    return parts.length > 0 ? parts : undefined
  }),
}

const DATA_MEMBERS = ['$snapshot_data', '$snapshot_items'] as const

function capturesOf(value: unknown): EventList {
  if (isList(value)) return value
  return isFields(value) && isList(value.batch) ? value.batch : [value]
}

function isCapture(value: unknown): boolean {
  return propertiesOf(value) !== undefined
}

function propertiesOf(value: unknown): Fields | undefined {
  const capture = isKafkaMessage(value) ? jsonOrValue(value.data) : value
  if (!isFields(capture) || typeof capture.event !== 'string' || !capture.event.startsWith('$snapshot'))
    return undefined
  return isFields(capture.properties) ? capture.properties : undefined
}

function isKafkaMessage(value: unknown): value is Fields & { readonly data: string } {
  return isFields(value) && typeof value.data === 'string' && value.data.includes('"$snapshot')
}

function partOf(value: unknown): FoundSession | undefined {
  const properties = propertiesOf(value)
  if (!properties) return undefined
  const windowId = windowIdOf(properties.$window_id)
  const name = DATA_MEMBERS.find((member) => Object.hasOwn(properties, member))
  const distinctId = filledText(properties.distinct_id) ?? (isFields(value) ? filledText(value.distinct_id) : undefined)
  return {
    sessionId: filledText(properties.$session_id),
    // The ids of people who were not identified are random; an address is how they would be called.
    title: distinctId?.includes('@') ? distinctId : undefined,
    person: personOf({ distinct_id: distinctId, properties }),
    lists: name === undefined ? [] : snapshotLists(properties[name], windowId),
  }
}

/** The events of a member: a list, the one event of the oldest clients, or either as a text of JSON. */
function snapshotLists(member: unknown, windowId: string | undefined): readonly FoundList[] {
  const data = jsonOrValue(member)
  const events = isList(data) ? data : isFields(data) ? [data] : []
  return holdsEvents(events) ? inWindow([eventsOfList(events)], windowId) : []
}
