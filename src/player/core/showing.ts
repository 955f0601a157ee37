/** Brings places onto the stage, one at a time, the newest first. */
import type { BundleIndex, SegmentIndex } from '../../model/bundle.ts'
import { ReplayError, problem } from '../../model/problem.ts'
import type { SessionMs } from '../../model/session.ts'
import type { ReplayFile, SegmentBytes } from '../file.ts'
import type { Stage } from '../stage.ts'
import { hasPicture, type Place } from './place.ts'
import { beyond, holds, runTo, segmentAt, type SegmentRun } from './segments.ts'

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
    if (number === held.run.last && number + 1 < segments.length) void this.#extend(held, number + 1)
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
    this.#prepare()
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
    const bytes = await this.#read(place, run)
    if (this.#next && !sameWindow(this.#next, place)) return undefined
    const loaded = isOther ? [stage.load({ startedAt, endedAt: startedAt + durationMs })] : []
    this.#window = place
    this.#held = { place, run }
    return [...loaded, stage.fill(bytes)]
  }

  /** The first segment is short, to be there at once: the one behind it follows before anybody plays. */
  #prepare(): void {
    const held = this.#held
    if (!held || held.run.last !== 0 || this.#next) return
    if (this.#segmentsOf(held.place).length > 1) void this.#extend(held, 1)
  }

  /** What can't be read is told when playing gets there. */
  async #extend(held: Held, number: number): Promise<void> {
    if (this.#extending === held) return
    this.#extending = held
    const { place, run } = held
    const [segment] = await this.#read(place, { first: number, last: number }).catch(() => [])
    if (!segment || this.#held !== held) return
    const { first } = runTo(this.#segmentsOf(place), run.last)
    this.#held = { place, run: { first, last: number } }
    await this.#options.stage.extend(segment, run.last - first + 1).catch(() => {})
  }

  async #read({ session, window }: Place, { first, last }: SegmentRun): Promise<SegmentBytes[]> {
    // the last one first: what is decoded for it holds those before it
    const numbers = Array.from({ length: last - first + 1 }, (_, index) => last - index)
    const segments = await Promise.all(numbers.map((number) => this.#options.file.segment(session, window, number)))
    return segments.reverse()
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
