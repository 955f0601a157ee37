import type { EventList } from '../model/event-list.ts'
import { EventType, type ReplayEvent } from '../model/event.ts'
import { kindOf } from './columns.ts'
import type { Survey } from './survey.ts'

/** A window's usable events by time; those of one time keep their order. */
export interface OrderedEvents {
  readonly events: EventList<ReplayEvent>
  /** `kindOf` each event. */
  readonly kinds: Uint16Array
  readonly times: Float64Array
  /** How many stood after later ones. */
  readonly late: number
  /** Indexes of events that another of the same time already says. */
  readonly repeats: ReadonlySet<number>
}

/** Sorts what a survey found. A list that makes its events when they are asked for stays one. */
export function orderedEvents(survey: Survey): OrderedEvents {
  const { times, kinds, arranged } = survey
  const { order, late } = orderOf(times)
  const sorted = order
    ? {
        times: Float64Array.from(order, (index) => times[index] as number),
        kinds: Uint16Array.from(order, (index) => kinds[index] as number),
      }
    : { times, kinds }
  const events = arranged(order)
  return { events, ...sorted, late, repeats: repeatsIn({ events, ...sorted }) }
}

/** Indexes by time, stable; undefined when all are in order. */
function orderOf(times: Float64Array): { readonly order: Uint32Array | undefined; readonly late: number } {
  let late = 0
  let latest = 0
  for (const time of times) {
    if (time < latest) late++
    else latest = time
  }
  if (late === 0) return { order: undefined, late }
  const order = Uint32Array.from(times, (_, index) => index)
  // arrays of numbers are not sorted in a stable way by themselves
  return { order: order.sort((one, other) => (times[one] as number) - (times[other] as number) || one - other), late }
}

interface Timed {
  readonly events: EventList<ReplayEvent>
  readonly kinds: Uint16Array
  readonly times: Float64Array
}

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

/** Events are made only where there is another of their kind. */
function addRepeats(repeats: Set<number>, { events, kinds }: Timed, { start, end }: { start: number; end: number }) {
  const counts = new Map<number, number>()
  for (let at = start; at < end; at++) counts.set(kinds[at] as number, (counts.get(kinds[at] as number) ?? 0) + 1)
  const isTwin = createTwinFinder()
  for (let at = start; at < end; at++) {
    if (counts.get(kinds[at] as number) !== 1 && isTwin(events.at(at) as ReplayEvent)) repeats.add(at)
  }
}

/**
 * Takes events by time, and tells of each whether another of the same time has said the same. Meta events are no repeats: two
 * full snapshots of one time need one each.
 */
export function createTwinFinder(): (event: ReplayEvent) => boolean {
  let first: ReplayEvent | undefined
  let others: ((event: ReplayEvent) => boolean) | undefined
  return (event) => {
    if (event.timestamp !== first?.timestamp) {
      first = event
      others = undefined
      return false
    }
    if (!others) {
      others = createSimultaneous()
      others(first)
    }
    return others(event)
  }
}

/** Takes events of one time. */
function createSimultaneous(): (event: ReplayEvent) => boolean {
  const said = new Map<number, { readonly first: ReplayEvent; texts?: Set<string> }>()
  return (event) => {
    if (event.type === EventType.Meta) return false
    const kind = kindOf(event)
    const alike = said.get(kind)
    if (!alike) {
      said.set(kind, { first: event })
      return false
    }
    // writing an event as text is dear, so that one alone is not written
    alike.texts ??= new Set([textOf(alike.first)])
    const text = textOf(event)
    return alike.texts.has(text) || !alike.texts.add(text)
  }
}

const textOf = ({ type, data }: ReplayEvent) => `${type}${JSON.stringify(data)}`
