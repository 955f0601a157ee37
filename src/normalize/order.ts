import type { EventList } from '../model/event-list.ts'
import { EventType, type ReplayEvent } from '../model/event.ts'
import { createLosses, type Losses } from './losses.ts'
import { usableEvent } from './validity.ts'

/** A window's usable events by time; those of one time keep their order. */
export interface OrderedEvents {
  readonly events: EventList<ReplayEvent>
  /** `kindOf` each event. */
  readonly kinds: Uint16Array
  /** How many stood after later ones. */
  readonly late: number
  /** Indexes of events that another of the same time already says. */
  readonly repeats: ReadonlySet<number>
}

/**
 * Looks through a window's events once and sorts those that a player can use. A list that makes its events when they are
 * asked for stays one.
 */
export function orderedEvents(given: EventList, losses: Losses): OrderedEvents {
  const survey = Array.isArray(given) ? surveyArray(given, losses) : surveyList(given, losses)
  const { events, kinds, late } = sorted(survey)
  return { events, kinds, late, repeats: repeatsIn({ events, kinds, times: survey.times }) }
}

/** Kinds from here on are incremental snapshots, by source; below are the other types. */
export const INCREMENTAL_KIND = 1000

const LARGEST_SOURCE = 1000

/** A small number that tells types of events apart, and incremental snapshots by their source. */
export function kindOf({ type, data }: ReplayEvent): number {
  if (type !== EventType.IncrementalSnapshot) return Math.min(type, INCREMENTAL_KIND - 1)
  return INCREMENTAL_KIND + Math.max(0, Math.min(Number(data['source']), LARGEST_SOURCE))
}

/** Usable events in the order given; `times` and `kinds` are put in order together with them. */
interface Survey {
  readonly times: Float64Array
  readonly kinds: Uint16Array
  /** The events in another order: index by index of the survey. */
  arranged(order: Uint32Array | undefined): EventList<ReplayEvent>
}

function surveyArray(given: readonly unknown[], losses: Losses): Survey {
  const events = given.map((event) => usableEvent(event, losses)).filter((event) => event !== undefined)
  return {
    times: Float64Array.from(events, ({ timestamp }) => timestamp),
    kinds: Uint16Array.from(events, kindOf),
    arranged: (order) => (order ? Array.from(order, (index) => events[index] as ReplayEvent) : events),
  }
}

function surveyList(given: EventList, losses: Losses): Survey {
  const times = new Float64Array(given.length)
  const kinds = new Uint16Array(given.length)
  const places = new Uint32Array(given.length)
  let count = 0
  let place = 0
  for (const one of given) {
    const event = usableEvent(one, losses)
    if (event) {
      times[count] = event.timestamp
      kinds[count] = kindOf(event)
      places[count] = place
      count++
    }
    place++
  }
  return {
    times: times.subarray(0, count),
    kinds: kinds.subarray(0, count),
    arranged(order) {
      const kept = places.subarray(0, count)
      return new UsableEvents(given, order ? Uint32Array.from(order, (index) => kept[index] as number) : kept)
    },
  }
}

/** Events of a list that makes them when they are asked for, without those that no player can use. */
class UsableEvents implements EventList<ReplayEvent> {
  readonly #given: EventList
  readonly #places: Uint32Array
  /** What is lost was counted when the list was surveyed. */
  readonly #losses = createLosses()

  constructor(given: EventList, places: Uint32Array) {
    this.#given = given
    this.#places = places
  }

  get length(): number {
    return this.#places.length
  }

  at(index: number): ReplayEvent | undefined {
    const place = this.#places[index]
    return place === undefined ? undefined : usableEvent(this.#given.at(place), this.#losses)
  }

  *[Symbol.iterator](): Generator<ReplayEvent> {
    for (let index = 0; index < this.length; index++) yield this.at(index) as ReplayEvent
  }
}

function sorted({ times, kinds, arranged }: Survey) {
  let late = 0
  let latest = 0
  for (const time of times) {
    if (time < latest) late++
    else latest = time
  }
  if (late === 0) return { events: arranged(undefined), kinds, late }
  const order = Uint32Array.from(times, (_, index) => index)
  const given = times.slice()
  // sorting is stable by the index, which arrays of numbers are not by themselves
  order.sort((one, other) => (given[one] as number) - (given[other] as number) || one - other)
  const givenKinds = kinds.slice()
  order.forEach((from, to) => {
    times[to] = given[from] as number
    kinds[to] = givenKinds[from] as number
  })
  return { events: arranged(order), kinds, late }
}

interface Timed {
  readonly events: EventList<ReplayEvent>
  readonly kinds: Uint16Array
  readonly times: Float64Array
}

/** Meta events are no repeats: two full snapshots of one time need one each. */
function repeatsIn(timed: Timed): Set<number> {
  const repeats = new Set<number>()
  const { times } = timed
  for (let start = 0; start < times.length;) {
    let end = start + 1
    while (end < times.length && times[end] === times[start]) end++
    if (end > start + 1) addRepeats(repeats, timed, { start, end })
    start = end
  }
  return repeats
}

/** Writing an event as text is dear, so only those are written that have another of their kind beside them. */
function addRepeats(repeats: Set<number>, { events, kinds }: Timed, { start, end }: { start: number; end: number }) {
  const counts = new Map<number, number>()
  for (let at = start; at < end; at++) counts.set(kinds[at] as number, (counts.get(kinds[at] as number) ?? 0) + 1)
  const seen = new Set<string>()
  for (let at = start; at < end; at++) {
    const kind = kinds[at] as number
    if (kind === EventType.Meta || counts.get(kind) === 1) continue
    const event = events.at(at) as ReplayEvent
    const text = `${event.type}${JSON.stringify(event.data)}`
    if (seen.has(text)) repeats.add(at)
    else seen.add(text)
  }
}
