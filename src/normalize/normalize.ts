import type { EventList } from '../model/event-list.ts'
import type { ReplayEvent } from '../model/event.ts'
import { problem, ReplayError, type Note } from '../model/problem.ts'
import type { EventCounts, NormalRecording, NormalWindow, Recording } from '../model/recording.ts'
import { createAssetTally } from './asset-tally.ts'
import { createLosses } from './losses.ts'
import { mendedWindow, type MendTools } from './mend.ts'
import { noteAssets, noteCounts, noteLosses } from './notes.ts'
import { eventsOfNoPage, hasPage, planWindows, type PlannedWindow } from './plan.ts'
import { orderedEvents, type OrderedEvents } from './order.ts'
import { timestampOf } from './validity.ts'

/** Takes mended events in, one by one, and hands them out again as a list. */
export interface EventStore {
  add(event: ReplayEvent): void
  finish(): EventList<ReplayEvent>
}

export type CreateStore = () => EventStore

/**
 * Mends a recording: events that no player could use are left out, the others sorted, freed of repetitions and made
 * inert, so that nothing recorded can run or fetch. Nothing that is given is changed; each repair is noted. Events that
 * are made only when they are asked for end in a store, if one can be created; others in an array.
 *
 * @throws ReplayError when there is no event, or neither a full snapshot nor anything to list beside a picture
 */
export function normalize(recording: Recording, note: Note, createStore?: CreateStore): NormalRecording {
  const { windows: given, ...about } = recording
  const [startedAt, endedAt] = timeSpan(recording)
  if (startedAt > endedAt) throw new ReplayError(problem('no-usable-events', { name: about.name }))
  const tools: MendTools = { losses: createLosses(), tally: createAssetTally() }
  const surveyed = given.map(({ id, events }) => ({ id, events, ordered: orderedEvents(events, tools.losses) }))
  const shown = planWindows(surveyed.filter(({ ordered }) => hasPage(ordered)))
  const pageless = surveyed.filter(({ ordered }) => !hasPage(ordered)).flatMap(({ ordered }) => eventsOfNoPage(ordered))
  if (shown.length === 0 && pageless.length === 0 && !recording.tracks) throw noSnapshot(recording)
  noteHidden(recording, surveyed, note)
  const windows = shown.map(({ id, events, ordered, plan }) => {
    const store = Array.isArray(events) ? undefined : createStore?.()
    return { id, events: listOf(mendedWindow(ordered, plan, tools), store) }
  })
  const counts = countsOf(recording, { surveyed, shown, windows, pageless })
  noteLosses(about.name, tools.losses, note)
  noteCounts(about.name, { ...counts, late: sum(surveyed, ({ ordered }) => ordered.late), early: earlyOf(shown) }, note)
  noteAssets(about.name, tools.tally, note)
  return { ...about, startedAt, endedAt, windows, pageless, counts }
}

interface Surveyed {
  readonly id: string
  readonly events: EventList
  readonly ordered: OrderedEvents
}

/** Earliest and latest time of all events, even of those that can't be used otherwise. */
function timeSpan({ windows, tracks }: Recording): [number, number] {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  const see = (time: number | undefined) => {
    if (time === undefined) return
    first = Math.min(first, time)
    last = Math.max(last, time)
  }
  for (const { events } of windows) for (const event of events) see(timestampOf(event))
  // Only a recording without events is as long as what came beside them.
  if (first > last) for (const track of Object.values(tracks ?? {})) for (const item of track) see(timestampOf(item))
  return [first, last]
}

function noSnapshot({ name, windows }: Recording): ReplayError {
  return new ReplayError(problem('no-full-snapshot', { name, events: sum(windows, ({ events }) => events.length) }))
}

function noteHidden({ name, windows }: Recording, surveyed: readonly Surveyed[], note: Note): void {
  const hidden = surveyed.filter(({ ordered }) => !hasPage(ordered))
  if (hidden.length === surveyed.length) {
    return note(problem('no-picture', { name, events: sum(windows, ({ events }) => events.length) }))
  }
  for (const { id, ordered } of hidden) {
    const count = ordered.events.length
    if (count > 0) note(problem('window-without-snapshot', { name, window: id, count }))
  }
}

function listOf(events: Iterable<ReplayEvent>, store: EventStore | undefined): EventList<ReplayEvent> {
  if (!store) return [...events]
  for (const event of events) store.add(event)
  return store.finish()
}

interface Outcome {
  readonly surveyed: readonly Surveyed[]
  readonly shown: readonly PlannedWindow[]
  readonly windows: readonly NormalWindow[]
  readonly pageless: readonly ReplayEvent[]
}

function countsOf({ windows: given }: Recording, { surveyed, shown, windows, pageless }: Outcome): EventCounts {
  const read = sum(given, ({ events }) => events.length)
  const kept = sum(windows, ({ events }) => events.length) + pageless.length
  const added = sum(shown, ({ plan }) => plan.metas.added)
  const duplicates = sum(surveyed, ({ ordered }) => ordered.repeats.size) + sum(shown, ({ plan }) => plan.metas.repeats)
  return { read, kept, added, duplicates, invalid: read - duplicates + added - kept }
}

function earlyOf(shown: readonly PlannedWindow[]): number {
  return sum(shown, ({ plan }) => plan.early)
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0)
}
