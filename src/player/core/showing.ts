/** Brings places onto the stage, one at a time, the newest first. */
import type { BundleIndex, SegmentIndex } from '../../model/bundle.ts'
import { ReplayError, problem } from '../../model/problem.ts'
import type { SessionMs } from '../../model/session.ts'
import type { ReplayFile } from '../file.ts'
import type { Stage } from '../stage.ts'
import { hasPicture, type Place } from './place.ts'
import { beyond, holds, missingIn, runTo, segmentAt, type SegmentRun } from './segments.ts'

/** Segments that the stage has before playing gets to them. */
const AHEAD = 4

export interface ShowingOptions {
  readonly file: ReplayFile
  readonly stage: Stage
  /** Another window's events are being read: what is on the screen will leave. */
  onLoading(): void
}

/** What the stage has: segments of one window. */
interface Held {
  readonly place: Place
  readonly run: SegmentRun
}

export class Showing {
  readonly #options: ShowingOptions
  readonly #broken: Promise<never>
  #break: (error: Error) => void = () => {}
  /** The window that the stage was told of. */
  #window: Place | undefined
  #held: Held | undefined
  #next: Place | undefined
  #round: Promise<void> | undefined
  /** The held segments that are being gone on from. */
  #extending: Held | undefined

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

  /**
   * Playing has come to a place: sees to it that the stage has what follows. False when the stage does not have the place
   * itself, so that it has to be shown before playing goes on.
   */
  goOn(place: Place): boolean {
    const held = this.#held
    if (!held || !sameWindow(held.place, place)) return true
    const segments = this.#segmentsOf(place)
    const number = segmentAt(segments, place.ms)
    if (number > held.run.last) return false
    void this.#goAhead(held, number)
    return true
  }

  /** The next (`1`) or previous (`-1`) event of a window that the stage does not have itself. */
  beyond(place: Place, direction: 1 | -1): SessionMs | undefined {
    const held = this.#held
    return held && sameWindow(held.place, place) ? beyond(held.run, this.#segmentsOf(place), direction) : undefined
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
    const filled = this.#holds(place) ? [] : await this.#fill(place)
    if (!filled) return
    // A drag asks for more moments than can be shown: take the newest at the last possible time.
    const newest = this.#next && this.#holds(this.#next) ? this.#next : place
    if (newest === this.#next) this.#next = undefined
    try {
      await Promise.all([...filled, this.#options.stage.seek(newest.ms)])
    } catch (error) {
      this.#window = this.#held = undefined
      throw error
    }
    // of the first segments as little was read as can be, to be there at once: more follows before anybody plays
    const number = segmentAt(this.#segmentsOf(newest), newest.ms)
    if (this.#held?.run.first === 0 && !this.#next) void this.#goAhead(this.#held, number)
  }

  /**
   * Answers what the stage was asked: nobody waits for it, since the stage does one thing after the other. Undefined when
   * another window was asked for while this one's events were read.
   */
  async #fill(place: Place): Promise<Promise<void>[] | undefined> {
    const { file, stage, onLoading } = this.#options
    const { startedAt, durationMs } = sessionOf(file.index, place)
    const isOther = !this.#window || !sameWindow(this.#window, place)
    if (isOther) {
      onLoading()
      this.#window = this.#held = undefined
    }
    const segments = this.#segmentsOf(place)
    const run = runTo(segments, segmentAt(segments, place.ms))
    const held = this.#held
    const missing = held ? missingIn(run, held.run) : run
    const bytes = await file.segments(place, missing)
    if (this.#next && !sameWindow(this.#next, place)) return undefined
    // playing has gone on meanwhile
    if (this.#held !== held) return this.#fill(place)
    const loaded = isOther ? [stage.load({ startedAt, endedAt: startedAt + durationMs })] : []
    this.#window = place
    this.#held = { place, run }
    if (missing === run) return [...loaded, stage.fill(bytes)]
    return bytes.map((segment, index) => stage.extend(segment, missing.first - run.first + index))
  }

  /** Sees to it that the stage has what follows a segment. What can't be read is told when playing gets there. */
  async #goAhead(held: Held, number: number): Promise<void> {
    const { place, run } = held
    const segments = this.#segmentsOf(place)
    const last = Math.min(number + AHEAD, segments.length - 1)
    if (this.#extending === held || run.last >= Math.min(number + AHEAD / 2, last)) return
    this.#extending = held
    const added = await this.#options.file.segments(place, { first: run.last + 1, last }).catch(() => [])
    if (added.length === 0 || this.#held !== held) return
    const { first } = runTo(segments, Math.min(number, run.last))
    this.#held = { place, run: { first, last } }
    const kept = run.last - first + 1
    const extended = added.map((segment, index) => this.#options.stage.extend(segment, kept + index))
    await Promise.all(extended).catch(() => {})
  }

  #segmentsOf({ session, window }: Place): readonly SegmentIndex[] {
    return this.#options.file.index.sessions[session]?.windows[window]?.segments ?? []
  }

  #holds(place: Place): boolean {
    const held = this.#held
    return held !== undefined && sameWindow(held.place, place) && holds(held.run, this.#segmentsOf(place), place.ms)
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
