/** A stretch of the session that is played over and over. */
import type { Period, SessionMs } from '../../model/session.ts'
import { idleJump } from './idle.ts'

/** A shorter one could not be watched. */
const SHORTEST_MS = 500

/** The stretch between two moments, whichever comes first, inside of the session. */
export function rangeBetween(one: SessionMs, other: SessionMs, durationMs: SessionMs): Period {
  const [first, last] = one < other ? [one, other] : [other, one]
  const shortestMs = Math.min(SHORTEST_MS, durationMs)
  const startMs = Math.max(0, Math.min(first, durationMs - shortestMs))
  return { startMs, endMs: Math.min(Math.max(last, startMs + shortestMs), durationMs) }
}

/** A range with its start or its end elsewhere; the other edge stays, or is the session's where there is none or it is in the way. */
export function withEdge(
  range: Period | undefined,
  edge: { readonly startMs: SessionMs } | { readonly endMs: SessionMs },
  durationMs: SessionMs,
): Period {
  if ('startMs' in edge) {
    const endMs = range && range.endMs > edge.startMs ? range.endMs : durationMs
    return rangeBetween(edge.startMs, endMs, durationMs)
  }
  return rangeBetween(range && range.startMs < edge.endMs ? range.startMs : 0, edge.endMs, durationMs)
}

/** Where playing goes on instead of here, when it has run out of its range or was never in it. */
export function loopJump(range: Period | undefined, ms: SessionMs): SessionMs | undefined {
  return range && (ms >= range.endMs || ms < range.startMs) ? range.startMs : undefined
}

/** Idle time that reaches past the end of the range is played: skipping it, nothing would be left of a range in its midst. */
export function idleJumpIn(range: Period | undefined, bands: readonly Period[], ms: SessionMs): SessionMs | undefined {
  const jump = idleJump(bands, ms)
  return jump !== undefined && range && jump >= range.endMs ? undefined : jump
}
