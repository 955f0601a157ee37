/** The inspector's tabs: a list for each track, then what is known of the session as a whole. */
import { TRACKS, type TrackName } from '../../model/tracks.ts'

export const TABS = [...TRACKS, 'pages', 'about'] as const

export type TabName = (typeof TABS)[number]

export function isTrack(name: TabName): name is TrackName {
  return name !== 'pages' && name !== 'about'
}
