import type { EventList } from '../model/event-list.ts'
import { EventType } from '../model/event.ts'
import { eventsOfList, holdsEvents, isEvent, isEventPair } from './event-shapes.ts'
import type { Format, FoundList, FoundSession } from './format.ts'
import { anyOf, isList } from './json-list.ts'

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
  sign: '[[events], [events]]',
  recognises: holdsParts,
  read(values) {
    const found = Array.from(values, (value) => (holdsParts(value) ? collected(partsOf(value)) : undefined))
    return {
      sessions: found.flatMap((sessions) => sessions ?? []),
      skipped: found.filter((sessions) => sessions === undefined).length,
    }
  },
}

interface Part {
  readonly list: FoundList
  /** Epoch ms of the first and the last event, of those that show the page. */
  readonly first: number
  readonly last: number
  readonly hasFullSnapshot: boolean
  /** The recorder was started with the page: before the full snapshot lies the page's own loading. */
  readonly beginsWithLoad: boolean
}

function holdsParts(value: unknown): value is EventList {
  return isList(value) && anyOf(value, isPart)
}

function isPart(value: unknown): value is EventList {
  return isList(value) && !isEventPair(value) && holdsEvents(value)
}

function partsOf(value: EventList): FoundList[] {
  return [...value].filter(isPart).map((part) => eventsOfList(part))
}

function partOf(list: FoundList): Part {
  let [first, last] = [Infinity, -Infinity]
  let [hasFullSnapshot, beginsWithLoad] = [false, false]
  for (const { type, timestamp } of pageEvents(list)) {
    first = Math.min(first, timestamp)
    last = Math.max(last, timestamp)
    if (type === EventType.FullSnapshot) hasFullSnapshot = true
    else if (!hasFullSnapshot && (type === EventType.DomContentLoaded || type === EventType.Load)) beginsWithLoad = true
  }
  return { list, first, last, hasFullSnapshot, beginsWithLoad }
}

/** Sentry gives its custom events seconds for a time; they say nothing about when a part lies. */
function* pageEvents({ elements, eventsOf }: FoundList): Generator<{ type: number; timestamp: number }> {
  for (const element of elements) {
    for (const { event } of eventsOf(element) ?? []) {
      if (!isEvent(event)) continue
      const { type, timestamp } = event as { type: number; timestamp: number }
      if (type !== EventType.Custom && type !== EventType.Plugin) yield { type, timestamp }
    }
  }
}

/**
 * Sorts lists of events into sessions: a list that brings its own full snapshot and lies more than half an hour behind
 * what came before, or overlaps it, is a recording of its own; all others go on with the one before.
 */
export function collected(lists: readonly FoundList[]): FoundSession[] {
  return sessionsOf(lists.filter(({ elements }) => elements.length > 0).map(partOf))
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
  return sessions.map((session) => ({ lists: session.map(({ list }) => list) }))
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
