import type { ProblemArgs } from '../model/problem.ts'

/** Why an event was left out. */
export type EventLoss = ProblemArgs<'events-unusable'>['reason']

/** Things smaller than an event that were left out. */
export type PartLoss = 'nodes-unusable' | 'nodes-unplaced' | 'nodes-too-deep' | 'canvas-commands-unusable'

/** Counts what is left out, by reason. */
export interface Losses {
  lose(reason: EventLoss | PartLoss): void
  count(reason: EventLoss | PartLoss): number
  readonly reasons: ReadonlyMap<EventLoss | PartLoss, number>
}

/** `before` is what was lost until now. */
export function createLosses(before?: Losses): Losses {
  const reasons = new Map<EventLoss | PartLoss, number>(before?.reasons)
  const count = (reason: EventLoss | PartLoss) => reasons.get(reason) ?? 0
  return { reasons, count, lose: (reason) => void reasons.set(reason, count(reason) + 1) }
}
