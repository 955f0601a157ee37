/** One search over all lists: in slices, the shown list first; a query that only grew looks through earlier hits. */
import { TRACKS, type TrackName } from '../../model/tracks.ts'
import { createRest, nextTask } from '../core/slices.ts'
import type { Query } from './query.ts'
import { type SearchTexts, type TextSource, createSearchTexts, writeTexts } from './search-texts.ts'
import type { ListName } from './tab-names.ts'

/** What was found in one list. */
export interface ListHits {
  /** Places of the items, ascending. */
  readonly rows: readonly number[]
  /** False while there may be more. */
  readonly isWhole: boolean
}

export type Found = { readonly [name in ListName]?: ListHits }

export interface FinderOptions extends TextSource {
  /** Told now and then while a search goes on; lists without an answer yet are as before. */
  onFound(found: Found): void
}

export interface Finder {
  /** Ends the search before. The shown list comes first. */
  look(query: Query | undefined, shown: TrackName | undefined): void
  /** Writes down what a search looks into, so that the first one is as fast as all others; ends when one begins. */
  prepare(shown: TrackName | undefined): void
}

/** How soon and then how often hits are told while there may be more in the same list. */
const FIRST_TELL_MS = 40
const TELL_MS = 150

interface Answer {
  readonly words: string
  readonly rows: readonly number[]
}

export function createFinder({ onFound, ...source }: FinderOptions): Finder {
  const open = createSearchTexts(source)
  /** The last answer of each list that is whole. */
  const answers = new Map<TrackName, Answer>()
  let found: Found = {}
  let turn = 0
  const tell = (name: TrackName, hits: ListHits) => onFound((found = { ...found, [name]: hits }))

  async function search(name: TrackName, query: Query, isOver: () => boolean): Promise<void> {
    const before = answers.get(name)
    if (before?.words === query.words) return tell(name, { rows: before.rows, isWhole: true })
    const within = before && query.words.includes(before.words) ? before.rows : undefined
    const some = (rows: readonly number[]) => tell(name, { rows, isWhole: false })
    const rows = await scan(await open(name), query, { within, isOver, some })
    if (isOver()) return
    answers.set(name, { words: query.words, rows })
    tell(name, { rows, isWhole: true })
  }

  /** Of each list in turn, the shown one first; lists that can't be read say so where they are shown. */
  function each(shown: TrackName | undefined, act: (name: TrackName, isOver: () => boolean) => Promise<void>): void {
    const mine = ++turn
    const isOver = () => turn !== mine
    const order = TRACKS.toSorted((a, b) => Number(b === shown) - Number(a === shown))
    void order.reduce(
      (before, name) => before.then(() => (isOver() ? undefined : act(name, isOver))).catch(() => {}),
      nextTask(),
    )
  }

  return {
    look(query, shown) {
      if (query) return each(shown, (name, isOver) => search(name, query, isOver))
      turn++
      return onFound((found = {}))
    },
    prepare: (shown) => each(shown, async (name, isOver) => writeTexts(await open(name), isOver)),
  }
}

interface Scanning {
  /** The only rows that are looked at; undefined for all. */
  readonly within: readonly number[] | undefined
  isOver(): boolean
  /** Told what is found so far. */
  some(rows: readonly number[]): void
}

async function scan({ count, textOf }: SearchTexts, query: Query, { within, isOver, some }: Scanning) {
  const rest = createRest()
  const rows: number[] = []
  const length = within ? within.length : count
  let tellMs = performance.now() + FIRST_TELL_MS
  for (let number = 0; number < length && !isOver(); number++) {
    const row = within ? (within[number] as number) : number
    if (query.isIn(textOf(row))) rows.push(row)
    const pause = rest()
    if (!pause) continue
    await pause
    if (isOver() || performance.now() < tellMs || rows.length === 0) continue
    tellMs = performance.now() + TELL_MS
    some([...rows])
  }
  return rows
}
