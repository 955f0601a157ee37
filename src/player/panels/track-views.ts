/** How each track looks. */
import type { TrackIndex, TracksIndex } from '../../model/bundle.ts'
import type { TrackName, Tracks } from '../../model/tracks.ts'
import { consoleView } from './console.tsx'
import { marksView } from './marks.tsx'
import { networkView } from './network.tsx'
import { screenView } from './screen.tsx'
import { stepsView } from './steps.tsx'
import type { TrackView } from './track-view.ts'

const TRACK_VIEWS = {
  steps: stepsView,
  console: consoleView,
  network: networkView,
  marks: marksView,
  screen: screenView,
} as const

export type AnyItem = Tracks[TrackName][number]
export type AnyView = TrackView<AnyItem>

/** A track's items and its view belong together, which types can't follow through the name. */
export function viewOf(name: TrackName): AnyView {
  return TRACK_VIEWS[name] as unknown as AnyView
}

export function troublesOf(tracks: TracksIndex, name: TrackName): { readonly count: number; readonly name: string } {
  const track: TrackIndex | undefined = tracks[name]
  return track ? viewOf(name).troubles(track) : { count: 0, name: '' }
}
