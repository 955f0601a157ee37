import type { RecordingContents } from '../model/contents.ts'
import type { EventList } from '../model/event-list.ts'
import type { ReplayEvent } from '../model/event.ts'
import { problem, ReplayError, type Note } from '../model/problem.ts'
import type { EventCounts, NormalRecording, NormalWindow, Recording } from '../model/recording.ts'
import { type CreateStore, type EventStore, isAsPlanned, type MendedAhead } from './ahead.ts'
import type { AssetTally } from './asset-tally.ts'
import { createCensus } from './census.ts'
import { noteExtensions } from './extensions.ts'
import { ToldLater } from './ledger.ts'
import { createMendTools, type Foresight, mendedWindow, withoutAnySecrets, type MendTools } from './mend.ts'
import { noteAssets, noteCounts, noteLosses } from './notes.ts'
import { orderedEvents, type OrderedEvents } from './order.ts'
import { eventsOfNoPage, hasPage, planWindows, type PlannedWindow } from './plan.ts'
import { maskedTracks, noteSecrets } from './secrets.ts'
import type { SeenEvents } from './seen.ts'
import { surveyEvents, type Survey } from './survey.ts'
import { mendTimes, spanOfTracks } from './times.ts'

export type { CreateStore } from './ahead.ts'
export { createOnlooker, type SeenEvents } from './seen.ts'

export interface NormalizeOptions {
  /** Where events end that are made only when they are asked for. Default: in an array. */
  readonly createStore?: CreateStore
  /** What an onlooker saw who walked through the events of a window before. */
  readonly known?: (events: EventList) => SeenEvents | undefined
}

/**
 * Mends a recording: events that no player could use are left out, the others sorted, freed of repetitions and made
 * inert, so that nothing recorded can run or fetch. Nothing that is given is changed; each repair is noted. Events that
 * are made only when they are asked for end in a store, if one can be created; others in an array.
 *
 * @throws ReplayError when there is no event, or neither a full snapshot nor anything to list beside a picture
 */
export function normalize(recording: Recording, note: Note, options: NormalizeOptions = {}): NormalRecording {
  const { windows: given, tracks, ...about } = recording
  const surveyed = given.map(({ events }) => surveyEvents(events, options.known?.(events)?.columns))
  const { surveys, span } = mendTimes(surveyed, about.name, note)
  const { first: startedAt, last: endedAt } = span.first > span.last ? spanOfTracks(tracks ?? {}) : span
  if (startedAt > endedAt) throw new ReplayError(problem('no-usable-events', { name: about.name }))
  const all = given.map((window, at) => ({ ...window, ordered: orderedEvents(surveys[at] as Survey) }))
  const shown = planWindows(all.filter(({ ordered }) => hasPage(ordered)))
  const listed = all.filter(({ ordered }) => !hasPage(ordered)).flatMap(({ ordered }) => eventsOfNoPage(ordered))
  const ahead = surveys === surveyed ? aheadOf(shown, options) : undefined
  const { windows, pageless, tools } = mend({ shown, listed, surveyed, ahead, createStore: options.createStore })
  if (shown.length === 0 && pageless.length === 0 && !tracks) throw noSnapshot(recording)
  noteHidden(recording, all, note)
  const masked = tracks && maskedTracks(tracks, tools.secrets)
  const counts = countsOf(recording, { all, shown, windows, pageless, withheld: tools.secrets.settings })
  noteAll(about.name, { tools, counts, all, shown }, note)
  const contents = contentsOf(all, surveyed, tools.tally)
  return { ...about, ...(masked && { tracks: masked }), startedAt, endedAt, windows, pageless, counts, contents }
}

interface Work {
  readonly shown: readonly PlannedWindow[]
  /** Events of windows that have no page. */
  readonly listed: readonly ReplayEvent[]
  readonly surveyed: readonly Survey[]
  /** The first window, if it is done. */
  readonly ahead: MendedAhead | undefined
  readonly createStore: CreateStore | undefined
}

interface Mended {
  readonly windows: readonly NormalWindow[]
  readonly pageless: readonly ReplayEvent[]
  readonly tools: MendTools
}

/** What was done to the first window on the way. */
function aheadOf([first]: readonly PlannedWindow[], { known }: NormalizeOptions): MendedAhead | undefined {
  const ahead = first && known?.(first.events)?.ahead
  return ahead && isAsPlanned(ahead, first.ordered, first.plan) ? ahead : undefined
}

/** In one walk through the events; the rare recording that tells of a node too late for that takes three. */
function mend(work: Work): Mended {
  try {
    return mendKnowing('past', work)
  } catch (error) {
    if (error instanceof ToldLater) return mendKnowing('all', work)
    throw error
  }
}

function mendKnowing(foresight: Foresight, { shown, listed, surveyed, createStore, ...work }: Work): Mended {
  const ahead = foresight === 'past' ? work.ahead : undefined
  const tools = ahead?.tools ?? createMendTools()
  for (const { losses } of surveyed) tools.losses.add(losses)
  const pageless = withoutAnySecrets(listed, tools)
  const windows = shown.map((window, number) => {
    const { id, events } = window
    if (ahead && number === 0) return { id, events: ahead.events }
    const store = Array.isArray(events) ? undefined : createStore?.()
    return { id, events: listOf(mendedWindow(window, tools, foresight), store) }
  })
  return { windows, pageless, tools }
}

interface OrderedWindow {
  readonly id: string
  readonly events: EventList
  readonly ordered: OrderedEvents
}

function noSnapshot({ name, windows }: Recording): ReplayError {
  return new ReplayError(problem('no-full-snapshot', { name, events: sum(windows, ({ events }) => events.length) }))
}

function noteHidden({ name, windows }: Recording, all: readonly OrderedWindow[], note: Note): void {
  const hidden = all.filter(({ ordered }) => !hasPage(ordered))
  if (hidden.length === all.length) {
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
  readonly all: readonly OrderedWindow[]
  readonly shown: readonly PlannedWindow[]
  readonly windows: readonly NormalWindow[]
  readonly pageless: readonly ReplayEvent[]
  readonly withheld: number
}

function countsOf({ windows: given }: Recording, outcome: Outcome): EventCounts {
  const { all, shown, windows, pageless, withheld } = outcome
  const read = sum(given, ({ events }) => events.length)
  const kept = sum(windows, ({ events }) => events.length) + pageless.length
  const added = sum(shown, ({ plan }) => plan.metas.added)
  const duplicates = sum(all, ({ ordered }) => ordered.repeats.size) + sum(shown, ({ plan }) => plan.metas.repeats)
  return { read, kept, added, duplicates, withheld, invalid: read - duplicates - withheld + added - kept }
}

function contentsOf(all: readonly OrderedWindow[], surveyed: readonly Survey[], tally: AssetTally): RecordingContents {
  const windows = all.map(({ id, events, ordered }) => ({ id, events: events.length, shown: hasPage(ordered) }))
  const census = createCensus()
  for (const survey of surveyed) census.add(survey.census)
  return { windows, ...census.counts(), outside: tally.hosts() }
}

interface Told {
  readonly tools: MendTools
  readonly counts: EventCounts
  readonly all: readonly OrderedWindow[]
  readonly shown: readonly PlannedWindow[]
}

function noteAll(name: string, { tools, counts, all, shown }: Told, note: Note): void {
  const late = sum(all, ({ ordered }) => ordered.late)
  const early = sum(shown, ({ plan }) => plan.early)
  noteLosses(name, tools.losses, note)
  noteCounts(name, { ...counts, late, early }, note)
  noteSecrets(name, tools.secrets, note)
  noteExtensions(name, tools.extensions, note)
  noteAssets(name, tools.tally, note)
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0)
}
