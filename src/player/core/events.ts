/** What the player tells the outside: its state in numbers, never a word that was recorded. */
import type { BundleIndex } from '../../model/bundle.ts'
import type { ProblemCode } from '../../model/problem.ts'
import type { PlayerState } from './state.ts'

/** Names that `portableReplay.on` takes. */
export const PLAYER_EVENTS = ['time', 'play', 'pause', 'end', 'speed', 'session', 'window', 'failure'] as const
export type PlayerEvent = (typeof PLAYER_EVENTS)[number]

export interface PlayerReport {
  /** Milliseconds since the session's first event. */
  readonly currentTime: number
  readonly duration: number
  readonly playing: boolean
  readonly ended: boolean
  readonly speed: number
  /** Session and window count from 1. */
  readonly session: number
  readonly sessions: number
  readonly window: number
  /** Code of the sentence in the page, when something can't be shown. */
  readonly failure?: ProblemCode
}

/** Sums the state up for a host page. */
export function reportOf(state: PlayerState, index: BundleIndex): PlayerReport {
  return {
    currentTime: state.timeMs,
    duration: index.sessions[state.session]?.durationMs ?? 0,
    playing: state.playing,
    ended: state.ended,
    speed: state.speed,
    session: state.session + 1,
    sessions: index.sessions.length,
    window: state.window + 1,
    ...(state.failure ? { failure: state.failure.code } : {}),
  }
}

/** What happened between two states. */
export function eventsBetween(before: PlayerState, after: PlayerState): PlayerEvent[] {
  const happened: { [name in PlayerEvent]: boolean } = {
    time: before.timeMs !== after.timeMs,
    play: !before.playing && after.playing,
    pause: before.playing && !after.playing,
    end: !before.ended && after.ended,
    speed: before.speed !== after.speed,
    session: before.session !== after.session,
    window: before.window !== after.window || before.session !== after.session,
    failure: before.failure !== after.failure && after.failure !== undefined,
  }
  return PLAYER_EVENTS.filter((name) => happened[name])
}

export function isPlayerEvent(name: unknown): name is PlayerEvent {
  return PLAYER_EVENTS.includes(name as PlayerEvent)
}
