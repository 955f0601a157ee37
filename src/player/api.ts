/** `window.portableReplay`: the player for scripts around it. Times are milliseconds, counts begin at 1. */
import type { Controller } from './core/controller.ts'
import { type PlayerEvent, type PlayerReport, eventsBetween, isPlayerEvent, reportOf } from './core/events.ts'

export interface SessionSummary {
  /** What `select` takes. */
  readonly n: number
  readonly title: string
  /** Epoch milliseconds of moment 0. */
  readonly startedAt: number
  readonly duration: number
}

export interface PortableReplay {
  /** Settles when the first moment is on the screen. */
  readonly ready: Promise<void>
  readonly duration: number
  readonly currentTime: number
  readonly sessions: readonly SessionSummary[]
  /** Settles when the moment, or a newer one asked for meanwhile, is on the screen. */
  seek(ms: number): Promise<void>
  play(): void
  pause(): Promise<void>
  /** 0.5 to 16. */
  setSpeed(speed: number): void
  /** Opens session `n` on its first moment that shows something. */
  select(n: number): Promise<void>
  /** Answers the function that ends the subscription. */
  on(event: PlayerEvent, handler: (report: PlayerReport) => void): () => void
}

/** The verbs of the page, over a controller that was started. */
export function createApi(controller: Controller, ready: Promise<void>): PortableReplay {
  const { index } = controller
  const sessions = index.sessions.map(({ title, startedAt, durationMs }, position) =>
    Object.freeze({ n: position + 1, title, startedAt, duration: durationMs }),
  )
  return Object.freeze({
    ready,
    get duration() {
      return controller.session.durationMs
    },
    get currentTime() {
      return controller.store.get().timeMs
    },
    sessions: Object.freeze(sessions),
    seek: (ms: number) => {
      const wish = Number(ms)
      if (Number.isNaN(wish)) return Promise.reject(new TypeError('seek takes a number of milliseconds.'))
      return controller.seek(wish)
    },
    play: () => controller.play(),
    pause: () => controller.pause(),
    setSpeed: (speed: number) => controller.setSpeed(Number(speed)),
    select: (n: number) => controller.selectSession(Number(n) - 1),
    on: (event: PlayerEvent, handler: (report: PlayerReport) => void) => subscribe(controller, event, handler),
  })
}

function subscribe(controller: Controller, event: PlayerEvent, handler: (report: PlayerReport) => void): () => void {
  if (!isPlayerEvent(event)) throw new TypeError(`There is no event ${String(event)}.`)
  return controller.store.subscribe((state, before) => {
    if (!eventsBetween(before, state).includes(event)) return
    try {
      handler(reportOf(state, controller.index))
    } catch (error) {
      // Somebody else's mistake must not stop the player.
      reportError(error)
    }
  })
}
