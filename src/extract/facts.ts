import { EventType, IncrementalSource, type ReplayEvent, type SnapshotNode } from '../model/event.ts'
import type { EventList } from '../model/event-list.ts'
import type { NormalRecording } from '../model/recording.ts'
import { type Acts, createActs } from './acts.ts'
import { type IdleTime, recorderIdle, tellsIdle } from './recorder-idle.ts'
import { type AddressChange, createAddresses } from './pages.ts'
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
  /** One of its pages was laid out in quirks mode. */
  readonly quirks: boolean
}

/** Walks once through the events of each window; `watch` sees every event on the way. */
export function factsOf(
  { windows }: NormalRecording,
  watch: (event: ReplayEvent, window: number) => void = () => {},
): WindowFacts[] {
  return windows.map(({ events }, window) => factsOfWindow(events, (event) => watch(event, window)))
}

function factsOfWindow(events: EventList<ReplayEvent>, watch: (event: ReplayEvent) => void): WindowFacts {
  const addresses = createAddresses()
  const acts = createActs()
  const viewport = createViewport()
  const idleEvents: ReplayEvent[] = []
  const mutations: number[] = []
  let firstSnapshotAt = Infinity
  let quirks = false
  for (const event of events) {
    const { type, data, timestamp } = event
    const isOpened = addresses.see(event) && type === EventType.Meta
    const isFirstSnapshot = type === EventType.FullSnapshot && firstSnapshotAt === Infinity
    if (isFirstSnapshot) firstSnapshotAt = timestamp
    acts.see(event, isOpened || isFirstSnapshot ? 'maybe' : undefined)
    viewport.see(event)
    if (type === EventType.FullSnapshot && (data.node as SnapshotNode).compatMode === 'BackCompat') quirks = true
    if (type === EventType.IncrementalSnapshot && data.source === IncrementalSource.Mutation) mutations.push(timestamp)
    if (tellsIdle(event)) idleEvents.push(event)
    watch(event)
  }
  return {
    acts: acts.all,
    addresses: addresses.changes,
    viewport: viewport.largest(),
    idle: recorderIdle(idleEvents),
    mutations,
    firstSnapshotAt,
    quirks,
  }
}
