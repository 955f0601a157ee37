/** How each track looks. */
import type { TrackIndex, TracksIndex } from '../../model/bundle.ts'
import type { TrackName } from '../../model/tracks.ts'
import { createAllView } from './all-view.tsx'
import type { Told, TrackItem } from './all.ts'
import { consoleView } from './console.tsx'
import { marksView } from './marks.tsx'
import { networkView } from './network.tsx'
import { screenView } from './screen.tsx'
import { stepsView } from './steps.tsx'
import type { ListName } from './tab-names.ts'
import type { TrackView } from './track-view.ts'

const TRACK_VIEWS = {
  steps: stepsView,
  console: consoleView,
  network: networkView,
  marks: marksView,
  screen: screenView,
} as const

export type AnyItem = TrackItem | Told
export type AnyView = TrackView<AnyItem>

/** A track's items and its view belong together, which types can't follow through the name. */
function trackView(name: TrackName): TrackView<TrackItem> {
  return TRACK_VIEWS[name] as unknown as TrackView<TrackItem>
}

const ALL_VIEW = createAllView(trackView)

export function viewOf(name: ListName): AnyView {
  return (name === 'all' ? ALL_VIEW : trackView(name)) as AnyView
}

export function troublesOf(tracks: TracksIndex, name: ListName): { readonly count: number; readonly name: string } {
  const track: TrackIndex | undefined = name === 'all' ? undefined : tracks[name]
  return track ? viewOf(name).troubles(track) : { count: 0, name: '' }
}
