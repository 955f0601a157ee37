import type { Counts } from '../model/contents.ts'

/** Recorded names may be as many as events; a person reads no more than these. */
const MOST_NAMES = 1000

/** What all names beyond the first 1,000 are counted under. */
const OTHERS = 'others'

export interface Counter {
  count(name: string): void
  /** Counts what was counted elsewhere. */
  add(others: Counter): void
  /** In the order in which they came. */
  readonly all: Counts
  /** Most frequent first; names of one number in the order in which they came. */
  counts(): Counts
}

/** Counts by name. */
export function createCounter(): Counter {
  const counts = new Map<string, number>()
  const add = (name: string, times: number) => {
    const kept = counts.has(name) || counts.size < MOST_NAMES ? name : OTHERS
    counts.set(kept, (counts.get(kept) ?? 0) + times)
  }
  return {
    all: counts,
    count: (name) => add(name, 1),
    add: (others) => others.all.forEach((times, name) => add(name, times)),
    counts: () => new Map([...counts].sort(([, one], [, other]) => other - one)),
  }
}
