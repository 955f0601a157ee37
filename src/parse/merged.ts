import type { RecordedTracks } from '../model/tracks.ts'
import type { Format, FoundSession, ReadContext } from './format.ts'

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

/** Tracks of which at least one holds something, else undefined: an empty list says nothing. */
export function filledTracks({ console = [], network = [], marks = [] }: RecordedTracks): RecordedTracks | undefined {
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
    const parts = Array.from(values, (value) => partsOf(value, context))
    return {
      sessions: mergedSessions(parts.flatMap((ofValue) => ofValue ?? [])),
      skipped: parts.filter((ofValue) => ofValue === undefined).length,
    }
  }
}

function merged(sessionId: string | undefined, parts: readonly FoundSession[]): FoundSession {
  const all = parts.map(({ tracks }) => tracks ?? {})
  return {
    sessionId,
    title: parts.find(({ title }) => title !== undefined)?.title,
    person: parts.find(({ person }) => person !== undefined)?.person,
    lists: parts.flatMap(({ lists }) => lists),
    tracks: filledTracks({
      console: all.flatMap(({ console }) => console ?? []),
      network: all.flatMap(({ network }) => network ?? []),
      marks: all.flatMap(({ marks }) => marks ?? []),
    }),
  }
}
