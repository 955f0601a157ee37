import { EventType, type ReplayEvent } from '../model/event.ts'
import type { AssetTally } from './asset-tally.ts'
import { inertEvents } from './inert.ts'
import { createLosses, type Losses } from './losses.ts'
import type { OrderedEvents } from './order.ts'
import { isEarly, type WindowPlan } from './plan.ts'
import { withPointerTargets } from './pointers.ts'
import { withPlacedNodes } from './siblings.ts'

export interface MendTools {
  readonly losses: Losses
  readonly tally: AssetTally
}

/** The events of a window as a player gets them, made one at a time. To be walked through once: losses are counted. */
export function mendedWindow(ordered: OrderedEvents, plan: WindowPlan, tools: MendTools): Iterable<ReplayEvent> {
  const placed = (losses: Losses) => withPlacedNodes(withPointerTargets(plannedEvents(ordered, plan)), losses)
  if (!Array.isArray(ordered.events)) {
    return inertEvents(placed(tools.losses), { ...tools, pages: pagesOf(placed(createLosses())) })
  }
  const events = [...placed(tools.losses)]
  return inertEvents(events, { ...tools, pages: pagesOf(events) })
}

/** The events from each full snapshot to the next; one page is to be walked through before the next is asked for. */
function* pagesOf(events: Iterable<ReplayEvent>): Generator<Iterable<ReplayEvent>> {
  const walk = events[Symbol.iterator]()
  let next = walk.next()
  while (!next.done && next.value.type !== EventType.FullSnapshot) next = walk.next()
  function* page(): Generator<ReplayEvent> {
    do {
      yield next.value
      next = walk.next()
    } while (!next.done && next.value.type !== EventType.FullSnapshot)
  }
  while (!next.done) yield page()
}

/** Sorted events without repetitions, each full snapshot with its meta event, without changes of no page. */
function* plannedEvents(ordered: OrderedEvents, plan: WindowPlan): Generator<ReplayEvent> {
  const { replaced, inserted } = plan.metas
  for (let index = 0; index < ordered.events.length; index++) {
    const before = inserted.get(index)
    if (before) yield before
    if (ordered.repeats.has(index) || isEarly(ordered, plan, index)) continue
    const event = replaced.has(index) ? replaced.get(index) : ordered.events.at(index)
    if (event) yield event
  }
}
