/** What is left of a list after search and filters. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Tracked } from '../../model/tracks.ts'
import type { ListHits } from './finder.ts'
import { type Sieve, bitsOf, countsOf, makeSieve } from './sieve.ts'
import type { AnyItem, AnyView } from './track-views.ts'

interface Narrowed {
  readonly items: readonly Tracked<AnyItem>[]
  readonly view: AnyView
  readonly hits: ListHits | undefined
  /** Ids of the filters that are on. */
  readonly chosen: readonly string[]
}

export interface FilterCounts {
  readonly found: readonly number[]
  /** Whatever is searched for. */
  readonly all: readonly number[]
}

export interface ShownRows {
  /** Undefined while the filters are worked out. */
  readonly items: readonly Tracked<AnyItem>[] | undefined
  /** How many rows each filter has; undefined until it is known. */
  readonly counts: FilterCounts | undefined
}

export function useShownRows({ items, view: { filters }, hits, chosen }: Narrowed): ShownRows {
  const [sieve, setSieve] = useState<Sieve>()
  useEffect(() => {
    let gone = false
    if (filters.length > 0) void makeSieve(items, filters, () => gone).then((made) => made && setSieve(made))
    return () => (gone = true)
  }, [items])
  const bits = useMemo(() => bitsOf(filters, chosen), [filters, chosen])
  const rows = hits?.rows
  const shown = useMemo(() => {
    const isLet = (row: number) => bits.every((group) => ((sieve?.[row] ?? 0) & group) !== 0)
    if (bits.length > 0 && !sieve) return undefined
    if (!rows) return bits.length > 0 ? items.filter((_, row) => isLet(row)) : items
    const left = bits.length > 0 ? rows.filter(isLet) : rows
    // hits are places of these items
    return left.map((row) => items[row] as Tracked<AnyItem>)
  }, [items, rows, bits, sieve])
  const all = useMemo(() => sieve && countsOf(sieve, filters.length, undefined), [sieve])
  const counts = useMemo(
    () => sieve && all && { all, found: rows ? countsOf(sieve, filters.length, rows) : all },
    [sieve, all, rows],
  )
  return { items: shown, counts }
}
