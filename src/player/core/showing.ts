/** Brings places onto the stage, one at a time, the newest first. */
import type { BundleIndex } from '../../model/bundle.ts'
import { ReplayError, problem } from '../../model/problem.ts'
import type { ReplayFile } from '../file.ts'
import type { Stage } from '../stage.ts'
import { hasPicture, type Place } from './place.ts'

export interface ShowingOptions {
  readonly file: ReplayFile
  readonly stage: Stage
  /** Another window's events are being read: what is on the screen will leave. */
  onLoading(): void
}

export class Showing {
  readonly #options: ShowingOptions
  readonly #broken: Promise<never>
  #break: (error: Error) => void = () => {}
  #loaded: Place | undefined
  #next: Place | undefined
  #round: Promise<void> | undefined

  constructor(options: ShowingOptions) {
    this.#options = options
    this.#broken = new Promise((_, reject) => (this.#break = reject))
    this.#broken.catch(() => {})
  }

  get idle(): boolean {
    return this.#round === undefined
  }

  /**
   * Settles when the place, or the newest one asked for meanwhile, is on the screen.
   * @throws ReplayError when its data can't be read
   */
  show(place: Place): Promise<void> {
    this.#next = place
    this.#round ??= this.#work().finally(() => (this.#round = undefined))
    return this.#round
  }

  /** The stage is beyond repair: what waits for it fails, now and later. */
  fail(error: Error): void {
    this.#break(error)
  }

  async #work(): Promise<void> {
    while (this.#next) {
      const place = this.#next
      this.#next = undefined
      try {
        if (this.#hasPicture(place)) await Promise.race([this.#showOne(place), this.#broken])
        else await viewsDrawn()
      } catch (error) {
        // A newer wish may succeed where this one failed.
        if (!this.#next) throw error
      }
    }
  }

  #hasPicture({ session }: Place): boolean {
    const shown = this.#options.file.index.sessions[session]
    return shown === undefined || hasPicture(shown)
  }

  async #showOne(place: Place): Promise<void> {
    if (!this.#isLoaded(place) && !(await this.#load(place))) return
    // A drag asks for more moments than can be shown: take the newest at the last possible time.
    const newest = this.#next && this.#isLoaded(this.#next) ? this.#next : place
    if (newest === this.#next) this.#next = undefined
    await this.#options.stage.seek(newest.ms)
  }

  /** False when another window was asked for while this one's events were read. */
  async #load(place: Place): Promise<boolean> {
    const { file, stage, onLoading } = this.#options
    onLoading()
    this.#loaded = undefined
    const { startedAt, durationMs } = sessionOf(file.index, place)
    const [events] = await Promise.all([file.windowEvents(place.session, place.window), stage.ready])
    if (this.#next && !sameWindow(this.#next, place)) return false
    await stage.load({ events, startedAt, endedAt: startedAt + durationMs })
    this.#loaded = place
    return true
  }

  #isLoaded(place: Place): boolean {
    return this.#loaded !== undefined && sameWindow(this.#loaded, place)
  }
}

/** Without a picture, a moment is on the screen once the views have drawn it, which they do before the next task. */
function viewsDrawn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

function sameWindow(one: Place, other: Place): boolean {
  return one.session === other.session && one.window === other.window
}

function sessionOf(index: BundleIndex, place: Place) {
  const session = index.sessions[place.session]
  if (!session) throw new ReplayError(problem('page-no-sessions', {}))
  if (!session.windows[place.window]?.segments.length) {
    throw new ReplayError(problem('window-no-snapshot', { window: place.window + 1 }))
  }
  return session
}
