/** From event to event, one step after the other however quickly they are asked for. */

/** A step that fails is left out; the next one is taken all the same. */
export function createStepping(step: (direction: 1 | -1) => Promise<void>): (direction: 1 | -1) => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return (direction) => (last = last.then(() => step(direction)).catch(() => {}))
}
