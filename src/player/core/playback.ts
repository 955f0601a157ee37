/** Brings moments onto the stage and lets time pass from there; the store tells what it is at. */
import type { BundleIndex, SessionIndex } from '../../model/bundle.ts'
import { ReplayError, problem } from '../../model/problem.ts'
import type { SessionMs } from '../../model/session.ts'
import type { ReplayFile } from '../file.ts'
import type { Stage, StageListener } from '../stage.ts'
import { problemOf } from './fault.ts'
import { createBands } from './idle.ts'
import { createMarks, type Marks } from './marks.ts'
import { Moving } from './moving.ts'
import { clampMs, windowAt } from './place.ts'
import { idleJumpIn, loopJump } from './range.ts'
import type { Settings } from './settings.ts'
import { Showing } from './showing.ts'
import { createStageListener } from './stage-listener.ts'
import type { PlayerState } from './state.ts'
import type { Store } from './store.ts'
import type { TrackReader } from './track-reader.ts'

export interface PlaybackOptions {
  readonly file: ReplayFile
  /** Opens on the first of the file's sessions. */
  readonly store: Store<PlayerState>
  readonly settings: Store<Settings>
  readonly tracks: TrackReader
  readonly createStage: (listener: StageListener) => Stage
}

export class Playback {
  readonly marks: Marks = createMarks()
  readonly stage: Stage
  readonly #index: BundleIndex
  readonly #store: Store<PlayerState>
  readonly #settings: Store<Settings>
  readonly #moving: Moving
  readonly #showing: Showing
  readonly #bandsOf = createBands()

  constructor({ file, store, settings, tracks, createStage }: PlaybackOptions) {
    this.#index = file.index
    this.#store = store
    this.#settings = settings
    const { marks } = this
    const moving = () => this.#moving
    const finish = () => this.#finish()
    const fail = (reason: string) => this.#stageFailed(reason)
    const stage = (this.stage = createStage(createStageListener({ store, marks, moving, finish, fail })))
    settings.subscribe(({ sound }, before) => sound !== before.sound && stage.setSound(sound ? 'on' : 'off'))
    if (settings.get().sound) stage.setSound('on')
    this.#moving = new Moving({
      stage,
      session: this.session,
      onTime: (ms) => this.#tick(ms),
      step: (ms, direction) => tracks.step(store.get().session, ms, direction),
    })
    this.#showing = new Showing({ file, stage, onLoading: () => this.#loading() })
  }

  get session(): SessionIndex {
    return this.#index.sessions[this.#store.get().session] as SessionIndex
  }

  /** Stretches of the current session that are skipped. */
  get bands() {
    return this.#bandsOf(this.session)
  }

  /** Every way to another moment, window or session ends here; settles when it is on the screen. */
  show(change: Partial<PlayerState>): Promise<void> {
    this.#moving.deafen()
    const wanted = { ...this.#store.get(), ...change }
    const session = this.#index.sessions[wanted.session] as SessionIndex
    const window = wanted.following ? windowAt(session, wanted.timeMs) : wanted.window
    const busy = wanted.busy === 'loading' ? 'loading' : 'seeking'
    this.#store.set({ ...change, window, busy, failure: undefined })
    this.#moving.use(session)
    const shown = this.#showing.show({ session: wanted.session, window, ms: wanted.timeMs }).then(
      () => this.settle(),
      (error: unknown) => this.#fail(error),
    )
    shown.catch(() => {})
    return shown
  }

  /** The moment is on the screen: plays on, if that is what the viewer wants. */
  settle(): void {
    if (this.#moving.running || !this.#showing.idle) return
    const { playing, scrubbing, timeMs, speed, failure } = this.#store.get()
    if (failure) return
    const ended = timeMs >= this.session.durationMs
    if (ended && playing && !scrubbing && this.#beginAgain()) return
    this.#store.set({ busy: 'no', ended, playing: playing && (!ended || scrubbing) })
    if (scrubbing || !this.#store.get().playing) return
    this.#moving.start(timeMs, speed)
  }

  /** Stops where it is, at the moment that is on the screen. */
  async pause(): Promise<void> {
    if (!this.#moving.running) return
    const ms = await this.#moving.pause()
    // Playing or seeking may have begun again meanwhile; then this moment is the past.
    if (!this.#moving.running && this.#showing.idle) this.#store.set({ timeMs: clampMs(this.session, ms) })
  }

  /** Stops without asking where. */
  hold(): void {
    if (this.#moving.running) void this.#moving.pause()
  }

  setSpeed(speed: number): void {
    this.#moving.setSpeed(speed)
  }

  /** Moment of the next (`1`) or previous (`-1`) event of the window that is shown. */
  async nextEvent(direction: 1 | -1): Promise<SessionMs | undefined> {
    const { session, window, timeMs } = this.#store.get()
    const found = await this.#moving.step(timeMs, direction)
    return found ?? this.#showing.beyond({ session, window, ms: timeMs }, direction)
  }

  #loading(): void {
    this.#store.set({ busy: 'loading' })
    this.marks.tell({ kind: 'gone' })
  }

  #fail(error: unknown): never {
    this.#moving.deafen()
    if (this.#showing.idle) this.#store.set({ busy: 'no', playing: false, failure: problemOf(error) })
    throw error
  }

  #stageFailed(reason: string): void {
    const error = new ReplayError(problem('stage-failed', { reason }))
    this.#showing.fail(error)
    // a session without a picture plays on
    if (!this.#moving.byStage) return
    this.#moving.deafen()
    this.#store.set({ busy: 'no', playing: false, failure: error.problem })
  }

  #tick(ms: SessionMs): void {
    const { session, window, following, skipIdle, skipped, range } = this.#store.get()
    const timeMs = clampMs(this.session, ms)
    if (following && windowAt(this.session, ms) !== window) return void this.show({ timeMs })
    const loop = loopJump(range, ms)
    if (loop !== undefined) return void this.show({ timeMs: loop })
    const jump = skipIdle ? idleJumpIn(range, this.bands, ms) : undefined
    if (jump !== undefined) {
      return void this.show({ timeMs: jump, skipped: { count: skipped.count + 1, ms: jump - ms } })
    }
    // what the stage does not have yet is waited for, as any other moment
    if (!this.#showing.goOn({ session, window, ms: timeMs })) return void this.show({ timeMs })
    this.#store.set({ timeMs })
    if (ms >= this.session.durationMs) this.#finish()
  }

  /** At the end, if that is what the viewer wants. */
  #beginAgain(): boolean {
    const { opensAtMs, durationMs } = this.session
    const wanted = this.#settings.get().loop && opensAtMs < durationMs
    if (wanted) void this.show({ timeMs: opensAtMs })
    return wanted
  }

  #finish(): void {
    if (!this.#moving.running) return
    void this.#moving.pause()
    if (this.#beginAgain()) return
    this.#store.set({ timeMs: this.session.durationMs, playing: false, ended: true })
  }
}
