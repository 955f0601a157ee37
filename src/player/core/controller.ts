/** The player without its looks: what the viewer wants goes in, the stage is driven, the store tells. */
import type { BundleIndex, SessionIndex } from '../../model/bundle.ts'
import { ReplayError, problem } from '../../model/problem.ts'
import type { SessionMs } from '../../model/session.ts'
import type { ReplayFile } from '../file.ts'
import type { Stage, StageListener } from '../stage.ts'
import { problemOf } from './fault.ts'
import type { HashRequest } from './hash.ts'
import { createBands, idleJump } from './idle.ts'
import { createMarks, type Marks } from './marks.ts'
import { Moving } from './moving.ts'
import { clampMs, windowAt } from './place.ts'
import { chosenWindow, opening, requestedPlace, stepTarget } from './request.ts'
import { type Keep, type Settings, createSettings } from './settings.ts'
import { Showing } from './showing.ts'
import { clampSpeed, nextSpeed } from './speed.ts'
import { type PlayerState, openingState } from './state.ts'
import { type Store, createStore } from './store.ts'
import { type TrackReader, createTrackReader } from './track-reader.ts'

export interface ControllerOptions {
  /** Holds at least one session. */
  readonly file: ReplayFile
  readonly createStage: (listener: StageListener) => Stage
  /** Where settings are kept, in a page that may keep any. */
  readonly keep?: Keep | undefined
}

/** The viewer's verbs. Promises settle when the moment is on the screen; one that nobody awaits may fail quietly. */
export class Controller {
  readonly index: BundleIndex
  readonly store: Store<PlayerState>
  readonly marks: Marks = createMarks()
  readonly tracks: TrackReader
  readonly settings: Store<Settings>
  readonly stage: Stage
  readonly #moving: Moving
  readonly #showing: Showing
  #steps: Promise<void> = Promise.resolve()
  readonly #bandsOf = createBands()

  constructor({ file, createStage, keep }: ControllerOptions) {
    const [first] = file.index.sessions
    if (!first) throw new ReplayError(problem('page-no-sessions', {}))
    this.index = file.index
    this.store = createStore(openingState(first))
    this.tracks = createTrackReader(file)
    this.settings = createSettings(keep)
    const stage = (this.stage = createStage(this.#listener()))
    this.#moving = new Moving({
      stage,
      session: first,
      onTime: (ms) => this.#tick(ms),
      step: (ms, direction) => this.tracks.step(this.store.get().session, ms, direction),
    })
    this.#showing = new Showing({ file, stage, onLoading: () => this.#loading() })
  }

  get session(): SessionIndex {
    return this.index.sessions[this.store.get().session] as SessionIndex
  }

  /** Stretches of the current session that are skipped. */
  get bands() {
    return this.#bandsOf(this.session)
  }

  /** Shows the first moment, or the one that the address asks for. */
  start(request: HashRequest): Promise<void> {
    return this.#goTo(request) ?? this.#show({})
  }

  /** Does what a changed address asks for. */
  obey(request: HashRequest): void {
    void this.#goTo(request)
  }

  seek(ms: number): Promise<void> {
    return this.#show({ timeMs: clampMs(this.session, ms), started: true })
  }

  seekBy(ms: number): Promise<void> {
    return this.seek(this.store.get().timeMs + ms)
  }

  play(): void {
    const { playing, ended, failure } = this.store.get()
    if (playing) return
    this.store.set({ playing: true, started: true })
    if (ended) void this.#show({ timeMs: this.session.opensAtMs })
    else if (failure) void this.#show({})
    else this.#settled()
  }

  async pause(): Promise<void> {
    this.store.set({ playing: false })
    if (!this.#moving.running) return
    const ms = await this.#moving.pause()
    // Playing or seeking may have begun again meanwhile; then this moment is the past.
    if (!this.#moving.running && this.#showing.idle) this.store.set({ timeMs: clampMs(this.session, ms) })
  }

  toggle(): void {
    return this.store.get().playing ? void this.pause() : this.play()
  }

  setSpeed(speed: number): void {
    this.store.set({ speed: clampSpeed(speed, this.store.get().speed) })
    this.#moving.setSpeed(this.store.get().speed)
  }

  changeSpeed(direction: 1 | -1): void {
    this.setSpeed(nextSpeed(this.store.get().speed, direction))
  }

  toggleSkipIdle(): void {
    this.store.set({ skipIdle: !this.store.get().skipIdle })
  }

  /** Holds playing while a hand moves along the timeline. */
  beginScrub(): void {
    this.store.set({ scrubbing: true })
    if (this.#moving.running) void this.#moving.pause()
  }

  endScrub(): void {
    this.store.set({ scrubbing: false })
    this.#settled()
  }

  /** Opens a session on the first moment that shows something; `session` is an index. */
  selectSession(session: number): Promise<void> {
    const chosen = this.index.sessions[session]
    if (!chosen) return Promise.reject(new RangeError(`There is no session ${session + 1}.`))
    return this.#show(opening(session, chosen))
  }

  /** Stays with one window; `window` is an index. */
  selectWindow(window: number): Promise<void> {
    return this.#show(chosenWindow(window, this.session))
  }

  /** Goes along with the person again. */
  followWindows(): Promise<void> {
    return this.#show({ following: true })
  }

  /** Pauses on the next (`1`) or previous (`-1`) event. */
  step(direction: 1 | -1): Promise<void> {
    this.#steps = this.#steps.then(() => this.#step(direction)).catch(() => {})
    return this.#steps
  }

  async #step(direction: 1 | -1): Promise<void> {
    await this.pause()
    const { session, window, timeMs, following } = this.store.get()
    const eventMs =
      (await this.#moving.step(timeMs, direction)) ?? this.#showing.beyond({ session, window, ms: timeMs }, direction)
    const target = stepTarget(this.session, { timeMs, following }, { direction, eventMs })
    if (target !== undefined) await this.seek(target)
  }

  #goTo(request: HashRequest): Promise<void> | undefined {
    if (request.speed !== undefined) this.setSpeed(request.speed)
    const place = requestedPlace(request, this.store.get(), this.index)
    const shown = place && this.#show(place)
    if (request.play) this.play()
    return shown
  }

  /** Every way to another moment, window or session ends here. */
  #show(change: Partial<PlayerState>): Promise<void> {
    this.#moving.deafen()
    const wanted = { ...this.store.get(), ...change }
    const session = this.index.sessions[wanted.session] as SessionIndex
    const window = wanted.following ? windowAt(session, wanted.timeMs) : wanted.window
    const busy = wanted.busy === 'loading' ? 'loading' : 'seeking'
    this.store.set({ ...change, window, busy, failure: undefined })
    this.#moving.use(session)
    const shown = this.#showing.show({ session: wanted.session, window, ms: wanted.timeMs }).then(
      () => this.#settled(),
      (error: unknown) => this.#fail(error),
    )
    shown.catch(() => {})
    return shown
  }

  /** The moment is on the screen: play on, if that is what the viewer wants. */
  #settled(): void {
    if (this.#moving.running || !this.#showing.idle) return
    const { playing, scrubbing, timeMs, speed, failure } = this.store.get()
    if (failure) return
    const ended = timeMs >= this.session.durationMs
    this.store.set({ busy: 'no', ended, playing: playing && (!ended || scrubbing) })
    if (scrubbing || !this.store.get().playing) return
    this.#moving.start(timeMs, speed)
  }

  #loading(): void {
    this.store.set({ busy: 'loading' })
    this.marks.tell({ kind: 'gone' })
  }

  #fail(error: unknown): never {
    this.#moving.deafen()
    if (this.#showing.idle) this.store.set({ busy: 'no', playing: false, failure: problemOf(error) })
    throw error
  }

  #stageFailed(reason: string): void {
    const error = new ReplayError(problem('stage-failed', { reason }))
    this.#showing.fail(error)
    // a session without a picture plays on
    if (!this.#moving.byStage) return
    this.#moving.deafen()
    this.store.set({ busy: 'no', playing: false, failure: error.problem })
  }

  #tick(ms: SessionMs): void {
    const { session, window, following, skipIdle, skipped } = this.store.get()
    const timeMs = clampMs(this.session, ms)
    if (following && windowAt(this.session, ms) !== window) return void this.#show({ timeMs })
    const jump = skipIdle ? idleJump(this.bands, ms) : undefined
    if (jump !== undefined) {
      return void this.#show({ timeMs: jump, skipped: { count: skipped.count + 1, ms: jump - ms } })
    }
    // what the stage does not have yet is waited for, as any other moment
    if (!this.#showing.goOn({ session, window, ms: timeMs })) return void this.#show({ timeMs })
    this.store.set({ timeMs })
    if (ms >= this.session.durationMs) this.#finish()
  }

  #finish(): void {
    if (!this.#moving.running) return
    void this.#moving.pause()
    this.store.set({ timeMs: this.session.durationMs, playing: false, ended: true })
  }

  #listener(): StageListener {
    return {
      onTime: (ms) => this.#moving.hearStage(ms),
      onResize: ({ width, height }) => width > 0 && height > 0 && this.store.set({ size: { width, height } }),
      onPointer: (position) => this.marks.tell(position ? { kind: 'move', ...position } : { kind: 'gone' }),
      onPress: (press) => this.marks.tell(press),
      onFinish: () => this.#moving.byStage && this.#finish(),
      onWarning: (warnings) => this.store.set({ warnings }),
      onFailure: (reason) => this.#stageFailed(reason),
    }
  }
}
