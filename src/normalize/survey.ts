import type { EventList } from '../model/event-list.ts'
import { EventType, type ReplayEvent } from '../model/event.ts'
import { type Columns, createColumns } from './columns.ts'
import { createLosses } from './losses.ts'
import { usableEvent } from './validity.ts'

/** What one look through a window's events tells, with the way back to those that a player can use. */
export interface Survey extends Columns {
  /** The event at an index. */
  at(index: number): ReplayEvent
  /** All events in another order: index by index. */
  arranged(order: Uint32Array | undefined): EventList<ReplayEvent>
}

/**
 * Looks through a window's events once, unless somebody has done it. Those of a list that makes them when they are asked
 * for are not kept.
 */
export function surveyEvents(given: EventList, known?: Columns): Survey {
  const writer = createColumns()
  if (Array.isArray(given)) {
    const events = given.map((one) => writer.see(one)).filter((event) => event !== undefined)
    return { ...writer.columns(), ...arrangedArray(events) }
  }
  if (!known) for (const one of given) writer.see(one)
  const columns = known ?? writer.columns()
  return { ...columns, ...arrangedList(given, columns) }
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

function arrangedArray(events: readonly ReplayEvent[]): Pick<Survey, 'at' | 'arranged'> {
  const at = (index: number) => events[index] as ReplayEvent
  return { at, arranged: (order) => (order ? Array.from(order, at) : events) }
}

function arrangedList(
  given: EventList,
  { places, times, whole }: Pick<Columns, 'places' | 'times' | 'whole'>,
): Pick<Survey, 'at' | 'arranged'> {
  // what is lost was counted when the list was surveyed
  const losses = createLosses()
  const at = (index: number) => {
    const one = given.at(places?.[index] ?? index)
    return whole[index] === 1 ? eventOf(one as ReplayEvent) : (usableEvent(one, losses) as ReplayEvent)
  }
  return { at, arranged: (order) => new PlacedEvents(order ?? times.length, at) }
}

function eventOf({ type, data, timestamp }: ReplayEvent): ReplayEvent {
  return { type, data, timestamp }
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
