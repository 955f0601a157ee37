import type { ReplayEvent } from '../model/event.ts'
import { type AssetTally, createAssetTally } from './asset-tally.ts'
import { withoutExtensions } from './extensions.ts'
import { createDefuser } from './inert.ts'
import { type Ledgers, ledgersOfAll, ledgersOfPast } from './ledgers.ts'
import { createLosses, type Losses } from './losses.ts'
import type { OrderedEvents } from './order.ts'
import { isEarly, type WindowPlan } from './plan.ts'
import { createPointerAimer } from './pointers.ts'
import { createSecretTally, type SecretTally, withoutSecrets } from './secrets.ts'
import { createNodePlacer } from './siblings.ts'

/** What is told of the work on a recording's events. */
export interface MendTools {
  readonly losses: Losses
  readonly tally: AssetTally
  readonly secrets: SecretTally
  /** Names of browser extensions of which remains were found. */
  readonly extensions: Set<string>
}

export function createMendTools(): MendTools {
  return {
    losses: createLosses(),
    tally: createAssetTally(),
    secrets: createSecretTally(),
    extensions: new Set(),
  }
}

/** How much of a page is known when its events are judged: with what came until then the work is done in one walk. */
export type Foresight = 'past' | 'all'

/** Takes a window's events in order; answers each as a player gets it, or undefined where it gets none. */
export type Mender = (event: ReplayEvent) => ReplayEvent | undefined

/** @throws ToldLater from the mender where the past was not enough */
export function createMender(tools: MendTools, ledgers: Ledgers = ledgersOfPast()): Mender {
  const placed = createPlacing(tools.losses, tools)
  const defused = createDefuser({ ...tools, ledgers })
  return (event) => {
    const inert = defused(placed(event))
    return inert && withoutSecrets(inert, tools.secrets)
  }
}

/**
 * The events of a window as a player gets them, made one at a time. To be walked through once: losses are counted.
 * The walk throws `ToldLater` where the past was not enough.
 */
export function* mendedWindow(
  { ordered, plan }: { readonly ordered: OrderedEvents; readonly plan: WindowPlan },
  tools: MendTools,
  foresight: Foresight,
): Generator<ReplayEvent> {
  const ledgers = foresight === 'all' ? ledgersOfAll(placedEvents(plannedEvents(ordered, plan), tools)) : undefined
  const mended = createMender(tools, ledgers)
  for (const event of plannedEvents(ordered, plan)) {
    const one = mended(event)
    if (one) yield one
  }
}

/** Events of no page without what the recorder keeps for itself. */
export function withoutAnySecrets(events: readonly ReplayEvent[], { secrets }: Pick<MendTools, 'secrets'>) {
  return events.flatMap((event) => withoutSecrets(event, secrets) ?? [])
}

/** What is done to events before anybody asks what their nodes are. */
function createPlacing(losses: Losses, { extensions }: Pick<MendTools, 'extensions'>) {
  const aimed = createPointerAimer()
  const placed = createNodePlacer(losses)
  return (event: ReplayEvent) => placed(aimed(withoutExtensions(event, extensions)))
}

/** For a look ahead, at which nothing is counted. */
function* placedEvents(events: Iterable<ReplayEvent>, tools: MendTools): Generator<ReplayEvent> {
  const placed = createPlacing(createLosses(), tools)
  for (const event of events) yield placed(event)
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
