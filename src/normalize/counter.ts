import type { Counts } from '../model/contents.ts'

/** Recorded names may be as many as events; a person reads no more than these. */
const MOST_NAMES = 1000

/** What all names beyond the first 1,000 are counted under. */
const OTHERS = 'others'

export interface Counter {
  count(name: string): void
  /** Most frequent first; names of one number in the order in which they came. */
  counts(): Counts
}

/** Counts by name. */
export function createCounter(): Counter {
  const counts = new Map<string, number>()
  return {
    count(name) {
      const kept = counts.has(name) || counts.size < MOST_NAMES ? name : OTHERS
      counts.set(kept, (counts.get(kept) ?? 0) + 1)
    },
    counts: () => new Map([...counts].sort(([, one], [, other]) => other - one)),
  }
}
