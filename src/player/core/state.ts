/** What the player knows at a moment; the views draw nothing else. */
import type { Problem } from '../../model/problem.ts'
import type { SessionIndex } from '../../model/bundle.ts'
import type { Period, SessionMs } from '../../model/session.ts'
import { windowAt } from './place.ts'
import type { Settings } from './settings.ts'
import { clampSpeed } from './speed.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface PlayerState {
  /** Index into the bundle's sessions. */
  readonly session: number
  /** Index into the session's windows. */
  readonly window: number
  /** The window changes with the person; false after somebody chose one. */
  readonly following: boolean
  /** Moment that is shown or, during a seek, will be. */
  readonly timeMs: SessionMs
  readonly speed: number
  /** What the viewer wants; a seek in between doesn't change it. */
  readonly playing: boolean
  /** A hand is on the timeline: seek, but don't play. */
  readonly scrubbing: boolean
  readonly ended: boolean
  /** The viewer has played or sought, so that the large play button may leave. */
  readonly started: boolean
  readonly skipIdle: boolean
  /** The last skip: `count` tells one from the next. */
  readonly skipped: { readonly count: number; readonly ms: number }
  readonly busy: 'no' | 'seeking' | 'loading'
  /** Size of the recorded viewport at this moment, CSS pixels. */
  readonly size: Size
  /** Events that the engine could not apply. */
  readonly warnings: number
  readonly failure: Problem | undefined
  /** Playing stays inside of it, and begins it again at its end. */
  readonly range: Period | undefined
  /** What the timeline shows; undefined for all of the session. */
  readonly view: Period | undefined
}

/** The state in which a session opens: paused, on the first moment that shows something. */
export function openingState(session: SessionIndex, { speed, skipIdle }: Settings): PlayerState {
  const window = windowAt(session, session.opensAtMs)
  return {
    session: 0,
    window,
    following: true,
    timeMs: session.opensAtMs,
    speed: clampSpeed(speed, 1),
    playing: false,
    scrubbing: false,
    ended: false,
    started: false,
    skipIdle,
    skipped: { count: 0, ms: 0 },
    busy: 'loading',
    size: session.windows[window]?.viewport ?? { width: 1280, height: 720 },
    warnings: 0,
    failure: undefined,
    range: undefined,
    view: undefined,
  }
}
