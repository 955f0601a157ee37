/** The panel's tabs: one for each track, with what was counted when the page was made. */
import type { TrackIndex, TracksIndex } from '../../model/bundle.ts'
import { TRACKS, type TrackName } from '../../model/tracks.ts'
import { countText, wholeText } from '../parts/format.ts'
import { WarningIcon } from '../parts/icons.tsx'
import { TRACK_VIEWS } from './track.tsx'
import type { TrackView } from './track-view.ts'

interface TabsProps {
  readonly tracks: TracksIndex
  readonly shown: TrackName
  onShow(name: TrackName): void
}

export const tabId = (name: TrackName) => `portable-replay-tab-${name}`

/** One stop for the keyboard; arrows lead from tab to tab, and a tab that is reached is shown. */
export function TrackTabs({ tracks, shown, onShow }: TabsProps) {
  const move = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    const place = TRACKS.indexOf(shown)
    const places: { readonly [key: string]: number } = {
      ArrowLeft: place - 1,
      ArrowRight: place + 1,
      Home: 0,
      End: TRACKS.length - 1,
    }
    if (!Object.hasOwn(places, event.key)) return
    event.preventDefault()
    const name = TRACKS.at((places[event.key] ?? 0) % TRACKS.length) ?? shown
    onShow(name)
    event.currentTarget.querySelector<HTMLElement>(`#${tabId(name)}`)?.focus()
  }
  return (
    <div class="track-tabs" role="tablist" aria-label="Lists" onKeyDown={move}>
      {TRACKS.map((name) => (
        <button
          type="button"
          key={name}
          id={tabId(name)}
          class="track-tab"
          role="tab"
          aria-selected={name === shown}
          tabIndex={name === shown ? 0 : -1}
          onClick={() => onShow(name)}
        >
          {TRACK_VIEWS[name].label} <TabCounts tracks={tracks} name={name} />
        </button>
      ))}
    </div>
  )
}

function TabCounts({ tracks, name }: { tracks: TracksIndex; name: TrackName }) {
  const track = tracks[name]
  const troubles = troublesOf(tracks, name)
  return (
    <>
      <span class="count">{countText(track?.count ?? 0)}</span>
      {troubles.count > 0 && <Troubles {...troubles} />}
    </>
  )
}

/** A number that says what it counts, also to those who see neither colour nor icon. */
export function Troubles({ count, name }: { count: number; name: string }) {
  return (
    <span class="troubles" title={`${wholeText(count)} ${name}`}>
      <WarningIcon />
      {countText(count)} <span class="unseen">{name}</span>
    </span>
  )
}

export function troublesOf(tracks: TracksIndex, name: TrackName): { readonly count: number; readonly name: string } {
  const track = tracks[name]
  const view = TRACK_VIEWS[name] as unknown as TrackView<object, TrackIndex>
  return track ? view.troubles(track) : { count: 0, name: '' }
}
