import type { RecordedTracks } from '../model/tracks.ts'
import type { Format, FoundEvent, FoundSession, ReadContext } from './format.ts'

/** The events of several lists as one. */
export function joinEvents(lists: readonly (readonly FoundEvent[])[]): readonly FoundEvent[] {
  const [only] = lists
  if (only && lists.length === 1) return only
  const joined: FoundEvent[] = []
  for (const list of lists) for (const event of list) joined.push(event)
  return joined
}

/** Events that lie in a tab, unless they name another themselves. */
export function inWindow(events: readonly FoundEvent[], windowId: string | undefined): readonly FoundEvent[] {
  return events.map((found) => ({ windowId: found.windowId ?? windowId, event: found.event }))
}

/**
 * Joins the parts of each session, in order of first appearance. A part that names no session continues the one before
 * it; the first ones belong to the first session that is named.
 */
export function mergedSessions(parts: readonly FoundSession[]): FoundSession[] {
  const sessions = new Map<string | undefined, FoundSession[]>()
  let current = parts.find(({ sessionId }) => sessionId !== undefined)?.sessionId
  for (const part of parts) {
    current = part.sessionId ?? current
    const session = sessions.get(current)
    if (session) session.push(part)
    else sessions.set(current, [part])
  }
  return [...sessions].map(([sessionId, ofSession]) => merged(sessionId, ofSession))
}

function merged(sessionId: string | undefined, parts: readonly FoundSession[]): FoundSession {
  const tracks = mergedTracks(parts.map((part) => part.tracks ?? {}))
  return {
    sessionId,
    title: parts.find(({ title }) => title !== undefined)?.title,
    events: joinEvents(parts.map(({ events }) => events)),
    ...(tracks && { tracks }),
  }
}

function mergedTracks(all: readonly RecordedTracks[]): RecordedTracks | undefined {
  const console = all.flatMap((tracks) => tracks.console ?? [])
  const network = all.flatMap((tracks) => tracks.network ?? [])
  const marks = all.flatMap((tracks) => tracks.marks ?? [])
  if (console.length + network.length + marks.length === 0) return undefined
  return {
    ...(console.length > 0 && { console }),
    ...(network.length > 0 && { network }),
    ...(marks.length > 0 && { marks }),
  }
}

/** A reader for formats in which every value holds parts of sessions; undefined stands for a value that is none. */
export function sessionParts(
  partsOf: (value: unknown, context: ReadContext) => readonly FoundSession[] | undefined,
): Format['read'] {
  return (values, context) => {
    const parts = values.map((value) => partsOf(value, context))
    return {
      sessions: mergedSessions(parts.flatMap((ofValue) => ofValue ?? [])),
      skipped: parts.filter((ofValue) => ofValue === undefined).length,
    }
  }
}
