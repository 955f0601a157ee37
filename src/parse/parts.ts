import { EventType } from '../model/event.ts'
import { eventsOfList, holdsEvents, isEvent, isEventPair } from './event-shapes.ts'
import type { Format, FoundEvent, FoundSession } from './format.ts'
import { isList, someItem } from './list.ts'
import { joinEvents } from './merged.ts'

/** A recorder that was silent for longer began a new session: the limit that PostHog, Sentry and most others have. */
const FAR_APART_MS = 30 * 60_000
/** Parts of one session may overlap by what was under way when one was closed. */
const OVERLAP_MS = 1000

/**
 * `[[event…], [event…]]`: recordings that were collected in one file (several sessions), or the parts of one, such as
 * Sentry's segments and the matrix of rrweb's guide, which begins a new part at each full snapshot.
 */
export const rrwebParts: Format = {
  id: 'rrweb-parts',
  title: 'Lists of rrweb events in a list: Sentry segments, collected recordings',
  recognises: (value) => someItem(value, isPart),
  read(values) {
    const found = values.map((value) => (someItem(value, isPart) ? collected(partsOf(value)) : undefined))
    return {
      sessions: found.flatMap((sessions) => sessions ?? []),
      skipped: found.filter((sessions) => sessions === undefined).length,
    }
  },
}

interface Part {
  readonly events: readonly FoundEvent[]
  /** Epoch ms of the first and the last event, of those that show the page. */
  readonly first: number
  readonly last: number
  readonly hasFullSnapshot: boolean
  /** The recorder was started with the page: before the full snapshot lies the page's own loading. */
  readonly beginsWithLoad: boolean
}

function isPart(value: unknown): boolean {
  return isList(value) && !isEventPair(value) && holdsEvents(value)
}

function partsOf(value: unknown): (readonly FoundEvent[])[] {
  const parts = isList(value) ? Array.from(value).filter(isPart) : []
  return parts.map((part) => (holdsEvents(part) ? eventsOfList(part) : []))
}

function partOf(events: readonly FoundEvent[]): Part {
  let [first, last] = [Infinity, -Infinity]
  let [hasFullSnapshot, beginsWithLoad] = [false, false]
  for (const { event } of events) {
    // Sentry gives its custom events seconds for a time; they say nothing about when a part lies.
    if (!isEvent(event) || event.type === EventType.Custom || event.type === EventType.Plugin) continue
    const { type, timestamp } = event as { type: number; timestamp: number }
    first = Math.min(first, timestamp)
    last = Math.max(last, timestamp)
    if (type === EventType.FullSnapshot) hasFullSnapshot = true
    else if (!hasFullSnapshot && (type === EventType.DomContentLoaded || type === EventType.Load)) beginsWithLoad = true
  }
  return { events, first, last, hasFullSnapshot, beginsWithLoad }
}

/**
 * Sorts lists of events into sessions: a list that brings its own full snapshot and lies more than half an hour behind
 * what came before, or overlaps it, is a recording of its own; all others go on with the one before.
 */
export function collected(lists: readonly (readonly FoundEvent[])[]): FoundSession[] {
  return sessionsOf(lists.filter(({ length }) => length > 0).map(partOf))
}

function sessionsOf(parts: readonly Part[]): FoundSession[] {
  const begins = beginnings(parts)
  // Where recordings of different days were collected, those of one day are recordings of their own too.
  const isCollection =
    begins.slice(1).includes(true) && parts.every((part) => part.hasFullSnapshot && part.beginsWithLoad)
  const sessions: Part[][] = []
  for (const [index, part] of parts.entries()) {
    if (isCollection || begins[index]) sessions.push([part])
    else sessions.at(-1)?.push(part)
  }
  return sessions.map((session) => ({ events: joinEvents(session.map(({ events }) => events)) }))
}

/** For each part, whether it brings its own full snapshot and lies far from the session before it. */
function beginnings(parts: readonly Part[]): boolean[] {
  let last = -Infinity
  return parts.map((part, index) => {
    const isFar = last > -Infinity && (part.first < last - OVERLAP_MS || part.first - last > FAR_APART_MS)
    const begins = index === 0 || (part.hasFullSnapshot && isFar)
    last = begins ? part.last : Math.max(last, part.last)
    return begins
  })
}
