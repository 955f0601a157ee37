import type { ConsoleLine } from '../model/console.ts'
import { hasFailed } from '../model/network.ts'
import type { PageVisit, WindowSpan } from '../model/session.ts'
import type { Step, StepKind } from '../model/step.ts'
import type { Tracked, Tracks } from '../model/tracks.ts'
import type { TakenStep } from './steps.ts'

/** An error so soon after a press may come from it. */
const ERROR_MS = 1000

const PRESSES: ReadonlySet<StepKind> = new Set<StepKind>(['click', 'double-click', 'right-click', 'tap'])

export interface StepSources {
  /** Of each window. */
  readonly taken: readonly (readonly TakenStep[])[]
  readonly pages: readonly PageVisit[]
  readonly spans: readonly WindowSpan[]
  readonly told: Pick<Tracks, 'console' | 'network'>
  readonly atMs: (timestamp: number) => number
}

/** All steps of a session: what was done in its windows, the pages that were opened, and the ways from window to window. */
export function sessionSteps({ taken, pages, spans, told, atMs }: StepSources): Tracked<Step>[] {
  const ways = spans.slice(1).map(({ startMs, window }): Tracked<Step> => ({ kind: 'window', atMs: startMs, window }))
  const visits = pages.map((page): Tracked<Step> => {
    return { kind: 'page', value: page.href, atMs: Math.max(0, page.atMs), window: page.window }
  })
  const acts = taken.flatMap((steps, window) =>
    steps.map(({ timestamp, ...step }): Tracked<Step> => ({ ...step, atMs: atMs(timestamp), window })),
  )
  return withErrors([...ways, ...visits, ...acts].sort(byMoment), told)
}

interface Moment {
  readonly atMs: number
  readonly window?: number
}

const byMoment = (one: Moment, other: Moment) => one.atMs - other.atMs

/** An error is put down to the last press before it, and to no other. */
function withErrors(steps: readonly Tracked<Step>[], { console, network }: StepSources['told']): Tracked<Step>[] {
  const failed = new Set<Moment>()
  for (const error of [...console.filter(isError), ...network.filter(hasFailed)]) {
    const press = lastPress(steps, error)
    if (press) failed.add(press)
  }
  return steps.map((step) => (failed.has(step) ? { ...step, signs: [...(step.signs ?? []), 'error'] } : step))
}

function lastPress(steps: readonly Tracked<Step>[], error: Moment): Tracked<Step> | undefined {
  for (let at = firstNotBefore(steps, error.atMs) - 1; at >= 0; at--) {
    const step = steps[at] as Tracked<Step>
    if (step.atMs < error.atMs - ERROR_MS) return undefined
    if (PRESSES.has(step.kind) && (error.window === undefined || error.window === step.window)) return step
  }
  return undefined
}

const isError = ({ level }: ConsoleLine) => level === 'error'

function firstNotBefore(moments: readonly Moment[], atMs: number): number {
  let [low, high] = [0, moments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((moments[middle] as Moment).atMs < atMs) low = middle + 1
    else high = middle
  }
  return low
}
