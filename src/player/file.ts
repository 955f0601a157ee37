/** The data of the page that the player runs in. */
import type { BundleIndex } from '../model/bundle.ts'
import type { TrackName, Tracks } from '../model/tracks.ts'

export interface ReplayFile {
  readonly index: BundleIndex
  /**
   * JSON lines of one window's events, decoded and checked.
   * @throws ReplayError when a part is missing or damaged
   */
  windowEvents(session: number, window: number): Promise<Uint8Array[]>
  /**
   * What one of a session's lists holds, in time order.
   * @throws ReplayError when a part is missing or damaged
   */
  track<Name extends TrackName>(session: number, name: Name): Promise<Tracks[Name]>
}
