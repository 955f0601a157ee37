import { EventType, IncrementalSource, type ReplayEvent } from '../model/event.ts'

interface Page {
  readonly href: string
  readonly width: number
  readonly height: number
}

const UNKNOWN: Page = { href: 'about:blank', width: 1280, height: 720 }

/** Events, with what was done to them. */
export interface WithMetas {
  readonly events: readonly ReplayEvent[]
  /** Meta events that were written. */
  readonly added: number
  /** Meta events that said the same as one of the same time. */
  readonly repeats: number
}

/**
 * Sorted events in which each full snapshot has a meta event of its own directly before it, and no other is left: the
 * player begins a seek at the last meta event, and without a snapshot there would change the wrong document. A meta
 * event without a snapshot tells a new size.
 */
export function withMetas(events: readonly ReplayEvent[], others: readonly (readonly ReplayEvent[])[]): WithMetas {
  const state: State = { kept: [], attached: undefined, waiting: undefined, added: 0, repeats: 0, moved: 0 }
  events.forEach((event, index) => {
    if (event.type === EventType.FullSnapshot) {
      const page = () => nearestPage(events, index) ?? firstPage(others) ?? UNKNOWN
      attach(state, event.timestamp, page)
    } else if (event.type === EventType.Meta) {
      release(state, event)
      state.waiting = { meta: event, at: state.kept.length }
    }
    state.kept.push(event)
  })
  release(state, undefined)
  const { kept, added, repeats, moved } = state
  return {
    events: added + repeats + moved === 0 ? events : kept.filter((event) => event !== undefined),
    added,
    repeats,
  }
}

interface State {
  readonly kept: (ReplayEvent | undefined)[]
  /** The last meta event that got its full snapshot. */
  attached: ReplayEvent | undefined
  /** The last meta event, as long as it has none, and its index in `kept`. */
  waiting: { readonly meta: ReplayEvent; readonly at: number } | undefined
  added: number
  repeats: number
  moved: number
}

function attach(state: State, timestamp: number, page: () => Page): void {
  const { kept, waiting } = state
  state.attached = waiting?.meta ?? metaEvent(page(), timestamp)
  state.waiting = undefined
  if (waiting === undefined) state.added++
  else if (waiting.at === kept.length - 1) return
  else {
    kept[waiting.at] = undefined
    state.moved++
    state.attached = { ...waiting.meta, timestamp }
  }
  kept.push(state.attached)
}

/** What becomes of a meta event that got no full snapshot before the next one, or the end. */
function release(state: State, next: ReplayEvent | undefined): void {
  const { kept, waiting, attached } = state
  if (waiting === undefined) return
  state.waiting = undefined
  const { meta, at } = waiting
  if (isRepeat(meta, next) || isRepeat(meta, attached)) {
    kept[at] = undefined
    state.repeats++
    return
  }
  const { width, height } = meta.data
  const data = { source: IncrementalSource.ViewportResize, width, height }
  kept[at] = { type: EventType.IncrementalSnapshot, data, timestamp: meta.timestamp }
  state.moved++
}

function isRepeat(meta: ReplayEvent, other: ReplayEvent | undefined): boolean {
  if (meta.timestamp !== other?.timestamp) return false
  return (['href', 'width', 'height'] as const).every((name) => meta.data[name] === other.data[name])
}

function metaEvent(page: Page, timestamp: number): ReplayEvent {
  return { type: EventType.Meta, data: { ...page }, timestamp }
}

/** Size and address known at an event, looking back first, then ahead. */
function nearestPage(events: readonly ReplayEvent[], index: number): Page | undefined {
  const size = nearest(events, index, sizeOf)
  const href = nearest(events, index, hrefOf)
  if (size === undefined && href === undefined) return undefined
  return { ...UNKNOWN, ...(href === undefined ? {} : { href }), ...size }
}

function firstPage(others: readonly (readonly ReplayEvent[])[]): Page | undefined {
  for (const events of others) {
    const page = nearestPage(events, 0)
    if (page !== undefined) return page
  }
  return undefined
}

function nearest<Found>(
  events: readonly ReplayEvent[],
  index: number,
  look: (event: ReplayEvent) => Found | undefined,
): Found | undefined {
  for (const step of [-1, 1]) {
    for (let at = index; at >= 0 && at < events.length; at += step) {
      const found = look(events[at] as ReplayEvent)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function sizeOf({ type, data }: ReplayEvent): { width: number; height: number } | undefined {
  const isResize = type === EventType.IncrementalSnapshot && data['source'] === IncrementalSource.ViewportResize
  const { width, height } = data
  if (!isResize && type !== EventType.Meta) return undefined
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : undefined
}

function hrefOf({ type, data }: ReplayEvent): string | undefined {
  const { href } = data
  return type === EventType.Meta && typeof href === 'string' ? href : undefined
}
