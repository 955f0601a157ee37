import type { EventList } from '../model/event-list.ts'
import { EventType, type ReplayEvent } from '../model/event.ts'
import type { Census } from './census.ts'
import { createLosses, type Losses } from './losses.ts'
import { timestampOf, usableEvent } from './validity.ts'

/** What one look through a window's events tells of those that a player can use, in the order given. */
export interface Survey {
  readonly times: Float64Array
  /** `kindOf` each event. */
  readonly kinds: Uint16Array
  /** Earliest and latest time of the events that nobody can use; they count for how long a session is. */
  readonly unusable: TimeSpan
  /** The event at an index. */
  at(index: number): ReplayEvent
  /** All events in another order: index by index. */
  arranged(order: Uint32Array | undefined): EventList<ReplayEvent>
}

/** Epoch ms; from Infinity to -Infinity when it holds no time. */
export interface TimeSpan {
  readonly first: number
  readonly last: number
}

/** Kinds from here on are incremental snapshots, by source; below are the other types. */
export const INCREMENTAL_KIND = 1000

const LARGEST_SOURCE = 1000

/** A small number that tells types of events apart, and incremental snapshots by their source. */
export function kindOf({ type, data }: ReplayEvent): number {
  if (type !== EventType.IncrementalSnapshot) return Math.min(type, INCREMENTAL_KIND - 1)
  return INCREMENTAL_KIND + Math.max(0, Math.min(Number(data['source']), LARGEST_SOURCE))
}

/** What counts the events that are looked through. */
export interface SurveyTools {
  readonly losses: Losses
  readonly census: Census
}

/** Looks through a window's events once. Those of a list that makes them when they are asked for are not kept. */
export function surveyEvents(given: EventList, tools: SurveyTools): Survey {
  const columns = createColumns(given.length)
  if (Array.isArray(given)) {
    const events = given.map((one) => columns.see(one, tools)).filter((event) => event !== undefined)
    return { ...columns.filled(), ...arrangedArray(events) }
  }
  for (const one of given) columns.see(one, tools)
  const { places, ...filled } = columns.filled()
  return { ...filled, ...arrangedList(given, { places, count: filled.times.length }) }
}

/** A survey in which `retime` has changed the times of events. */
export function retimedSurvey(survey: Survey, retime: (event: ReplayEvent) => ReplayEvent): Survey {
  const events = survey.arranged(undefined)
  if (Array.isArray(events)) {
    const retimed = (events as readonly ReplayEvent[]).map(retime)
    const times = Float64Array.from(retimed, ({ timestamp }) => timestamp)
    return { ...survey, times, ...arrangedArray(retimed) }
  }
  const times = Float64Array.from(survey.times, (time, index) => {
    const light = { type: survey.kinds[index] as number, data: {}, timestamp: time }
    return retime(survey.kinds[index] === EventType.Custom ? survey.at(index) : light).timestamp
  })
  return {
    ...survey,
    times,
    at: (index) => retime(survey.at(index)),
    arranged: (order) => new ChangedEvents(survey.arranged(order), retime),
  }
}

function createColumns(length: number) {
  const times = new Float64Array(length)
  const kinds = new Uint16Array(length)
  const places = createPlaces(length)
  let count = 0
  let place = 0
  let first = Infinity
  let last = -Infinity
  const seeUnusable = (time: number | undefined) => {
    if (time === undefined) return
    first = Math.min(first, time)
    last = Math.max(last, time)
  }
  return {
    see(one: unknown, { losses, census }: SurveyTools): ReplayEvent | undefined {
      census.see(one)
      const event = usableEvent(one, losses)
      if (event) {
        times[count] = event.timestamp
        kinds[count] = kindOf(event)
        places.put(count, place)
        count++
      } else seeUnusable(timestampOf(one))
      place++
      return event
    },
    filled: () => ({
      times: times.subarray(0, count),
      kinds: kinds.subarray(0, count),
      places: places.filled(count),
      unusable: { first, last },
    }),
  }
}

/** Places in a list, ascending; nothing is stored until one is left out. */
function createPlaces(length: number) {
  let places: Uint32Array | undefined
  return {
    put(index: number, place: number): void {
      if (!places && place !== index) {
        places = new Uint32Array(length)
        for (let at = 0; at < index; at++) places[at] = at
      }
      if (places) places[index] = place
    },
    /** Undefined when each index is its own place. */
    filled: (count: number) => places?.subarray(0, count),
  }
}

function arrangedArray(events: readonly ReplayEvent[]): Pick<Survey, 'at' | 'arranged'> {
  const at = (index: number) => events[index] as ReplayEvent
  return { at, arranged: (order) => (order ? Array.from(order, at) : events) }
}

function arrangedList(
  given: EventList,
  { places, count }: { places: Uint32Array | undefined; count: number },
): Pick<Survey, 'at' | 'arranged'> {
  // what is lost was counted when the list was surveyed
  const losses = createLosses()
  const at = (index: number) => usableEvent(given.at(places?.[index] ?? index), losses) as ReplayEvent
  return { at, arranged: (order) => new PlacedEvents(order ?? count, at) }
}

/** Events of a list, in the order of their indexes there; a number stands for that many in the list's own order. */
class PlacedEvents implements EventList<ReplayEvent> {
  readonly length: number
  readonly #order: Uint32Array | undefined
  readonly #at: (index: number) => ReplayEvent

  constructor(order: Uint32Array | number, at: (index: number) => ReplayEvent) {
    this.length = typeof order === 'number' ? order : order.length
    this.#order = typeof order === 'number' ? undefined : order
    this.#at = at
  }

  at(index: number): ReplayEvent | undefined {
    return index >= 0 && index < this.length ? this.#at(this.#order?.[index] ?? index) : undefined
  }

  *[Symbol.iterator](): Generator<ReplayEvent> {
    for (let index = 0; index < this.length; index++) yield this.#at(this.#order?.[index] ?? index)
  }
}

/** The events of a list, each changed when it is asked for. */
class ChangedEvents implements EventList<ReplayEvent> {
  readonly #events: EventList<ReplayEvent>
  readonly #change: (event: ReplayEvent) => ReplayEvent

  constructor(events: EventList<ReplayEvent>, change: (event: ReplayEvent) => ReplayEvent) {
    this.#events = events
    this.#change = change
  }

  get length(): number {
    return this.#events.length
  }

  at(index: number): ReplayEvent | undefined {
    const event = this.#events.at(index)
    return event && this.#change(event)
  }

  *[Symbol.iterator](): Generator<ReplayEvent> {
    for (const event of this.#events) yield this.#change(event)
  }
}
