import { type Fields, isFields } from '../model/event.ts'
import type { EventList } from '../model/event-list.ts'
import type { FoundEvent, FoundList } from './format.ts'
import { anyOf, isList } from './json-list.ts'

/** Whether a value has the members that every recorder gives an event. Says nothing about its data. */
export function isEvent(value: unknown): value is Fields {
  return isFields(value) && typeof value.type === 'number' && typeof value.timestamp === 'number'
}

/** A tab's id as text. PostHog writes UUIDs, and since the end of 2025 numbers. Undefined when there is none. */
export function windowIdOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** `["<windowId>", {event}]`: a line of PostHog's snapshots API since 2025. */
export function isPair(value: unknown): value is readonly [string | number, Fields] {
  return Array.isArray(value) && value.length === 2 && windowIdOf(value[0]) !== undefined && isFields(value[1])
}

type Batch = Fields & { readonly data: EventList }

/** `{"window_id": "…", "data": [events]}`: a line of PostHog's snapshots until 2025, also with `windowId` or no id. */
export function isBatch(value: unknown): value is Batch {
  return isFields(value) && isList(value.data) && typeof value.type !== 'number'
}

/** Whether a list holds at least one event, alone or in a pair or batch. */
export function holdsEvents(list: unknown): list is EventList {
  return isList(list) && anyOf(list, (item) => isEvent(item) || isEventPair(item) || isEventBatch(item))
}

/** A pair whose second half is an event. */
export function isEventPair(value: unknown): boolean {
  return isPair(value) && isEvent(value[1])
}

/** A batch with at least one event in it. */
export function isEventBatch(value: unknown): value is Batch {
  return isBatch(value) && anyOf(value.data, isEvent)
}

/** The events of one item of a list or line. What is no pair and no batch counts as an event, even if it is none. */
export function eventsOf(item: unknown): readonly FoundEvent[] {
  if (isPair(item)) return [{ windowId: windowIdOf(item[0]), event: item[1] }]
  if (isBatch(item)) {
    const windowId = ownWindowId(item)
    return [...item.data].map((event) => ({ windowId: windowId ?? ownWindowId(event), event }))
  }
  return [{ windowId: ownWindowId(item), event: item }]
}

/** A list of events, each with the tab that it names itself, or that of all of them. */
export function eventsOfList(elements: EventList, windowId?: string): FoundList {
  const found = windowId === undefined ? eventsOf : (event: unknown) => [{ windowId, event }]
  // a broken element of a list that is still bytes
  return { elements, eventsOf: (element) => (element === undefined ? undefined : found(element)) }
}

/** The tab that an event or a batch names itself. */
export function ownWindowId(value: unknown): string | undefined {
  return isFields(value) ? (windowIdOf(value.window_id) ?? windowIdOf(value.windowId)) : undefined
}
