/** Which moment stands where on the timeline. */
import type { Period, SessionMs } from '../../model/session.ts'

export interface ScaleOptions {
  readonly durationMs: SessionMs
  readonly widthPx: number
  /** What is in sight. Default: the whole session. */
  readonly view?: Period | undefined
  /** Stretches that take next to no room; sorted and apart. */
  readonly folds?: readonly Period[]
}

/** Time and place grow together, also outside of what is in sight. */
export interface Scale {
  readonly widthPx: number
  readonly durationMs: SessionMs
  readonly view: Period
  /** Below 0 and past `widthPx` for what is out of sight. */
  xOf(ms: SessionMs): number
  /** Never outside of the session. */
  msAt(x: number): SessionMs
}

/** Width of a folded stretch, unless there are many. */
const NOTCH_PX = 6
/** All folded stretches in sight together. */
const NOTCHES_SHARE = 0.25

/** A straight line leads from each knot to the next. */
interface Knots {
  readonly ms: number[]
  readonly x: number[]
}

export function createScale({ durationMs, widthPx, view: given, folds = [] }: ScaleOptions): Scale {
  const lengthMs = Math.max(durationMs, 1)
  const view = given ?? { startMs: 0, endMs: lengthMs }
  const knots = knotsOf(lengthMs, folds, slopesIn(view, folds, widthPx))
  const left = between(view.startMs, knots.ms, knots.x)
  return {
    widthPx,
    durationMs,
    view,
    xOf: (ms) => between(ms, knots.ms, knots.x) - left,
    msAt: (x) => Math.min(Math.max(between(x + left, knots.x, knots.ms), 0), durationMs),
  }
}

interface Slopes {
  readonly notchPx: number
  readonly pxPerMs: number
}

/** Such that what is in sight fills the width. */
function slopesIn(view: Period, folds: readonly Period[], widthPx: number): Slopes {
  const viewMs = view.endMs - view.startMs
  let [count, foldedMs] = [0, 0]
  for (const fold of folds) {
    const sharedMs = Math.min(fold.endMs, view.endMs) - Math.max(fold.startMs, view.startMs)
    if (sharedMs <= 0) continue
    foldedMs += sharedMs
    count += sharedMs / (fold.endMs - fold.startMs)
  }
  if (count === 0) return { notchPx: NOTCH_PX, pxPerMs: widthPx / viewMs }
  // nothing but a folded stretch is in sight
  if (viewMs - foldedMs < 1) return { notchPx: widthPx / count, pxPerMs: widthPx / viewMs }
  const notchPx = Math.min(NOTCH_PX, (widthPx * NOTCHES_SHARE) / count)
  return { notchPx, pxPerMs: (widthPx - count * notchPx) / (viewMs - foldedMs) }
}

function knotsOf(lengthMs: number, folds: readonly Period[], { notchPx, pxPerMs }: Slopes): Knots {
  const knots: Knots = { ms: [0], x: [0] }
  const go = (ms: number, px: number) => {
    knots.ms.push(ms)
    knots.x.push((knots.x.at(-1) ?? 0) + px)
  }
  let lastMs = 0
  for (const { startMs, endMs } of folds) {
    if (startMs > lastMs) go(startMs, (startMs - lastMs) * pxPerMs)
    go(endMs, notchPx)
    lastMs = endMs
  }
  if (lengthMs > lastMs) go(lengthMs, (lengthMs - lastMs) * pxPerMs)
  return knots
}

/** Follows the lines from knot to knot, the outer ones on and on. */
function between(value: number, from: readonly number[], to: readonly number[]): number {
  let [low, high] = [1, from.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((from[middle] as number) < value) low = middle + 1
    else high = middle
  }
  const [a, b] = [from[low - 1] as number, from[low] as number]
  const [c, d] = [to[low - 1] as number, to[low] as number]
  return c + ((value - a) / (b - a)) * (d - c)
}
