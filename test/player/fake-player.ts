/** A stage and a file that do only what a test tells them, so that the order of things can be chosen. */
import type { BundleIndex, SessionIndex, WindowIndex } from '../../src/model/bundle.ts'
import { Controller } from '../../src/player/core/controller.ts'
import type { ReplayFile, SegmentBytes } from '../../src/player/file.ts'
import type { Stage, StageListener } from '../../src/player/stage.ts'

export class FakeStage implements Stage {
  readonly frame = { element: {} as HTMLIFrameElement, placeIn() {} }
  readonly calls: string[] = []
  readonly listener: StageListener
  /** Moment that `pause` answers. */
  pausedAtMs = 0
  /** Moment that `step` answers. */
  stepMs: number | undefined
  /** While held, seeks wait for `release`. */
  held = false
  #waiting: (() => void)[] = []

  constructor(listener: StageListener) {
    this.listener = listener
  }

  async load(): Promise<void> {}

  async fill(segments: readonly SegmentBytes[]): Promise<void> {
    this.calls.push(`fill ${segments.map(({ events }) => new TextDecoder().decode(events)).join(' ')}`)
  }

  async extend({ events }: SegmentBytes, keep: number): Promise<void> {
    this.calls.push(`extend ${new TextDecoder().decode(events)}, keep ${keep}`)
  }

  async seek(ms: number): Promise<void> {
    this.calls.push(`seek ${ms}`)
    if (this.held) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  release(): void {
    this.held = false
    for (const go of this.#waiting.splice(0)) go()
  }

  play(ms: number, speed: number): void {
    this.calls.push(`play ${ms} x${speed}`)
  }

  async pause(): Promise<number> {
    this.calls.push('pause')
    return this.pausedAtMs
  }

  setSpeed(speed: number): void {
    this.calls.push(`speed ${speed}`)
  }

  setSound(sound: 'on' | 'off'): void {
    this.calls.push(`sound ${sound}`)
  }

  async step(): Promise<number | undefined> {
    return this.stepMs
  }

  async still(form: 'page' | 'picture', head: string): Promise<string> {
    return `${form} ${head}`
  }

  /** What was asked of the stage since the last time. */
  take(): string[] {
    return this.calls.splice(0)
  }
}

export function fakeWindow(id: string, segments = 1): WindowIndex {
  const segment = { block: 0, start: 0, end: 1, events: 2, firstMs: 0, lastMs: 1, keyframe: true }
  return { id, viewport: { width: 800, height: 600 }, segments: Array.from({ length: segments }, () => segment) }
}

/** One session of 100 s in one window, in which something is done all the time. */
export function fakeSession(change: Partial<SessionIndex> = {}): SessionIndex {
  return {
    title: 'A session',
    startedAt: 1_000_000,
    durationMs: 100_000,
    opensAtMs: 40,
    windows: [fakeWindow('a')],
    spans: [{ startMs: 0, window: 0 }],
    activity: [{ startMs: 0, endMs: 100_000 }],
    pages: [],
    counts: { read: 2, kept: 2, invalid: 0, duplicates: 0, withheld: 0, added: 0 },
    ...change,
  }
}

export function fakeIndex(sessions: readonly SessionIndex[]): BundleIndex {
  return { format: 1, generator: 'test', title: 'Test', sessions, blocks: [] }
}

interface FakeFile extends Pick<ReplayFile, 'track'> {
  /** Default: each segment's place as `session/window/segment`. */
  segment(session: number, window: number, number: number): Promise<SegmentBytes>
}

/** A controller over a fake stage. */
export function fakePlayer(sessions: readonly SessionIndex[], given: Partial<FakeFile> = {}) {
  let stage: FakeStage | undefined
  const segment = given.segment ?? (async (...place) => ({ events: new TextEncoder().encode(place.join('/')) }))
  const controller = new Controller({
    file: {
      index: fakeIndex(sessions),
      segments: ({ session, window }, { first, last }) =>
        Promise.all(Array.from({ length: last - first + 1 }, (_, index) => segment(session, window, first + index))),
      track: given.track ?? (async () => []),
      moments: async () => [],
      about: async () => undefined,
    },
    createStage: (listener) => (stage = new FakeStage(listener)),
  })
  return { controller, stage: stage as unknown as FakeStage, state: () => controller.store.get() }
}

/** Lets everything that waits for promises run. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
