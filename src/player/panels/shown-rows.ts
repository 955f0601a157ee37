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

export interface ShownRows {
  /** Undefined while the filters are worked out. */
  readonly items: readonly Tracked<AnyItem>[] | undefined
  /** How many rows each filter has among those that were found; undefined until it is known. */
  readonly counts: readonly number[] | undefined
}

export function useShownRows({ items, view: { filters }, hits, chosen }: Narrowed): ShownRows {
  const [sieve, setSieve] = useState<Sieve>()
  useEffect(() => {
    let gone = false
    if (filters.length > 0) void makeSieve(items, filters, () => gone).then((made) => made && setSieve(made))
    return () => (gone = true)
  }, [items])
  const bits = bitsOf(filters, chosen)
  const rows = hits?.rows
  const shown = useMemo(() => {
    if (bits === 0) return rows ? rows.flatMap((row) => items[row] ?? []) : items
    if (!sieve) return undefined
    const isLet = (row: number) => ((sieve[row] ?? 0) & bits) !== 0
    return rows ? rows.filter(isLet).flatMap((row) => items[row] ?? []) : items.filter((_, row) => isLet(row))
  }, [items, rows, bits, sieve])
  const counts = useMemo(() => sieve && countsOf(sieve, filters.length, rows), [sieve, rows])
  return { items: shown, counts }
}
