import { problem, type Note } from '../model/problem.ts'
import type { AssetTally } from './asset-tally.ts'
import type { EventLoss, Losses, PartLoss } from './losses.ts'
import { MAX_DEPTH } from './nodes.ts'

const PARTS: ReadonlySet<string> = new Set<PartLoss>([
  'nodes-unusable',
  'nodes-unplaced',
  'nodes-too-deep',
  'canvas-commands-unusable',
])

/** Notes what was left out, once for each reason. */
export function noteLosses(name: string, losses: Losses, note: Note): void {
  for (const [reason, count] of losses.reasons) {
    if (reason === 'nodes-too-deep') note(problem(reason, { name, count, depth: MAX_DEPTH }))
    else if (isPart(reason)) note(problem(reason, { name, count }))
    else note(problem('events-unusable', { name, count, reason }))
  }
}

function isPart(reason: EventLoss | PartLoss): reason is PartLoss {
  return PARTS.has(reason)
}

/** Notes what was mended. */
export function noteCounts(
  name: string,
  counts: { late: number; duplicates: number; early: number; added: number },
  note: Note,
): void {
  if (counts.late > 0) note(problem('events-out-of-order', { name, count: counts.late }))
  if (counts.duplicates > 0) note(problem('events-repeated', { name, count: counts.duplicates }))
  if (counts.early > 0) note(problem('events-before-snapshot', { name, count: counts.early }))
  if (counts.added > 0) note(problem('meta-missing', { name, count: counts.added }))
}

/** Notes what the recording refers to but doesn't carry: “3 images and 2 fonts”. */
export function noteAssets(name: string, tally: AssetTally, note: Note): void {
  const kinds = [...tally.assets].map(([kind, { size }]) => `${size} ${kind}${size === 1 ? '' : 's'}`)
  const count = [...tally.assets.values()].reduce((sum, { size }) => sum + size, 0)
  if (kinds.length === 0) return
  const last = kinds.pop() as string
  const assets = kinds.length === 0 ? last : `${kinds.join(', ')} and ${last}`
  note(problem('assets-outside', { name, assets, count, hosts: tally.hosts().size }))
}
