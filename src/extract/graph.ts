/** How much happened when, for a timeline's graph. */
import type { WindowFacts } from './facts.ts'

/** As fine as a wide screen can show; the text of the index grows by as many bytes. */
const MOST_STRETCHES = 400
/** Recorders write the pointer's way every half second. */
const SHORTEST_STRETCH_MS = 500

/** What a person did counts as so many changes of the page, of which no more than `MOST_CHANGES` count in a stretch. */
const ACT_WEIGHT = 10
const MOST_CHANGES = 60

const LEVELS = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Levels from '0' to 'z', square roots of the share in the busiest stretch; '' when nothing happened. */
export function activityGraph(
  windows: readonly WindowFacts[],
  { startedAt, durationMs }: { readonly startedAt: number; readonly durationMs: number },
): string {
  const stretches = Math.max(1, Math.min(MOST_STRETCHES, Math.ceil(durationMs / SHORTEST_STRETCH_MS)))
  const count = (times: (window: WindowFacts) => readonly number[]) => {
    const counts = Array.from({ length: stretches }, () => 0)
    for (const window of windows) {
      for (const time of times(window)) {
        const place = durationMs > 0 ? Math.floor(((time - startedAt) / durationMs) * stretches) : 0
        const stretch = Math.min(Math.max(place, 0), stretches - 1)
        counts[stretch] = (counts[stretch] as number) + 1
      }
    }
    return counts
  }
  const changes = count(({ mutations }) => mutations)
  const acts = count(({ acts: { person } }) => person)
  const amounts = smooth(acts.map((act, place) => act * ACT_WEIGHT + Math.min(changes[place] as number, MOST_CHANGES)))
  const most = amounts.reduce((one, other) => Math.max(one, other), 0)
  if (most === 0) return ''
  return amounts.map((amount) => LEVELS[Math.ceil(Math.sqrt(amount / most) * (LEVELS.length - 1))]).join('')
}

/** A stretch as the middle of three: an act at its edge is no gap in the next one. */
function smooth(amounts: readonly number[]): number[] {
  return amounts.map((amount, place) => ((amounts[place - 1] ?? 0) + 2 * amount + (amounts[place + 1] ?? 0)) / 4)
}
