/** Makes time pass: by the stage or, in a session without a picture, by a clock. */
import type { SessionIndex } from '../../model/bundle.ts'
import type { SessionMs } from '../../model/session.ts'
import type { Stage } from '../stage.ts'
import { type Mover, createClock } from './clock.ts'
import { hasPicture } from './place.ts'

export interface MovingOptions {
  readonly stage: Stage
  /** The session to begin with. */
  readonly session: SessionIndex
  /** Heard while time passes. */
  onTime(ms: SessionMs): void
  /** Where a step leads in a session without a picture. */
  readonly step: Mover['step']
}

/** What isn't used stands still, and what it may still report isn't heard. */
export class Moving {
  readonly #stage: Stage
  readonly #clock: Mover
  readonly #onTime: (ms: SessionMs) => void
  #mover: Mover
  #running = false

  constructor({ stage, session, onTime, step }: MovingOptions) {
    this.#stage = stage
    this.#clock = createClock({ onTime: (ms) => this.#hear(this.#clock, ms), step })
    this.#onTime = onTime
    this.#mover = this.#moverOf(session)
  }

  /** What is reported counts: time passes as the viewer sees it. */
  get running(): boolean {
    return this.#running
  }

  get byStage(): boolean {
    return this.#mover === this.#stage
  }

  /** Chooses what moves the time of a session. */
  use(session: SessionIndex): void {
    const mover = this.#moverOf(session)
    if (mover === this.#mover) return
    void this.#mover.pause().catch(() => {})
    this.#mover = mover
  }

  start(ms: SessionMs, speed: number): void {
    this.#running = true
    this.#mover.play(ms, speed)
  }

  /** The stage says that a moment is on the screen. */
  hearStage(ms: SessionMs): void {
    this.#hear(this.#stage, ms)
  }

  /** Another moment is wanted: what is reported until the next start is the past. */
  deafen(): void {
    this.#running = false
  }

  pause(): Promise<SessionMs> {
    this.#running = false
    return this.#mover.pause()
  }

  setSpeed(speed: number): void {
    if (this.#running) this.#mover.setSpeed(speed)
  }

  step(ms: SessionMs, direction: 1 | -1): Promise<SessionMs | undefined> {
    return this.#mover.step(ms, direction)
  }

  #moverOf(session: SessionIndex): Mover {
    return hasPicture(session) ? this.#stage : this.#clock
  }

  #hear(mover: Mover, ms: SessionMs): void {
    if (this.#running && mover === this.#mover) this.#onTime(ms)
  }
}
