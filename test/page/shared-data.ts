import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** Recordings of other people lie beside the project, where they lie at all; they are never part of it. */
export const SHARED = resolve('../shared')

/** Options for a test that needs shared data: skipped, and says why, where it is not there. */
export function needsShared(path: string): { skip: string | false } {
  return { skip: existsSync(resolve(SHARED, path)) ? false : `../shared/${path} is not there` }
}

/** True when the long matrices are to run in full (`npm run test:all`). */
export const RUN_ALL = process.env.PORTABLE_REPLAY_ALL === '1'

/** The same members on every run: so many of the list, spread by a seed. */
export function sample<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (RUN_ALL || items.length <= count) return items
  let state = 20240607
  const ranked = items.map((item, position) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return { item, position, rank: state }
  })
  const chosen = ranked.sort((a, b) => a.rank - b.rank).slice(0, count)
  return chosen.sort((a, b) => a.position - b.position).map(({ item }) => item)
}
