/** Several lists as one, in the order of time. */
import type { TrackName, Tracked, Tracks } from '../../model/tracks.ts'
import { createRest } from '../core/slices.ts'
import type { Found, ListHits } from './finder.ts'

/** What happened; texts of the screen are there to be searched, and a page holds thousands of them. */
export const ALL_TRACKS = ['steps', 'console', 'network', 'marks'] as const satisfies readonly TrackName[]

export type TrackItem = Tracks[TrackName][number]

type OfAll = (typeof ALL_TRACKS)[number]

/** An item, with the list that it is of. */
export interface Told {
  readonly of: OfAll
  readonly item: Tracked<TrackItem>
}

export interface All {
  readonly items: readonly Tracked<Told>[]
  /** Where the items of each list stand among all. */
  readonly places: { readonly [name in OfAll]: Uint32Array }
}

/** In slices. */
export async function mergeAll(read: (name: OfAll) => Promise<readonly Tracked<TrackItem>[]>): Promise<All> {
  const lists = await Promise.all(ALL_TRACKS.map(read))
  const places = lists.map(({ length }) => new Uint32Array(length))
  const next = lists.map(() => 0)
  const items: Tracked<Told>[] = []
  const rest = createRest()
  for (let list = earliest(lists, next); list >= 0; list = earliest(lists, next)) {
    const row = next[list] as number
    const item = lists[list]?.[row] as Tracked<TrackItem>
    ;(places[list] as Uint32Array)[row] = items.length
    items.push({
      of: ALL_TRACKS[list] as OfAll,
      item,
      atMs: item.atMs,
      ...(item.window !== undefined && { window: item.window }),
    })
    next[list] = row + 1
    const pause = rest()
    if (pause) await pause
  }
  const entries = ALL_TRACKS.map((name, list) => [name, places[list] as Uint32Array] as const)
  return { items, places: Object.fromEntries(entries) as All['places'] }
}

/** The list whose next item is the first; -1 when none has any. */
function earliest(lists: readonly (readonly Tracked<TrackItem>[])[], next: readonly number[]): number {
  let first = -1
  let firstMs = Infinity
  for (const [list, items] of lists.entries()) {
    const atMs = items[next[list] as number]?.atMs ?? Infinity
    if (atMs < firstMs) [first, firstMs] = [list, atMs]
  }
  return first
}

/** What was found in each of the lists, as places among all. */
export function hitsInAll(found: Found, places: All['places']): ListHits {
  const rows = ALL_TRACKS.flatMap((name) => (found[name]?.rows ?? []).map((row) => places[name][row] as number))
  return { rows: [...Uint32Array.from(rows).sort()], isWhole: ALL_TRACKS.every((name) => found[name]?.isWhole) }
}
