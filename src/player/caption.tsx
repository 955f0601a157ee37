/** Says what the person has just done, while it can be seen. For eyes only: the list of steps says it to everybody. */
import { useEffect, useState } from 'preact/hooks'
import type { Step } from '../model/step.ts'
import type { Tracked } from '../model/tracks.ts'
import type { Controller } from './core/controller.ts'
import { rowAt } from './core/place.ts'
import { wordsOf } from './parts/step-words.ts'
import { useStore } from './parts/use-store.ts'

/** How long it stands there, milliseconds of the viewer's time. */
const SHOWN_MS = 1500

export function Caption({ controller }: { controller: Controller }) {
  const session = useStore(controller.store, ({ session }) => session)
  const isWanted = useStore(controller.settings, ({ inputMarks }) => inputMarks)
  const started = useStore(controller.store, ({ started }) => started)
  return isWanted && started ? <Steps key={session} controller={controller} session={session} /> : null
}

function Steps({ controller, session }: { controller: Controller; session: number }) {
  const [steps, setSteps] = useState<readonly Tracked<Step>[]>()
  useEffect(() => {
    // what can't be read is told by the list of steps
    controller.tracks.read(session, 'steps').then(setSteps, () => {})
  }, [])
  return steps && steps.length > 0 ? <Latest controller={controller} steps={steps} /> : null
}

function Latest({ controller, steps }: { controller: Controller; steps: readonly Tracked<Step>[] }) {
  const row = useStore(controller.store, ({ timeMs, speed }) => {
    const last = rowAt(steps, timeMs)
    return timeMs - (steps[last]?.atMs ?? -Infinity) < SHOWN_MS * Math.max(1, speed) ? last : -1
  })
  const step = steps[row]
  if (!step) return null
  return (
    <p class="note caption" key={row} aria-hidden="true">
      {wordsOf(step).map((word, number) => (typeof word === 'string' ? word : <bdi key={number}>{word.recorded}</bdi>))}
    </p>
  )
}
