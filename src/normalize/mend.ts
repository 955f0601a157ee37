import type { ReplayEvent } from '../model/event.ts'
import type { AssetTally } from './asset-tally.ts'
import { withoutExtensions } from './extensions.ts'
import { inertEvents } from './inert.ts'
import { ledgersOfAll, ledgersOfPast } from './ledgers.ts'
import { createLosses, type Losses } from './losses.ts'
import type { OrderedEvents } from './order.ts'
import { isEarly, type WindowPlan } from './plan.ts'
import { withPointerTargets } from './pointers.ts'
import { type SecretTally, withoutSecrets } from './secrets.ts'
import { withPlacedNodes } from './siblings.ts'

export interface MendTools {
  readonly losses: Losses
  readonly tally: AssetTally
  readonly secrets: SecretTally
  /** Names of browser extensions of which remains were found. */
  readonly extensions: Set<string>
  readonly foresight: Foresight
}

/** How much of a page is known when its events are judged: with what came until then the work is done in one walk. */
export type Foresight = 'past' | 'all'

/**
 * The events of a window as a player gets them, made one at a time. To be walked through once: losses are counted.
 * The walk throws `ToldLater` where the past was not enough.
 */
export function mendedWindow(ordered: OrderedEvents, plan: WindowPlan, tools: MendTools): Iterable<ReplayEvent> {
  const placed = (losses: Losses) => {
    const own = eachChanged(plannedEvents(ordered, plan), (event) => withoutExtensions(event, tools.extensions))
    return withPlacedNodes(withPointerTargets(own), losses)
  }
  const ledgers = tools.foresight === 'all' ? ledgersOfAll(placed(createLosses())) : ledgersOfPast()
  return withoutAnySecrets(inertEvents(placed(tools.losses), { ...tools, ledgers }), tools)
}

/** Events without what the recorder keeps for itself. */
export function* withoutAnySecrets(
  events: Iterable<ReplayEvent>,
  { secrets }: Pick<MendTools, 'secrets'>,
): Generator<ReplayEvent> {
  for (const event of events) {
    const harmless = withoutSecrets(event, secrets)
    if (harmless) yield harmless
  }
}

function* eachChanged(events: Iterable<ReplayEvent>, change: (event: ReplayEvent) => ReplayEvent) {
  for (const event of events) yield change(event)
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
