/** The inspector's tabs: a list of all that happened and one for each track, then what is known of the session as a whole. */
import { TRACKS, type TrackName } from '../../model/tracks.ts'

export const TABS = ['all', ...TRACKS, 'pages', 'about'] as const

export type TabName = (typeof TABS)[number]

/** A list of rows: of a track, or of all that happened. */
export type ListName = TrackName | 'all'

export function isList(name: TabName): name is ListName {
  return name !== 'pages' && name !== 'about'
}
