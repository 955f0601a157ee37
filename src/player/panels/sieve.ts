/** Which filters each item of a list goes through, worked out once for all of them. */
import type { Tracked } from '../../model/tracks.ts'
import { createRest, nextTask } from '../core/slices.ts'
import type { Filter } from './track-view.ts'

/** A bit for each filter, a number for each item. */
export type Sieve = Uint32Array

/** In slices; undefined when it is over before it is done. */
export async function makeSieve<Item>(
  items: readonly Tracked<Item>[],
  filters: readonly Filter<Item>[],
  isOver: () => boolean,
): Promise<Sieve | undefined> {
  const sieve = new Uint32Array(items.length)
  await nextTask()
  const rest = createRest()
  for (const [row, item] of items.entries()) {
    for (const [bit, filter] of filters.entries()) if (filter.matches(item)) sieve[row] = (sieve[row] ?? 0) | (1 << bit)
    const pause = rest()
    if (pause) await pause
    if (isOver()) return undefined
  }
  return sieve
}

/** The bits of the filters that are on, a number for each group of which one is; none for all items. */
export function bitsOf(filters: readonly Filter<never>[], chosen: readonly string[]): readonly number[] {
  const groups = new Map<string | undefined, number>()
  for (const [bit, { id, group }] of filters.entries()) {
    if (chosen.includes(id)) groups.set(group, (groups.get(group) ?? 0) | (1 << bit))
  }
  return [...groups.values()]
}

/** How many items each filter lets through: of these, or of all. */
export function countsOf(sieve: Sieve, filters: number, rows: readonly number[] | undefined): readonly number[] {
  const counts = Array.from({ length: filters }, () => 0)
  const count = rows ? rows.length : sieve.length
  for (let number = 0; number < count; number++) {
    let bits = sieve[rows ? (rows[number] as number) : number] ?? 0
    for (; bits !== 0; bits &= bits - 1) {
      const bit = 31 - Math.clz32(bits & -bits)
      counts[bit] = (counts[bit] ?? 0) + 1
    }
  }
  return counts
}
