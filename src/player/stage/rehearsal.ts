import type { EngineEvent } from 'rrweb-player'
import { createFold } from '../../fold/fold.ts'

let isDone = false

/**
 * Folds events for nothing, once and when nothing else is to be done: the first seek would wait until the browser has
 * compiled what does it.
 */
export function rehearse(events: readonly EngineEvent[]): void {
  if (isDone) return
  isDone = true
  const whenIdle = window.requestIdleCallback ?? setTimeout
  whenIdle(() => {
    const fold = createFold()
    // the fold keeps parts of what it is given
    for (const event of structuredClone(events)) fold.apply(event)
    fold.keyframe((events.at(-1)?.timestamp ?? 0) + 1)
  })
}
