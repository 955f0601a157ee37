import type { WindowSpan } from '../model/session.ts'
import type { Acts } from './acts.ts'
import type { WindowFacts } from './facts.ts'

/** What a page may do by itself takes the view from a window only if nobody does anything there for so long after it. */
const HOLD_MS = 5000

/** Mouse moves are written up to half a second late, so the window that was left can still seem to act. */
const SHORTEST_STAY_MS = 1000

interface Claim {
  readonly timestamp: number
  readonly by: keyof Acts
  readonly window: number
}

/**
 * Which window the person was in: the one of the latest act. What a page does by itself in a tab in the background never
 * counts, and a window can be entered only once it has a full snapshot.
 */
export function spansOf(windows: readonly WindowFacts[], startedAt: number): WindowSpan[] {
  if (windows.length === 1) return [{ startMs: 0, window: 0 }]
  const entrances = windows.map(({ firstSnapshotAt }) => firstSnapshotAt)
  const first = entrances.reduce((best, at, window) => (at < (entrances[best] ?? Infinity) ? window : best), 0)
  const claims = windows.flatMap(({ acts, firstSnapshotAt }, window) =>
    (['person', 'maybe'] as const).flatMap((by) =>
      acts[by]
        .filter((timestamp) => timestamp >= firstSnapshotAt)
        .map((timestamp): Claim => ({ timestamp, by, window })),
    ),
  )
  claims.sort((one, other) => one.timestamp - other.timestamp)
  return follow(claims, { window: first, startedAt })
}

function follow(claims: readonly Claim[], start: { window: number; startedAt: number }): WindowSpan[] {
  const spans: WindowSpan[] = [{ startMs: 0, window: start.window }]
  const actsAgain = personActsAgain(claims)
  let current = start.window
  let enteredAt = -Infinity
  for (const claim of claims) {
    if (claim.window === current || claim.timestamp - enteredAt < SHORTEST_STAY_MS) continue
    if (claim.by === 'maybe' && actsAgain(current, claim.timestamp) <= claim.timestamp + HOLD_MS) continue
    current = claim.window
    enteredAt = claim.timestamp
    const startMs = claim.timestamp - start.startedAt
    if (spans.at(-1)?.startMs === startMs) spans.pop()
    spans.push({ startMs, window: current })
  }
  return spans
}

/** Answers when a person next does something in a window after a moment; the moments asked about must not decrease. */
function personActsAgain(claims: readonly Claim[]): (window: number, after: number) => number {
  const moments = new Map<number, number[]>()
  for (const { by, window, timestamp } of claims.toReversed()) {
    if (by !== 'person') continue
    const ofWindow = moments.get(window)
    if (ofWindow) ofWindow.push(timestamp)
    else moments.set(window, [timestamp])
  }
  return (window, after) => {
    const ahead = moments.get(window) ?? []
    while ((ahead.at(-1) ?? Infinity) <= after) ahead.pop()
    return ahead.at(-1) ?? Infinity
  }
}
