/** The data of the page that the player runs in. */
import type { About } from '../model/about.ts'
import type { BundleIndex } from '../model/bundle.ts'
import type { Moment } from '../model/moment.ts'
import type { TrackName, Tracks } from '../model/tracks.ts'
import type { SegmentBytes } from '../pack/unpack.ts'
import type { SegmentRun } from './core/segments.ts'

export type { SegmentBytes } from '../pack/unpack.ts'

/** Indexes of a session and of one of its windows. */
export interface WindowPlace {
  readonly session: number
  readonly window: number
}

export interface ReplayFile {
  readonly index: BundleIndex
  /**
   * JSON lines of a window's segments from `first` to `last`, decoded and checked; copies, to be handed on.
   * @throws ReplayError when a part is missing or damaged
   */
  segments(place: WindowPlace, run: SegmentRun): Promise<readonly SegmentBytes[]>
  /**
   * What the timeline marks of a session, in time order.
   * @throws ReplayError when a part is missing or damaged
   */
  moments(session: number): Promise<readonly Moment[]>
  /**
   * What is known of a session as a whole; undefined in a page that was made without it.
   * @throws ReplayError when a part is missing or damaged
   */
  about(session: number): Promise<About | undefined>
  /**
   * What one of a session's lists holds, in time order.
   * @throws ReplayError when a part is missing or damaged
   */
  track<Name extends TrackName>(session: number, name: Name): Promise<Tracks[Name]>
}
