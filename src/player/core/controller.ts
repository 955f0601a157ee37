/** The player without its looks: what the viewer wants goes in, the stage is driven, the store tells. */
import type { BundleIndex, SessionIndex } from '../../model/bundle.ts'
import { ReplayError, problem } from '../../model/problem.ts'
import type { Period } from '../../model/session.ts'
import type { ReplayFile } from '../file.ts'
import type { Stage, StageListener } from '../stage.ts'
import type { HashRequest } from './hash.ts'
import type { Marks } from './marks.ts'
import { clampMs } from './place.ts'
import { Playback } from './playback.ts'
import { createPreview, type Preview, type PreviewListener } from './preview.ts'
import { withEdge } from './range.ts'
import { chosenWindow, opening, requestedPlace, stepTarget } from './request.ts'
import { type Keep, type Settings, createSettings } from './settings.ts'
import { clampSpeed, nextSpeed } from './speed.ts'
import { type PlayerState, openingState } from './state.ts'
import { createStepping } from './stepping.ts'
import { type Store, createStore } from './store.ts'
import { type TrackReader, createTrackReader } from './track-reader.ts'

export interface ControllerOptions {
  /** Holds at least one session. */
  readonly file: ReplayFile
  readonly createStage: (listener: StageListener) => Stage
  /** Without it there are no previews. */
  readonly createPreviewStage?: (listener: StageListener) => Stage
  /** Where settings are kept, in a page that may keep any. */
  readonly keep?: Keep | undefined
}

/** The viewer's verbs. Promises settle when the moment is on the screen; one that nobody awaits may fail quietly. */
export class Controller {
  readonly index: BundleIndex
  readonly store: Store<PlayerState>
  readonly tracks: TrackReader
  readonly settings: Store<Settings>
  /** Opens a stage for moments that are pointed at. */
  readonly previews: ((hearer: PreviewListener) => Preview) | undefined
  readonly #playback: Playback
  readonly #stepping = createStepping((direction) => this.#step(direction))

  constructor({ file, createStage, createPreviewStage, keep }: ControllerOptions) {
    const [first] = file.index.sessions
    if (!first) throw new ReplayError(problem('page-no-sessions', {}))
    this.index = file.index
    this.settings = createSettings(keep)
    const isPlaying = () => this.store.get().playing
    this.previews =
      createPreviewStage && ((hearer) => createPreview({ file, createStage: createPreviewStage, isPlaying }, hearer))
    this.store = createStore(openingState(first, this.settings.get()))
    this.tracks = createTrackReader(file)
    const { store, settings, tracks } = this
    this.#playback = new Playback({ file, store, settings, tracks, createStage })
  }

  get session(): SessionIndex {
    return this.#playback.session
  }

  get stage(): Stage {
    return this.#playback.stage
  }

  get marks(): Marks {
    return this.#playback.marks
  }

  /** Stretches of the current session that are skipped. */
  get bands() {
    return this.#playback.bands
  }

  /** Shows the first moment, or the one that the address asks for. */
  start(request: HashRequest): Promise<void> {
    return this.#goTo(request) ?? this.#playback.show({})
  }

  /** Does what a changed address asks for. */
  obey(request: HashRequest): void {
    void this.#goTo(request)
  }

  seek(ms: number): Promise<void> {
    return this.#playback.show({ timeMs: clampMs(this.session, ms), started: true })
  }

  seekBy(ms: number): Promise<void> {
    return this.seek(this.store.get().timeMs + ms)
  }

  play(): void {
    const { playing, ended, failure } = this.store.get()
    if (playing) return
    this.store.set({ playing: true, started: true })
    if (ended) void this.#playback.show({ timeMs: this.session.opensAtMs })
    else if (failure) void this.#playback.show({})
    else this.#playback.settle()
  }

  pause(): Promise<void> {
    this.store.set({ playing: false })
    return this.#playback.pause()
  }

  toggle(): void {
    return this.store.get().playing ? void this.pause() : this.play()
  }

  setSpeed(speed: number): void {
    this.store.set({ speed: clampSpeed(speed, this.store.get().speed) })
    this.#playback.setSpeed(this.store.get().speed)
  }

  /** Sets a speed that holds the next time too. */
  chooseSpeed(speed: number): void {
    this.setSpeed(speed)
    this.settings.set({ speed: this.store.get().speed })
  }

  changeSpeed(direction: 1 | -1): void {
    this.chooseSpeed(nextSpeed(this.store.get().speed, direction))
  }

  toggleSkipIdle(): void {
    const skipIdle = !this.store.get().skipIdle
    this.store.set({ skipIdle })
    this.settings.set({ skipIdle })
  }

  /** Goes on pausing, so that the moment can be looked at. */
  nudge(ms: number): void {
    void this.pause().then(() => this.seekBy(ms))
  }

  /** Begins or ends the range that is played over and over at the moment that is shown. */
  setRangeEdge(edge: keyof Period): void {
    const { range, timeMs } = this.store.get()
    const moved = edge === 'startMs' ? { startMs: timeMs } : { endMs: timeMs }
    this.store.set({ range: withEdge(range, moved, this.session.durationMs) })
  }

  /** Holds playing while a hand moves along the timeline. */
  beginScrub(): void {
    this.store.set({ scrubbing: true })
    this.#playback.hold()
  }

  endScrub(): void {
    this.store.set({ scrubbing: false })
    this.#playback.settle()
  }

  /** Opens a session on the first moment that shows something; `session` is an index. */
  selectSession(session: number): Promise<void> {
    const chosen = this.index.sessions[session]
    if (!chosen) return Promise.reject(new RangeError(`There is no session ${session + 1}.`))
    return this.#playback.show(opening(session, chosen))
  }

  /** Stays with one window; `window` is an index. */
  selectWindow(window: number): Promise<void> {
    return this.#playback.show(chosenWindow(window, this.session))
  }

  /** Goes along with the person again. */
  followWindows(): Promise<void> {
    return this.#playback.show({ following: true })
  }

  /** Pauses on the next (`1`) or previous (`-1`) event. */
  step(direction: 1 | -1): Promise<void> {
    return this.#stepping(direction)
  }

  async #step(direction: 1 | -1): Promise<void> {
    await this.pause()
    const { timeMs, following } = this.store.get()
    const eventMs = await this.#playback.nextEvent(direction)
    const target = stepTarget(this.session, { timeMs, following }, { direction, eventMs })
    if (target !== undefined) await this.seek(target)
  }

  #goTo(request: HashRequest): Promise<void> | undefined {
    if (request.speed !== undefined) this.setSpeed(request.speed)
    const place = requestedPlace(request, this.store.get(), this.index)
    const shown = place && this.#playback.show(place)
    if (request.play) this.play()
    return shown
  }
}
