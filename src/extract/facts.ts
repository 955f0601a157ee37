import { EventType, IncrementalSource, type ReplayEvent, type SnapshotNode } from '../model/event.ts'
import type { EventList } from '../model/event-list.ts'
import type { NormalRecording } from '../model/recording.ts'
import { createFold, type Fold } from '../fold/fold.ts'
import { type Acts, createActs } from './acts.ts'
import { type IdleTime, recorderIdle, tellsIdle } from './recorder-idle.ts'
import { createOpening } from './opening.ts'
import { type AddressChange, createAddresses } from './pages.ts'
import { createScreenTexts } from './screen-texts.ts'
import type { ShownText } from './shown-texts.ts'
import { createStepFinder, type TakenStep } from './steps.ts'
import { createTold, type Told } from './tracks.ts'
import { createViewport, type Viewport } from './viewport.ts'

/** What one walk through a window's events tells; the events themselves may be millions, and are not kept. */
export interface WindowFacts {
  readonly acts: Acts
  readonly addresses: readonly AddressChange[]
  readonly viewport: Viewport
  /** When the recorder says that nobody was there. */
  readonly idle: readonly IdleTime[]
  /** Epoch ms of each mutation. */
  readonly mutations: readonly number[]
  /** Epoch ms; Infinity when there is none. */
  readonly firstSnapshotAt: number
  /** When it first looks as it did, epoch ms; undefined when it has no full snapshot. */
  readonly settledAt: number | undefined
  /** What an inspector lists. */
  readonly told: Told
  /** What the person did, as far as events and their page tell. */
  readonly steps: readonly TakenStep[]
  /** Which texts were on its screen. */
  readonly screen: readonly ShownText[]
  /** One of its pages was laid out in quirks mode. */
  readonly quirks: boolean
}

/** Finds out about a window while somebody else walks through its events, in time order. */
export interface FactFinder {
  /** @param page as it stands before the event */
  see(event: ReplayEvent, page: Pick<Fold, 'node' | 'document'>): void
  found(): WindowFacts
}

/** Facts of each window: those that are known, else what a walk through its events tells. */
export function factsOf(
  { windows }: Pick<NormalRecording, 'windows'>,
  known: (events: EventList) => WindowFacts | undefined = () => undefined,
): WindowFacts[] {
  return windows.map(({ events }) => known(events) ?? factsOfWindow(events))
}

function factsOfWindow(events: EventList<ReplayEvent>): WindowFacts {
  const finder = createFactFinder()
  const fold = createFold()
  for (const event of events) {
    finder.see(event, fold)
    fold.apply(event)
  }
  return finder.found()
}

export function createFactFinder(): FactFinder {
  const addresses = createAddresses()
  const acts = createActs()
  const viewport = createViewport()
  const told = createTold()
  const opening = createOpening()
  const steps = createStepFinder()
  const screen = createScreenTexts()
  const idleEvents: ReplayEvent[] = []
  const mutations: number[] = []
  let firstSnapshotAt = Infinity
  let quirks = false
  return {
    see(event, page) {
      const { type, data, timestamp } = event
      const isOpened = addresses.see(event) && type === EventType.Meta
      const isFirstSnapshot = type === EventType.FullSnapshot && firstSnapshotAt === Infinity
      if (isFirstSnapshot) firstSnapshotAt = timestamp
      acts.see(event, isOpened || isFirstSnapshot ? 'maybe' : undefined)
      viewport.see(event)
      if (type === EventType.FullSnapshot && isQuirks(data)) quirks = true
      const isMutation = type === EventType.IncrementalSnapshot && data.source === IncrementalSource.Mutation
      if (isMutation) mutations.push(timestamp)
      if (tellsIdle(event)) idleEvents.push(event)
      told.see(event)
      opening.see(event)
      steps.see(event, page)
      screen.see(event, page)
    },
    found: () => ({
      acts: acts.all,
      addresses: addresses.changes,
      viewport: viewport.largest(),
      idle: recorderIdle(idleEvents),
      mutations,
      firstSnapshotAt,
      quirks,
      settledAt: opening.settledAt(),
      told: told.all,
      steps: steps.found(),
      screen: screen.found(),
    }),
  }
}

function isQuirks({ node }: ReplayEvent['data']): boolean {
  return (node as SnapshotNode).compatMode === 'BackCompat'
}
