/** Which part of the session is in sight: all of it (undefined), or less. */
import type { Period, SessionMs } from '../../model/session.ts'
import type { Controller } from '../core/controller.ts'
import { createScale, type Scale } from './scale.ts'

/** Nearer than this, there is nothing more to be seen. */
const SHORTEST_VIEW_MS = 1000
/** Where the playhead comes to stand when the view follows it, as a part of the width. */
const FOLLOWED_AT = 0.08

/** `x` stays where it is, and everything else moves away from it (`factor` above 1) or towards it. */
export function zoomed(scale: Scale, x: number, factor: number): Period | undefined {
  const { durationMs, widthPx, view } = scale
  const lengthMs = (view.endMs - view.startMs) / factor
  if (factor > 1 && lengthMs < Math.min(SHORTEST_VIEW_MS, durationMs)) return partOf(scale, view)
  return stretch(scale, x - x / factor, widthPx / factor)
}

/** The view `px` further right. */
export function panned(scale: Scale, px: number): Period | undefined {
  return stretch(scale, px, scale.widthPx)
}

/** What two fingers have drawn apart: the moment that was between them is between them again. */
export function pinched(scale: Scale, from: Pinch, to: Pinch): Period | undefined {
  const longest = (scale.view.endMs - scale.view.startMs) / Math.min(SHORTEST_VIEW_MS, scale.durationMs)
  const factor = Math.min(to.apartPx / Math.max(from.apartPx, 1), Math.max(longest, 1))
  return stretch(scale, from.x - to.x / factor, scale.widthPx / factor)
}

export interface Pinch {
  /** Between the fingers. */
  readonly x: number
  readonly apartPx: number
}

/** The view turned like a page, when time has run out of it. */
export function followed(scale: Scale, beforeMs: SessionMs, nowMs: SessionMs): Period | undefined {
  const { view, widthPx } = scale
  const holds = (ms: number) => view.startMs <= ms && ms <= view.endMs
  if (holds(nowMs) || !holds(beforeMs)) return partOf(scale, view)
  return panned(scale, scale.xOf(nowMs) - widthPx * FOLLOWED_AT)
}

/** What a timeline needs to know of the player. */
export type Timed = Pick<Controller, 'store' | 'session' | 'settings' | 'bands'>

/** The scale of the player's timeline, as it is now. */
export function scaleOf({ store, session, settings, bands }: Timed, widthPx: number): Scale {
  const folds = settings.get().foldIdle ? bands : []
  return createScale({ durationMs: session.durationMs, widthPx, view: store.get().view, folds })
}

/** By a key or a button: around the playhead where that is in sight, else around the middle. */
export function zoomBy(player: Timed, factor: number): void {
  const scale = scaleOf(player, 1000)
  const x = scale.xOf(player.store.get().timeMs)
  player.store.set({ view: zoomed(scale, x >= 0 && x <= scale.widthPx ? x : scale.widthPx / 2, factor) })
}

/** A stretch of the timeline that begins at `x`, moved inside of the session. */
function stretch(scale: Scale, x: number, widthPx: number): Period | undefined {
  const [firstX, lastX] = [scale.xOf(0), scale.xOf(scale.durationMs)]
  const startX = Math.max(firstX, Math.min(x, lastX - widthPx))
  return partOf(scale, { startMs: scale.msAt(startX), endMs: scale.msAt(startX + widthPx) })
}

function partOf({ durationMs }: Scale, view: Period): Period | undefined {
  return view.startMs <= 0.5 && view.endMs >= durationMs - 0.5 ? undefined : view
}
