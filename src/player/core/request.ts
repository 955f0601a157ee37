/** What a wish means for the state: addresses and steps, worked out without touching the stage. */
import type { BundleIndex, SessionIndex } from '../../model/bundle.ts'
import type { SessionMs } from '../../model/session.ts'
import type { HashRequest } from './hash.ts'
import { clampMs, sessionAt, spanEdge } from './place.ts'
import type { PlayerState } from './state.ts'

/** Where an address leads; undefined when it names no place. Numbers past the last session or window mean the last. */
export function requestedPlace(
  request: HashRequest,
  state: PlayerState,
  index: BundleIndex,
): Partial<PlayerState> | undefined {
  const session = requestedSession(request, state, index)
  const target = index.sessions[session] as SessionIndex
  const askedMs = request.timestamp === undefined ? request.ms : request.timestamp - target.startedAt
  const change: Partial<PlayerState> = {
    ...(session === state.session ? {} : opening(session, target)),
    ...(request.window === undefined ? {} : chosenWindow(request.window - 1, target)),
    ...(askedMs === undefined ? {} : { timeMs: clampMs(target, askedMs) }),
  }
  return Object.keys(change).length > 0 ? change : undefined
}

/** The change that opens a session on the first moment that shows something. */
export function opening(session: number, target: SessionIndex): Partial<PlayerState> {
  return { session, following: true, timeMs: target.opensAtMs, ended: false, range: undefined, view: undefined }
}

/** The change that stays with one window of a session; `window` is an index. */
export function chosenWindow(window: number, target: SessionIndex): Partial<PlayerState> {
  return { window: Math.max(0, Math.min(window, target.windows.length - 1)), following: false }
}

/**
 * Where one step leads: to the window's own next event (`eventMs`) or, while following, over the border to another
 * window, whichever comes first on the way.
 */
export function stepTarget(
  session: SessionIndex,
  from: { readonly timeMs: SessionMs; readonly following: boolean },
  towards: { readonly direction: 1 | -1; readonly eventMs: SessionMs | undefined },
): SessionMs | undefined {
  const { direction, eventMs } = towards
  const edge = from.following ? spanEdge(session, from.timeMs, direction) : undefined
  // Going back, the moment before the border belongs to the other window.
  const border = edge !== undefined && direction === -1 ? edge - 1 : edge
  const moments = [eventMs, border].filter((ms): ms is number => ms !== undefined && ms >= 0)
  if (moments.length === 0) return undefined
  return direction === 1 ? Math.min(...moments) : Math.max(...moments)
}

function requestedSession(request: HashRequest, state: PlayerState, index: BundleIndex): number {
  if (request.session !== undefined) return Math.min(request.session, index.sessions.length) - 1
  const { timestamp } = request
  return (timestamp === undefined ? undefined : sessionAt(index.sessions, timestamp)) ?? state.session
}
