import { EventType, IncrementalSource, type ReplayEvent } from '../model/event.ts'
import type { OrderedEvents } from './order.ts'
import { INCREMENTAL_KIND } from './columns.ts'

/** What a meta event tells. */
export interface Page {
  readonly href: string
  readonly width: number
  readonly height: number
}

const UNKNOWN_PAGE: Page = { href: 'about:blank', width: 1280, height: 720 }

/** What a window's events say of sizes and addresses, each in order. */
export interface PageFacts {
  readonly sizes: readonly Fact<{ readonly width: number; readonly height: number }>[]
  readonly addresses: readonly Fact<string>[]
}

interface Fact<Said> {
  /** Of the event among those of its window. */
  readonly index: number
  readonly said: Said
}

export const RESIZE_KIND = INCREMENTAL_KIND + IncrementalSource.ViewportResize

export function pageFacts({ events, kinds }: OrderedEvents): PageFacts {
  const sizes: PageFacts['sizes'][number][] = []
  const addresses: Fact<string>[] = []
  kinds.forEach((kind, index) => {
    if (kind !== EventType.Meta && kind !== RESIZE_KIND) return
    const { width, height, href } = (events.at(index) as ReplayEvent).data
    if (typeof width === 'number' && typeof height === 'number') sizes.push({ index, said: { width, height } })
    if (kind === EventType.Meta && typeof href === 'string') addresses.push({ index, said: href })
  })
  return { sizes, addresses }
}

/** Size and address known at an event, looking back first, then ahead; undefined when nothing is. */
export function nearestPage({ sizes, addresses }: PageFacts, index: number): Page | undefined {
  const size = nearest(sizes, index)
  const href = nearest(addresses, index)
  if (size === undefined && href === undefined) return undefined
  return { ...UNKNOWN_PAGE, ...(href !== undefined && { href }), ...size }
}

function nearest<Said>(facts: readonly Fact<Said>[], index: number): Said | undefined {
  let low = 0
  let high = facts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((facts[middle] as Fact<Said>).index <= index) low = middle + 1
    else high = middle
  }
  return (facts[low - 1] ?? facts[low])?.said
}

/** The first page that any of several windows tells of, for one that tells of none. */
export function firstPage(windows: readonly PageFacts[]): Page {
  for (const facts of windows) {
    const page = nearestPage(facts, 0)
    if (page !== undefined) return page
  }
  return UNKNOWN_PAGE
}
