/** Tracks as they are asked for: decoded once, and kept while their session is shown. */
import type { About } from '../../model/about.ts'
import type { Moment } from '../../model/moment.ts'
import type { SessionMs } from '../../model/session.ts'
import { RECORDED_TRACKS, type TrackName, type Tracks } from '../../model/tracks.ts'
import type { ReplayFile } from '../file.ts'
import { rowAt } from './place.ts'

export interface TrackReader {
  /** @throws ReplayError when a part is missing or damaged */
  read<Name extends TrackName>(session: number, name: Name): Promise<Tracks[Name]>
  /** What the timeline marks. @throws ReplayError when a part is missing or damaged */
  moments(session: number): Promise<readonly Moment[]>
  /** What is known of a session as a whole. @throws ReplayError when a part is missing or damaged */
  about(session: number): Promise<About | undefined>
  /** Moment of the next (`1`) or previous (`-1`) row of any track, strictly after or before `ms`. */
  step(session: number, ms: SessionMs, direction: 1 | -1): Promise<SessionMs | undefined>
}

/** Tracks whose rows are worth a stop. */
const EVENTFUL = ['steps', ...RECORDED_TRACKS] as const

export function createTrackReader(file: ReplayFile): TrackReader {
  let kept: { readonly session: number; readonly tracks: { [name in TrackName]?: Promise<Tracks[TrackName]> } }
  const read = <Name extends TrackName>(session: number, name: Name) => {
    if (kept?.session !== session) kept = { session, tracks: {} }
    return (kept.tracks[name] ??= file.track(session, name)) as Promise<Tracks[Name]>
  }
  return {
    read,
    moments: (session) => file.moments(session),
    about: (session) => file.about(session),
    async step(session, ms, direction) {
      const tracks = await Promise.all(EVENTFUL.map((name) => read(session, name)))
      const moments = tracks.flatMap((rows) => {
        // a moment holds its own rows: going back, look before all that are of the same time
        const row = direction === 1 ? rowAt(rows, ms) + 1 : rowAt(rows, ms - 1)
        return rows[row]?.atMs ?? []
      })
      if (moments.length === 0) return undefined
      return direction === 1 ? Math.min(...moments) : Math.max(...moments)
    },
  }
}
