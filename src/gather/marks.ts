import { type Note, problem } from '../model/problem.ts'
import type { Recording } from '../model/recording.ts'
import type { Side } from '../model/side.ts'
import { groupedBy } from './grouped.ts'
import { joinedTracks } from './join.ts'
import type { Surveyor } from './survey.ts'

type SideMark = Side['marks'][number]

/** What happens so shortly before a recording begins or after it ends belongs to it. */
const REACH_MS = 5 * 60_000

interface Context {
  readonly survey: Surveyor
  readonly note: Note
}

/**
 * Recordings with the analytics events and comments from beside them: each goes to the session that it names. One that
 * names none, or none that is here, goes to the nameless session (or, naming none, to any one) that it falls into.
 */
export function withMarks(
  recordings: readonly Recording[],
  sides: readonly Side[],
  { survey, note }: Context,
): Recording[] {
  const homes = new Map<Recording, SideMark[]>()
  const find = finder(recordings, survey)
  for (const { name, marks } of sides) {
    const placed = groupedBy(marks, find)
    const elsewhere = placed.get(undefined)?.length ?? 0
    if (elsewhere > 0) note(problem('marks-elsewhere', { name, count: elsewhere, marks: marks.length }))
    for (const [home, itsMarks] of placed) {
      if (home) homes.set(home, [...(homes.get(home) ?? []), ...itsMarks])
    }
  }
  return recordings.map((recording) => {
    const marks = homes.get(recording)?.map(({ sessionId: _, ...mark }) => mark)
    const tracks = marks && joinedTracks([recording.tracks, { marks }])
    return tracks ? { ...recording, tracks } : recording
  })
}

/** Finds the session of a mark. Times are asked for only when a mark needs them. */
function finder(recordings: readonly Recording[], survey: Surveyor): (mark: SideMark) => Recording | undefined {
  const named = new Map<string | undefined, Recording>()
  for (const recording of recordings) named.set(recording.sessionId, recording)
  const nameless = recordings.filter(({ sessionId }) => sessionId === undefined)
  return ({ sessionId, timestamp }) => {
    const home = sessionId === undefined ? undefined : named.get(sessionId)
    if (home) return home
    const candidates = sessionId === undefined ? recordings : nameless
    return candidates.find((recording) => {
      const { first, last } = survey(recording)
      return timestamp >= first - REACH_MS && timestamp <= last + REACH_MS
    })
  }
}
