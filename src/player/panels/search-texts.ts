/** What a search looks into: a text for each row of each list, written once, when a row is first looked at. */
import type { TrackName } from '../../model/tracks.ts'
import { createRest } from '../core/slices.ts'
import { searchable } from './query.ts'

export interface TextSource {
  /** The items of a list. */
  read(name: TrackName): Promise<readonly object[]>
  /** The texts of an item. */
  texts(name: TrackName, item: object): readonly string[]
}

export interface SearchTexts {
  readonly count: number
  /** As `searchable` writes it. */
  textOf(row: number): string
}

/** Kept while the function is. */
export function createSearchTexts({ read, texts }: TextSource): (name: TrackName) => Promise<SearchTexts> {
  const written = new Map<TrackName, string[]>()
  return async (name) => {
    const items = await read(name)
    const all = written.get(name) ?? Array.from<string>({ length: items.length })
    written.set(name, all)
    return {
      count: items.length,
      textOf: (row) => (all[row] ??= searchable(texts(name, items[row] as object).join(' '))),
    }
  }
}

/** Writes all, in slices. */
export async function writeTexts({ count, textOf }: SearchTexts, isOver: () => boolean): Promise<void> {
  const rest = createRest()
  for (let row = 0; row < count && !isOver(); row++) {
    textOf(row)
    const pause = rest()
    if (pause) await pause
  }
}
