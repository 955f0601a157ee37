import type { ProblemArgs } from '../model/problem.ts'

/** Why an event was left out. */
export type EventLoss = ProblemArgs<'events-unusable'>['reason']

/** Things smaller than an event that were left out. */
export type PartLoss = 'nodes-unusable' | 'nodes-unplaced' | 'nodes-too-deep' | 'canvas-commands-unusable'

/** Counts what is left out, by reason. */
export interface Losses {
  lose(reason: EventLoss | PartLoss): void
  /** Counts what was lost elsewhere. */
  add(others: Losses): void
  count(reason: EventLoss | PartLoss): number
  readonly reasons: ReadonlyMap<EventLoss | PartLoss, number>
}

export function createLosses(): Losses {
  const reasons = new Map<EventLoss | PartLoss, number>()
  const count = (reason: EventLoss | PartLoss) => reasons.get(reason) ?? 0
  return {
    reasons,
    count,
    lose: (reason) => void reasons.set(reason, count(reason) + 1),
    add(others) {
      for (const [reason, times] of others.reasons) reasons.set(reason, count(reason) + times)
    },
  }
}
