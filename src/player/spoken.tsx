/** What changes in the picture, for those who do not see it: whether it plays, and where it stands. */
import { formatDuration } from '../model/clock.ts'
import type { Controller } from './core/controller.ts'
import { say } from './parts/say.ts'
import { useStore } from './parts/use-store.ts'

/** Quiet while it plays: who wants to know where finds the time in the timeline. */
export function Spoken({ controller }: { controller: Controller }) {
  const text = useStore(controller.store, ({ playing, ended, started, timeMs }) => {
    if (playing) return say('now-playing')
    return ended && started ? say('now-ended') : say('now-paused', { moment: formatDuration(timeMs) })
  })
  return (
    <p class="unseen" role="status">
      {text}
    </p>
  )
}
