/** How the rows of one track look; each of console.tsx, network.tsx and marks.tsx makes one. */
import type { ComponentChildren } from 'preact'
import type { TrackIndex } from '../../model/bundle.ts'
import type { Tracked } from '../../model/tracks.ts'

/** `trouble` and `warning` have a colour of their own, and an icon or a word that says the same. */
export type Tone = 'plain' | 'quiet' | 'warning' | 'trouble'

/** What a viewer can ask to see of a track: of several in a group any will do, of several groups all must. */
export interface Filter<Item> {
  readonly id: string
  readonly name: string
  /** Undefined for the group that all others are apart from. */
  readonly group?: string
  matches(item: Tracked<Item>): boolean
}

export interface TrackView<Item, Index extends TrackIndex = TrackIndex> {
  readonly label: string
  /** Said when the session has none. */
  readonly nothing: string
  /** What went wrong, as the index counts it, and what that is called. */
  troubles(index: Index): { readonly count: number; readonly name: string }
  tone(item: Tracked<Item>): Tone
  /** The rows of all items: neighbours that say the same as one, or each with what only all of them together tell. */
  arranged?(items: readonly Tracked<Item>[]): readonly Tracked<Item>[]
  /** At most 30; none where there is nothing to tell apart. */
  readonly filters: readonly Filter<Item>[]
  /** What a search looks into. */
  texts(item: Tracked<Item>): readonly string[]
  /** One line, after the time; all recorded text in it is short. */
  row(item: Tracked<Item>): ComponentChildren
  /** All that is known. */
  detail(item: Tracked<Item>): ComponentChildren
}

/** Enough to fill a line of the widest screen; a row must not carry megabytes. */
const LINE_CHARACTERS = 500

/** The beginning of texts, joined, for a single line. */
export function lineOf(texts: readonly string[]): string {
  let line = ''
  for (const text of texts) {
    if (line.length >= LINE_CHARACTERS) break
    line += `${line && ' '}${text.slice(0, LINE_CHARACTERS)}`
  }
  return line.slice(0, LINE_CHARACTERS)
}
