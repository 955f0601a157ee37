/** One search over all lists: in slices, the shown list first; a query that only grew looks through earlier hits. */
import { TRACKS, type TrackName } from '../../model/tracks.ts'
import { createRest, nextTask } from '../core/slices.ts'
import type { Query } from './query.ts'

/** What was found in one list. */
export interface ListHits {
  /** Places of the items, ascending. */
  readonly rows: readonly number[]
  /** False while there may be more. */
  readonly isWhole: boolean
}

export type Found = { readonly [name in TrackName]?: ListHits }

export interface FinderOptions {
  /** The items of a list. */
  read(name: TrackName): Promise<readonly object[]>
  /** The texts of an item. */
  texts(name: TrackName, item: object): readonly string[]
  /** Told now and then while a search goes on; lists without an answer yet are as before. */
  onFound(found: Found): void
}

export interface Finder {
  /** Ends the search before. The shown list comes first. */
  look(query: Query | undefined, shown: TrackName | undefined): void
}

/** How often hits are told while there may be more in the same list. */
const TELL_MS = 150

interface Answer {
  readonly words: string
  readonly rows: readonly number[]
}

export function createFinder({ read, texts, onFound }: FinderOptions): Finder {
  /** The last answer of each list that is whole. */
  const answers = new Map<TrackName, Answer>()
  let found: Found = {}
  let turn = 0
  const tell = (name: TrackName, hits: ListHits) => onFound((found = { ...found, [name]: hits }))

  async function search(name: TrackName, query: Query, isOver: () => boolean): Promise<void> {
    const before = answers.get(name)
    if (before?.words === query.words) return tell(name, { rows: before.rows, isWhole: true })
    const items = await read(name)
    const rest = createRest()
    const within = before && query.words.includes(before.words) ? before.rows : undefined
    const count = within ? within.length : items.length
    const rows: number[] = []
    let toldMs = performance.now()
    for (let number = 0; number < count && !isOver(); number++) {
      const row = within ? (within[number] as number) : number
      if (texts(name, items[row] as object).some((text) => query.finds(text))) rows.push(row)
      const pause = rest()
      if (!pause) continue
      await pause
      if (isOver() || performance.now() - toldMs < TELL_MS || rows.length === 0) continue
      toldMs = performance.now()
      tell(name, { rows: [...rows], isWhole: false })
    }
    if (isOver()) return
    answers.set(name, { words: query.words, rows })
    tell(name, { rows, isWhole: true })
  }

  return {
    look(query, shown) {
      const mine = ++turn
      const isOver = () => turn !== mine
      if (!query) return onFound((found = {}))
      const order = TRACKS.toSorted((a, b) => Number(b === shown) - Number(a === shown))
      // lists that can't be read say so where they are shown
      void order.reduce(
        (before, name) => before.then(() => (isOver() ? undefined : search(name, query, isOver))).catch(() => {}),
        nextTask(),
      )
    },
  }
}
