import type { EventList } from '../model/event-list.ts'
import type { ReplayEvent } from '../model/event.ts'
import { problem, ReplayError, type Note } from '../model/problem.ts'
import type { NormalRecording, NormalWindow, Recording } from '../model/recording.ts'
import { createAssetTally, type AssetTally } from './asset-tally.ts'
import { fromFirstSnapshot, hasSnapshot } from './first-snapshot.ts'
import { inertEvents } from './inert.ts'
import { createLosses, type Losses } from './losses.ts'
import { withMetas } from './metas.ts'
import { noteAssets, noteCounts, noteLosses } from './notes.ts'
import { sortByTime, withoutRepeats } from './order.ts'
import { withPointerTargets } from './pointers.ts'
import { withPlacedNodes } from './siblings.ts'
import { timestampOf, usableEvent } from './validity.ts'

/** What happened to a recording's events on the way. */
interface Report {
  readonly losses: Losses
  readonly tally: AssetTally
  late: number
  repeats: number
  early: number
  metas: number
  withoutSnapshot: number
}

/**
 * Mends a recording: events that no player could use are left out, the others sorted, freed of repetitions and made
 * inert, so that nothing recorded can run or fetch. Nothing that is given is changed; each repair is noted.
 *
 * @throws ReplayError when there is no event or no full snapshot, so nothing could be shown
 */
export function normalize(recording: Recording, note: Note): NormalRecording {
  const { name } = recording
  const [startedAt, endedAt] = timeSpan(recording)
  const read = recording.windows.reduce((sum, { events }) => sum + events.length, 0)
  if (startedAt > endedAt) throw new ReplayError(problem('no-usable-events', { name }))
  const counts = { late: 0, repeats: 0, early: 0, metas: 0, withoutSnapshot: 0 }
  const report: Report = { losses: createLosses(), tally: createAssetTally(), ...counts }
  const ordered = recording.windows.map((window) => ({ id: window.id, events: orderedEvents(window.events, report) }))
  if (!ordered.some(({ events }) => hasSnapshot(events))) {
    throw new ReplayError(problem('no-full-snapshot', { name, events: read }))
  }
  const windows = shownWindows(ordered, { name, report, note }).map(({ id, events }, _at, all) => {
    const others = all.filter((other) => other.id !== id).map((other) => other.events)
    return { id, events: mendedEvents(events, others, report) }
  })
  noteLosses(name, report.losses, note)
  noteCounts(name, report, note)
  noteAssets(name, report.tally, note)
  const kept = windows.reduce((sum, { events }) => sum + events.length, 0)
  const invalid = read - report.repeats + report.metas - kept
  const { windows: _, ...about } = recording
  return {
    ...about,
    startedAt,
    endedAt,
    windows,
    counts: { read, kept, invalid, duplicates: report.repeats, added: report.metas },
  }
}

/** Earliest and latest time of all events, even of those that can't be used otherwise. */
function timeSpan({ windows }: Recording): [number, number] {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const { events } of windows) {
    for (const event of events) {
      const time = timestampOf(event)
      if (time === undefined) continue
      first = Math.min(first, time)
      last = Math.max(last, time)
    }
  }
  return [first, last]
}

function orderedEvents(given: EventList, report: Report): readonly ReplayEvent[] {
  const usable = Array.from(given, (event) => usableEvent(event, report.losses)).filter((event) => event !== undefined)
  const { events, late } = sortByTime(usable)
  const distinct = withoutRepeats(events)
  report.late += late
  report.repeats += distinct.repeats
  return distinct.events
}

interface Telling {
  readonly name: string
  readonly report: Report
  readonly note: Note
}

function shownWindows(windows: readonly NormalWindow[], { name, report, note }: Telling): NormalWindow[] {
  return windows.filter(({ id, events }) => {
    if (hasSnapshot(events)) return true
    report.withoutSnapshot += events.length
    if (events.length > 0) note(problem('window-without-snapshot', { name, window: id, count: events.length }))
    return false
  })
}

function mendedEvents(
  given: readonly ReplayEvent[],
  others: readonly (readonly ReplayEvent[])[],
  report: Report,
): readonly ReplayEvent[] {
  const { events, added, repeats } = withMetas(given, others)
  // Meta events that became changes of the size can say the same as others.
  const distinct = withoutRepeats(events)
  const { events: shown, early } = fromFirstSnapshot(distinct.events)
  report.metas += added
  report.repeats += repeats + distinct.repeats
  report.early += early
  return inertEvents(withPlacedNodes(withPointerTargets(shown), report.losses), report)
}
