/** What becomes of a window's events, told by their kinds before any of them is looked at closely. */
import type { EventList } from '../model/event-list.ts'
import { EventType, IncrementalSource, type ReplayEvent } from '../model/event.ts'
import { planMetas, type MetaPlan } from './metas.ts'
import type { OrderedEvents } from './order.ts'
import { INCREMENTAL_KIND } from './columns.ts'
import { firstPage, pageFacts, type Page, type PageFacts } from './page-facts.ts'

export interface WindowPlan {
  readonly metas: MetaPlan
  /** Indexes of the full snapshots that stay, in order. */
  readonly snapshots: readonly number[]
  /** Changes from before there is a page to change. */
  readonly early: number
}

export interface WindowToPlan {
  readonly id: string
  readonly events: EventList
  readonly ordered: OrderedEvents
}

export type PlannedWindow = WindowToPlan & { readonly plan: WindowPlan }

/** Whether there is anything to show. */
export function hasPage({ kinds }: OrderedEvents): boolean {
  return kinds.includes(EventType.FullSnapshot)
}

/** Plans windows that all have a page; one that doesn't say its size or address borrows those of another. */
export function planWindows(windows: readonly WindowToPlan[]): PlannedWindow[] {
  const facts = windows.map(({ ordered }) => pageFacts(ordered))
  let borrowed: Page | undefined
  const borrow = () => (borrowed ??= firstPage(facts))
  return windows.map((window, number) => {
    const { ordered } = window
    const metas = planMetas(ordered, facts[number] as PageFacts, borrow)
    const snapshots = [...indexesOf(ordered, EventType.FullSnapshot)].filter((index) => !ordered.repeats.has(index))
    const plan = { metas, snapshots, early: 0 }
    const first = snapshots[0] ?? 0
    for (let index = 0; index < first; index++) if (isEarly(ordered, plan, index)) plan.early++
    return { ...window, plan }
  })
}

/** Whether an event is a change from before the first full snapshot; marks and logs are not. */
export function isEarly({ kinds, repeats }: OrderedEvents, plan: WindowPlan, index: number): boolean {
  const { metas, snapshots } = plan
  if (index >= (snapshots[0] ?? 0) || repeats.has(index)) return false
  if (metas.replaced.has(index)) return metas.replaced.get(index) !== undefined
  return (kinds[index] as number) >= INCREMENTAL_KIND
}

/** What can be listed of a window that has no page: console lines, requests, marks. */
const LISTED_KINDS: readonly number[] = [EventType.Custom, EventType.Plugin, INCREMENTAL_KIND + IncrementalSource.Log]

/** Those events of a window without a page that need none. */
export function eventsOfNoPage(ordered: OrderedEvents): ReplayEvent[] {
  const events: ReplayEvent[] = []
  for (const kind of LISTED_KINDS) {
    for (const index of indexesOf(ordered, kind)) {
      if (!ordered.repeats.has(index)) events.push(ordered.events.at(index) as ReplayEvent)
    }
  }
  return events.sort((one, other) => one.timestamp - other.timestamp)
}

function* indexesOf({ kinds }: OrderedEvents, kind: number): Generator<number> {
  for (let index = kinds.indexOf(kind); index !== -1; index = kinds.indexOf(kind, index + 1)) yield index
}
