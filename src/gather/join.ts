import type { Recording, RecordingWindow } from '../model/recording.ts'
import { RECORDED_TRACKS, type RecordedTracks } from '../model/tracks.ts'
import { concatenated } from './event-lists.ts'
import { groupedBy } from './grouped.ts'
import { originsOf } from './origins.ts'
import { byPlace, nameOfParts } from './place.ts'

/** One recording of the parts of a session: tabs of one id become one, with the events in order of the parts' places. */
export function joined(given: readonly Recording[]): Recording {
  const parts = given.toSorted(byPlace)
  const [first] = parts
  if (parts.length === 1 && first) return first
  const sessionId = parts.find((part) => part.sessionId !== undefined)?.sessionId
  const title = parts.find((part) => part.title !== undefined)?.title
  const person = parts.find((part) => part.person !== undefined)?.person
  const tracks = joinedTracks(parts.map((part) => part.tracks))
  return {
    ...(first as Recording),
    name: nameOfParts(parts),
    ...originsOf(parts),
    ...(sessionId !== undefined && { sessionId }),
    ...(title !== undefined && { title }),
    ...(person && { person }),
    windows: joinedWindows(parts),
    ...(tracks && { tracks }),
  }
}

function joinedWindows(parts: readonly Recording[]): RecordingWindow[] {
  const all = parts.flatMap(({ windows }) => windows)
  const tabs = groupedBy(all, ({ id }) => id)
  return [...tabs].map(([id, pieces]) => ({ id, events: concatenated(pieces.map(({ events }) => events)) }))
}

/** Undefined when there is nothing in any of them. */
export function joinedTracks(given: readonly (RecordedTracks | undefined)[]): RecordedTracks | undefined {
  const entries = RECORDED_TRACKS.map(
    (track) => [track, given.flatMap((tracks): readonly object[] => tracks?.[track] ?? [])] as const,
  )
  const filled = entries.filter(([, items]) => items.length > 0)
  return filled.length > 0 ? (Object.fromEntries(filled) as RecordedTracks) : undefined
}
