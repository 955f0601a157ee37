/** How much a search has found in the shown list, and the way from hit to hit. */
import { TRACKS, type TrackName } from '../../model/tracks.ts'
import { wholeText } from '../parts/format.ts'
import { NextHitIcon, PreviousHitIcon } from '../parts/icons.tsx'
import { say } from '../parts/say.ts'
import type { Found } from './finder.ts'
import type { ListName } from './tab-names.ts'
import { viewOf } from './track-views.ts'

/** Goes to the next hit (`1`) or the previous one (`-1`), and begins again at the end. */
export type Walk = (direction: 1 | -1) => void

interface HitsBarProps {
  readonly counts: {
    readonly shown: number
    /** Before filters; undefined until something is known. */
    readonly found: number | undefined
    readonly all: number
  }
  /** The selected hit. */
  readonly place: number | undefined
  readonly walk: { current: Walk | undefined }
}

export function HitsBar({ counts, place, walk }: HitsBarProps) {
  return (
    <div class="panel-hits">
      <span role="status">{hitsText(counts)}</span>
      {place !== undefined && (
        <span class="hit-place">
          {say('search-place', { place: wholeText(place + 1), found: wholeText(counts.shown) })}
        </span>
      )}
      <button
        type="button"
        class="button"
        disabled={counts.shown === 0}
        aria-label={say('search-previous')}
        title={say('search-previous-key')}
        onClick={() => walk.current?.(-1)}
      >
        <PreviousHitIcon />
      </button>
      <button
        type="button"
        class="button"
        disabled={counts.shown === 0}
        aria-label={say('search-next')}
        title={say('search-next-key')}
        onClick={() => walk.current?.(1)}
      >
        <NextHitIcon />
      </button>
    </div>
  )
}

function hitsText({ shown, found, all }: HitsBarProps['counts']): string {
  if (found === undefined) return say('search-running')
  const told = { found: wholeText(shown), total: wholeText(all) }
  return found > shown ? say('search-hidden', { ...told, hidden: wholeText(found - shown) }) : say('search-found', told)
}

interface NoHitsProps {
  readonly name: ListName
  readonly found: Found
  onShow(name: TrackName): void
}

/** Says so, and offers the lists in which there are some. */
export function NoHits({ name, found, onShow }: NoHitsProps) {
  if (!found[name]?.isWhole) return <p class="panel-note is-waiting">{say('search-running')}</p>
  const others = TRACKS.filter((other) => found[other]?.rows.length)
  const isEverywhere = TRACKS.every((other) => found[other]?.isWhole)
  return (
    <div class="panel-note no-hits">
      <p>
        {others.length === 0 && isEverywhere
          ? say('search-none-anywhere')
          : say('search-none', { list: viewOf(name).label })}
      </p>
      {others.map((other) => (
        <button type="button" key={other} class="no-hits-other" onClick={() => onShow(other)}>
          {say('search-elsewhere', { number: wholeText(found[other]?.rows.length ?? 0), list: viewOf(other).label })}
        </button>
      ))}
    </div>
  )
}
