import type { EventList } from '../model/event-list.ts'
import type { RecordingWindow } from '../model/recording.ts'
import type { FoundEvent, FoundList } from './format.ts'
import { RangeBuilder } from './json-list.ts'

/** The events of lists, sorted by tab. */
export interface SortedWindows {
  readonly windows: RecordingWindow[]
  /** Elements of all lists, and those of them that hold no events of the format. */
  readonly elements: number
  readonly skipped: number
}

/**
 * Sorts events by tab, in order of first appearance. An event that names no tab, such as a note that PostHog puts in
 * front, belongs to the tab of the event before it; the first ones to that of the first that does. Events of lists that
 * are arrays are made at once, others when they are asked for; `unpack` is called for each then.
 */
export function windowsOf(lists: readonly FoundList[], { unpack, watch }: EventUse): SortedWindows {
  const whole = lists.every(({ elements }) => Array.isArray(elements))
  const held = (): Held => ({ events: [], places: new EventPlaces(), watch: whole ? undefined : watch?.() })
  const windows = new Map<string, Held>()
  // events before the first that names a tab are of that tab
  const first = held()
  let current: Held | undefined
  const { elements, skipped } = eachEvent(lists, ({ found, element, index }) => {
    if (found.windowId !== undefined) {
      const known = windows.get(found.windowId)
      const its = known ?? (current ? held() : first)
      if (!known) windows.set(found.windowId, its)
      current = its
    }
    const { events, places, watch: watching } = current ?? first
    if (whole) events.push(unpack(found.event))
    else {
      places.add(element, index)
      watching?.see(found.event)
    }
  })
  if (!current && (first.events.length > 0 || first.places.length > 0)) windows.set('', first)
  const sorted = [...windows].map(([id, { events, places, watch: watching }]) => {
    if (whole) return { id, events }
    const placed = new PlacedEvents(lists, { places, unpack })
    watching?.end(placed)
    return { id, events: placed }
  })
  return { windows: sorted, elements, skipped }
}

interface Held {
  readonly events: unknown[]
  readonly places: EventPlaces
  readonly watch: EventWatch | undefined
}

/** Sees the events of a window while they are sorted, so that nobody has to make them once more to look at them. */
export interface EventWatch {
  see(event: unknown): void
  /** The window's events, all of which were seen. */
  end(events: EventList): void
}

interface EventUse {
  readonly unpack: (event: unknown) => unknown
  /** Called for each window whose events are made when they are asked for; events come to it as they were found. */
  readonly watch?: (() => EventWatch) | undefined
}

/** Calls for each event with the number of its element, counted through all lists, and its index in there. */
function eachEvent(
  lists: readonly FoundList[],
  take: (place: { found: FoundEvent; element: number; index: number }) => void,
): { elements: number; skipped: number } {
  let element = 0
  let skipped = 0
  for (const { elements, eventsOf } of lists) {
    for (const value of elements) {
      const events = eventsOf(value)
      if (!events) skipped++
      events?.forEach((found, index) => take({ found, element, index }))
      element++
    }
  }
  return { elements: element, skipped }
}

/** Where events lie: the number of an element, and the index in there. Nothing is stored as long as each element is one event. */
class EventPlaces {
  #places: RangeBuilder | undefined
  #first = 0
  length = 0

  add(element: number, index: number): void {
    if (this.length === 0) this.#first = element
    if (!this.#places && (index > 0 || element !== this.#first + this.length)) {
      this.#places = new RangeBuilder()
      for (let at = 0; at < this.length; at++) this.#places.add(this.#first + at, 0)
    }
    this.#places?.add(element, index)
    this.length++
  }

  element(at: number): number {
    return this.#places ? this.#places.start(at) : this.#first + at
  }

  index(at: number): number {
    return this.#places ? this.#places.end(at) : 0
  }
}

/** Events that are known by their places only. The latest element is kept: its events follow one another. */
class PlacedEvents implements EventList {
  readonly #lists: readonly FoundList[]
  readonly #places: EventPlaces
  readonly #unpack: (event: unknown) => unknown
  #latest: { readonly element: number; readonly events: readonly FoundEvent[] } | undefined

  constructor(
    lists: readonly FoundList[],
    { places, unpack }: { places: EventPlaces; unpack: (event: unknown) => unknown },
  ) {
    this.#lists = lists
    this.#places = places
    this.#unpack = unpack
  }

  get length(): number {
    return this.#places.length
  }

  at(index: number): unknown {
    if (index < 0 || index >= this.length) return undefined
    const element = this.#places.element(index)
    if (this.#latest?.element !== element) this.#latest = { element, events: this.#read(element) }
    return this.#unpack(this.#latest.events[this.#places.index(index)]?.event)
  }

  *[Symbol.iterator](): Generator {
    for (let index = 0; index < this.length; index++) yield this.at(index)
  }

  #read(element: number): readonly FoundEvent[] {
    let before = 0
    for (const { elements, eventsOf } of this.#lists) {
      if (element < before + elements.length) return eventsOf(elements.at(element - before)) ?? []
      before += elements.length
    }
    return []
  }
}
