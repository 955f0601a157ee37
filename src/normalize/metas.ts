import { EventType, IncrementalSource, type ReplayEvent } from '../model/event.ts'
import type { OrderedEvents } from './order.ts'
import { nearestPage, RESIZE_KIND, type Page, type PageFacts } from './page-facts.ts'

/** What is done to a window's events so that each full snapshot has a meta event. */
export interface MetaPlan {
  /** By index: what stands there instead; undefined when nothing does. */
  readonly replaced: ReadonlyMap<number, ReplayEvent | undefined>
  /** By index: what stands before the event there. */
  readonly inserted: ReadonlyMap<number, ReplayEvent>
  /** Meta events that were written. */
  readonly added: number
  /** Events that say the same as one of the same time. */
  readonly repeats: number
}

/**
 * Gives each full snapshot a meta event of its own directly before it, and leaves no other: the player begins a seek at
 * the last meta event, and without a snapshot there would change the wrong document. A meta event without a snapshot
 * tells a new size. `borrow` gives a page of other windows, for those that say nothing of their own.
 */
export function planMetas(ordered: OrderedEvents, facts: PageFacts, borrow: () => Page): MetaPlan {
  const { kinds, events, repeats } = ordered
  const state: State = { replaced: new Map(), inserted: new Map(), added: 0, repeats: 0, waiting: undefined }
  kinds.forEach((kind, index) => {
    if (repeats.has(index)) return
    if (kind === EventType.FullSnapshot) {
      const page = () => nearestPage(facts, index) ?? borrow()
      attach(state, ordered, { index, page })
    } else if (kind === EventType.Meta) {
      const meta = events.at(index) as ReplayEvent
      release(state, meta)
      state.waiting = { meta, index }
    }
  })
  release(state, undefined)
  dropRepeatedSizes(state, ordered)
  return state
}

interface State {
  readonly replaced: Map<number, ReplayEvent | undefined>
  readonly inserted: Map<number, ReplayEvent>
  added: number
  repeats: number
  /** The last meta event that got its full snapshot. */
  attached?: ReplayEvent
  /** The last meta event, as long as it has none. */
  waiting: { readonly meta: ReplayEvent; readonly index: number } | undefined
}

function attach(state: State, ordered: OrderedEvents, { index, page }: { index: number; page: () => Page }): void {
  const { waiting } = state
  const timestamp = ordered.times[index] as number
  state.waiting = undefined
  if (waiting && isDirectlyBefore(ordered, waiting.index, index)) {
    state.attached = waiting.meta
    return
  }
  if (waiting) {
    state.replaced.set(waiting.index, undefined)
    state.attached = { ...waiting.meta, timestamp }
  } else {
    state.added++
    state.attached = { type: EventType.Meta, data: { ...page() }, timestamp }
  }
  state.inserted.set(index, state.attached)
}

function isDirectlyBefore({ repeats }: OrderedEvents, first: number, second: number): boolean {
  for (let between = first + 1; between < second; between++) if (!repeats.has(between)) return false
  return true
}

/** What becomes of a meta event that got no full snapshot before the next one, or the end. */
function release(state: State, next: ReplayEvent | undefined): void {
  const { waiting, attached } = state
  if (waiting === undefined) return
  state.waiting = undefined
  const { meta, index } = waiting
  if (isRepeat(meta, next) || isRepeat(meta, attached)) {
    state.replaced.set(index, undefined)
    state.repeats++
    return
  }
  const { width, height } = meta.data
  const data = { source: IncrementalSource.ViewportResize, width, height }
  state.replaced.set(index, { type: EventType.IncrementalSnapshot, data, timestamp: meta.timestamp })
}

function isRepeat(meta: ReplayEvent, other: ReplayEvent | undefined): boolean {
  if (meta.timestamp !== other?.timestamp) return false
  return (['href', 'width', 'height'] as const).every((name) => meta.data[name] === other.data[name])
}

/** What a meta event became can say the same as a change of the size of the same time. */
function dropRepeatedSizes(state: State, { events, kinds, repeats }: OrderedEvents): void {
  let time = -1
  const said = new Map<string, 'by a meta event' | 'by itself'>()
  kinds.forEach((kind, index) => {
    const made = state.replaced.get(index)
    if (!made && (kind !== RESIZE_KIND || repeats.has(index))) return
    const { timestamp, data } = made ?? (events.at(index) as ReplayEvent)
    if (timestamp !== time) said.clear()
    time = timestamp
    const size = `${data['width']}x${data['height']}`
    const before = said.get(size)
    if (before && (made || before === 'by a meta event')) {
      state.replaced.set(index, undefined)
      state.repeats++
    } else said.set(size, made ? 'by a meta event' : 'by itself')
  })
}
