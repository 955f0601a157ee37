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
  return { ...filled, ...arrangedList(given, places) }
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
  const places = new Uint32Array(length)
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
        places[count] = place
        count++
      } else seeUnusable(timestampOf(one))
      place++
      return event
    },
    filled: () => ({
      times: times.subarray(0, count),
      kinds: kinds.subarray(0, count),
      places: places.subarray(0, count),
      unusable: { first, last },
    }),
  }
}

function arrangedArray(events: readonly ReplayEvent[]): Pick<Survey, 'at' | 'arranged'> {
  const at = (index: number) => events[index] as ReplayEvent
  return { at, arranged: (order) => (order ? Array.from(order, at) : events) }
}

function arrangedList(given: EventList, places: Uint32Array): Pick<Survey, 'at' | 'arranged'> {
  // what is lost was counted when the list was surveyed
  const losses = createLosses()
  const at = (index: number) => usableEvent(given.at(places[index] as number), losses) as ReplayEvent
  return {
    at,
    arranged: (order) => new PlacedEvents(order ?? Uint32Array.from(places, (_, index) => index), at),
  }
}

/** Events of a list, by their indexes there. */
class PlacedEvents implements EventList<ReplayEvent> {
  readonly #order: Uint32Array
  readonly #at: (index: number) => ReplayEvent

  constructor(order: Uint32Array, at: (index: number) => ReplayEvent) {
    this.#order = order
    this.#at = at
  }

  get length(): number {
    return this.#order.length
  }

  at(index: number): ReplayEvent | undefined {
    const place = this.#order[index]
    return place === undefined ? undefined : this.#at(place)
  }

  *[Symbol.iterator](): Generator<ReplayEvent> {
    for (const place of this.#order) yield this.#at(place)
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
