/** The data of the page that the player runs in. */
import type { BundleIndex } from '../model/bundle.ts'

export interface ReplayFile {
  readonly index: BundleIndex
  /**
   * JSON lines of one window's events, decoded and checked.
   * @throws ReplayError when a part is missing or damaged
   */
  windowEvents(session: number, window: number): Promise<Uint8Array[]>
}
