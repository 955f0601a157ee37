/** Mends the events of a window while they are still being found, for as long as none of them asks for a plan. */
import type { EventList } from '../model/event-list.ts'
import { EventType, type ReplayEvent } from '../model/event.ts'
import { INCREMENTAL_KIND, kindOf } from './columns.ts'
import { ToldLater } from './ledger.ts'
import { createMender, createMendTools, type MendTools } from './mend.ts'
import { createTwinFinder, type OrderedEvents } from './order.ts'
import type { WindowPlan } from './plan.ts'

/** Takes mended events in, one by one, and hands them out again as a list. */
export interface EventStore {
  add(event: ReplayEvent): void
  finish(): EventList<ReplayEvent>
}

export type CreateStore = () => EventStore

/** All events of a window, mended. */
export interface MendedAhead {
  readonly events: EventList<ReplayEvent>
  readonly tools: MendTools
  /** How many were left out since another of the same time says the same. */
  readonly repeats: number
}

export interface AheadMender {
  /** Takes the next usable event. */
  take(event: ReplayEvent): void
  /** Undefined when events did not come as a player could take them. */
  finish(): MendedAhead | undefined
}

/**
 * Events go into the store as long as they are in order, each full snapshot stands behind a meta event and each meta event
 * before a full snapshot, and nothing changes a page that isn't there yet. Behind the first that isn't so, nothing is done:
 * what becomes of it shows only when all are known.
 */
export function createAheadMender(createStore: CreateStore): AheadMender {
  const tools = createMendTools()
  const mended = createMender(tools)
  const isExpected = createExpectation()
  const isTwin = createTwinFinder()
  let store: EventStore | undefined = createStore()
  let repeats = 0
  const giveUp = () => {
    // takes back what is still being compressed
    store?.finish()
    store = undefined
  }
  const add = (event: ReplayEvent) => {
    if (isTwin(event)) return void repeats++
    if (!isExpected(event)) return giveUp()
    const one = mended(event)
    if (one) store?.add(one)
  }
  return {
    take(event) {
      if (!store) return
      try {
        add(event)
      } catch (error) {
        if (!(error instanceof ToldLater)) throw error
        giveUp()
      }
    },
    finish: () => store && { events: store.finish(), tools, repeats },
  }
}

/** Whether a plan, made when all events were known, leaves them as they were mended ahead. */
export function isAsPlanned({ repeats }: MendedAhead, ordered: OrderedEvents, { metas, early }: WindowPlan): boolean {
  const isPlain = metas.replaced.size === 0 && metas.inserted.size === 0 && early === 0
  return isPlain && ordered.late === 0 && ordered.repeats.size === repeats
}

/** Whether an event may follow those before it without becoming another one. */
function createExpectation(): (event: ReplayEvent) => boolean {
  let latest = 0
  let hasPage = false
  let isBehindMeta = false
  return (event) => {
    if (event.timestamp < latest) return false
    latest = event.timestamp
    const isSnapshot = event.type === EventType.FullSnapshot
    if (isSnapshot !== isBehindMeta) return false
    isBehindMeta = event.type === EventType.Meta
    hasPage ||= isSnapshot
    return hasPage || kindOf(event) < INCREMENTAL_KIND
  }
}
