/** Which segments of a window a moment needs. Numbers are indexes into the window's segments. */
import type { SegmentIndex } from '../../model/bundle.ts'
import type { SessionMs } from '../../model/session.ts'

/** Segments from `first` to `last`, both included; the first begins with a keyframe, or is the window's first. */
export interface SegmentRun {
  readonly first: number
  readonly last: number
}

/** A moment does not hold the events of its own time, so a segment holds those after its first. */
export function segmentAt(segments: readonly SegmentIndex[], ms: SessionMs): number {
  let low = 0
  let high = segments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((segments[middle]?.firstMs ?? Infinity) < ms) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** From the last keyframe up to a segment. */
export function runTo(segments: readonly SegmentIndex[], last: number): SegmentRun {
  let first = last
  while (first > 0 && !segments[first]?.keyframe) first--
  return { first, last }
}

/** Whether a moment can be built, and played on from, with the segments of a run. */
export function holds(run: SegmentRun, segments: readonly SegmentIndex[], ms: SessionMs): boolean {
  const wanted = runTo(segments, segmentAt(segments, ms))
  return run.first <= wanted.first && wanted.last <= run.last
}

/** Those of a run that have to be added to another one behind its last; all of them where it can't be gone on from. */
export function missingIn(run: SegmentRun, held: SegmentRun): SegmentRun {
  const goesOn = held.first <= run.first && run.first <= held.last && held.last < run.last
  return goesOn ? { first: held.last + 1, last: run.last } : run
}

/** The nearest recorded event outside of a run: the first one behind it, or the last one before it. */
export function beyond(run: SegmentRun, segments: readonly SegmentIndex[], direction: 1 | -1): SessionMs | undefined {
  return direction === 1 ? segments[run.last + 1]?.firstMs : segments[run.first - 1]?.lastMs
}
