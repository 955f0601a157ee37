import { type Note, problem } from '../model/problem.ts'
import type { Recording, RecordingWindow } from '../model/recording.ts'
import { concatenated } from './event-lists.ts'
import { groupedBy } from './grouped.ts'
import { originsOf } from './origins.ts'
import { byPlace, nameOfParts } from './place.ts'
import { sessionParts } from './session-parts.ts'

/** What one file holds of a tab. */
interface Piece {
  readonly file: Recording
  readonly window: RecordingWindow
}

/** Whether a recording is a batch file of PostHog's object storage, which holds many sessions and doesn't name them. */
export function isBatch({ containers, sessionId, tracks }: Recording): boolean {
  return sessionId === undefined && tracks === undefined && (containers ?? []).includes('snappy blocks')
}

/**
 * Sorts the events of batch files into sessions. A tab belongs to one session at a time, so each becomes a session of its
 * own; which tabs are of one session is not written in these files.
 */
export function splitBatches(batches: readonly Recording[], note: Note): Recording[] {
  const pieces = batches.toSorted(byPlace).flatMap((file) => file.windows.map((window): Piece => ({ file, window })))
  const tabs = groupedBy(pieces, ({ window }) => window.id)
  const sessions = [...tabs].flatMap(([id, tab]) => sessionsOfTab(tab, tabs.size > 1 ? `, tab ${id.slice(0, 40)}` : ''))
  const unnamedTabs = new Set(sessions.filter(({ sessionId }) => sessionId === undefined).map(tabIdOf)).size
  const [first] = batches
  if (unnamedTabs > 1 && first) {
    note(problem('tabs-apart', { name: nameOfParts(batches), tabs: unnamedTabs }))
  }
  return sessions
}

function sessionsOfTab(pieces: readonly Piece[], place: string): Recording[] {
  const parts = sessionParts(concatenated(pieces.map(({ window }) => window.events)))
  const { file, window } = pieces[0] as Piece
  const { id } = window
  const origins = originsOf(pieces.map(({ file }) => file))
  const name = `${nameOfParts(pieces.map(({ file }) => file))}${place}`
  return parts.map(({ events, sessionId }, part) => ({
    ...file,
    ...origins,
    name: parts.length > 1 ? `${name}, session ${part + 1}` : name,
    ...(sessionId !== undefined && { sessionId }),
    windows: [{ id, events }],
  }))
}

function tabIdOf({ windows }: Recording): string {
  return windows[0]?.id ?? ''
}
