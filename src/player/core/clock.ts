/** Makes time pass where no picture does: a session of which only its tracks can be shown is played like any other. */
import type { SessionMs } from '../../model/session.ts'
import type { Stage } from '../stage.ts'

/** What the stage and the clock can both do. */
export type Mover = Pick<Stage, 'play' | 'pause' | 'setSpeed' | 'step'>

export interface ClockOptions {
  /** Heard many times a second while the clock runs; it never ends by itself. */
  onTime(ms: SessionMs): void
  readonly step: Mover['step']
  /** Milliseconds that only grow. Default: those of the page. */
  now?(): number
}

/** About as often as eyes can follow; a timer, since a page that isn't seen gets no animation frames. */
const TICK_MS = 33

export function createClock({ onTime, step, now = () => performance.now() }: ClockOptions): Mover {
  let run: { readonly fromMs: SessionMs; readonly startedAt: number; readonly speed: number } | undefined
  let timer: ReturnType<typeof setInterval> | undefined
  let heldMs: SessionMs = 0
  const at = () => (run ? Math.floor(run.fromMs + (now() - run.startedAt) * run.speed) : heldMs)
  const play = (fromMs: SessionMs, speed: number) => {
    clearInterval(timer)
    run = { fromMs, startedAt: now(), speed }
    timer = setInterval(() => onTime(at()), TICK_MS)
  }
  return {
    play,
    async pause() {
      heldMs = at()
      run = undefined
      clearInterval(timer)
      return heldMs
    },
    setSpeed: (speed) => run && play(at(), speed),
    step,
  }
}
