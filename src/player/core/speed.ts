/** How fast a replay may run, as multiples of the recorded speed. */

/** The steps that the player offers. */
export const SPEEDS = [0.5, 1, 1.5, 2, 3, 4, 8, 16] as const

/** Brings a wish into the range; what is no number changes nothing. */
export function clampSpeed(wish: number, current: number): number {
  return Number.isFinite(wish) ? Math.min(Math.max(wish, 0.5), 16) : current
}

/** The next step up (`1`) or down (`-1`), also from a speed between two steps. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const next = direction === 1 ? SPEEDS.find((step) => step > speed) : SPEEDS.findLast((step) => step < speed)
  return next ?? speed
}
