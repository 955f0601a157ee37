/** The data of the page that the player runs in. */
import type { BundleIndex } from '../model/bundle.ts'
import type { TrackName, Tracks } from '../model/tracks.ts'
import type { SegmentBytes } from '../pack/unpack.ts'

export type { SegmentBytes } from '../pack/unpack.ts'

export interface ReplayFile {
  readonly index: BundleIndex
  /**
   * JSON lines of one segment of a window, decoded and checked; copies, to be handed on.
   * @throws ReplayError when a part is missing or damaged
   */
  segment(session: number, window: number, number: number): Promise<SegmentBytes>
  /**
   * What one of a session's lists holds, in time order.
   * @throws ReplayError when a part is missing or damaged
   */
  track<Name extends TrackName>(session: number, name: Name): Promise<Tracks[Name]>
}
