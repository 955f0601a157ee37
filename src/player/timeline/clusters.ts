/** Gathers what would be drawn on top of each other. */
import type { Moment, MomentKind } from '../../model/moment.ts'
import type { SessionMs } from '../../model/session.ts'
import { KINDS } from './kinds.ts'
import type { Scale } from './scale.ts'

/** What is drawn as one mark: the gravest of what happened there. */
export interface Cluster {
  readonly x: number
  readonly atMs: SessionMs
  readonly kind: MomentKind
  /** Of the first of its kind. Recorded text. */
  readonly label?: string
  /** How many of each kind, the gravest first. */
  readonly counts: ReadonlyMap<MomentKind, number>
}

/**
 * Marks that are in sight, from left to right and nowhere nearer than `apartPx`. The gravest keep their exact place; what is
 * too near to one goes into it.
 */
export function clusterMoments(moments: readonly Moment[], scale: Scale, apartPx: number): Cluster[] {
  const placed = createPlaces(apartPx)
  for (const kind of KINDS) {
    for (const moment of moments) {
      if (moment.kind !== kind) continue
      const x = scale.xOf(moment.atMs)
      if (x < 0 || x > scale.widthPx) continue
      const near = placed.nearest(x)
      if (near) near.counts.set(kind, (near.counts.get(kind) ?? 0) + moment.count)
      else placed.add({ ...moment, x, counts: new Map([[kind, moment.count]]) })
    }
  }
  return placed.all().sort((one, other) => one.x - other.x)
}

type Growing = Omit<Cluster, 'counts'> & { readonly counts: Map<MomentKind, number> }

/** Each column of the width `apartPx` holds one at most. */
function createPlaces(apartPx: number) {
  const columns = new Map<number, Growing>()
  const columnOf = (x: number) => Math.floor(x / apartPx)
  return {
    nearest(x: number): Growing | undefined {
      const column = columnOf(x)
      const near = [column - 1, column, column + 1].flatMap((number) => columns.get(number) ?? [])
      const [nearest] = near.sort((one, other) => Math.abs(one.x - x) - Math.abs(other.x - x))
      return nearest && Math.abs(nearest.x - x) < apartPx ? nearest : undefined
    },
    add: (growing: Growing) => void columns.set(columnOf(growing.x), growing),
    all: (): Cluster[] => [...columns.values()],
  }
}
