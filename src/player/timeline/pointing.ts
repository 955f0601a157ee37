/** What a hand does on the timeline: seeks, selects, zooms, pans. */
import { useRef } from 'preact/hooks'
import type { SessionMs } from '../../model/session.ts'
import type { Controller } from '../core/controller.ts'
import { rangeBetween } from '../core/range.ts'
import type { Scale } from './scale.ts'
import { type Pinch, panned, pinched, zoomed } from './zoom.ts'

/** Where the mouse is. */
export interface Hover {
  readonly x: number
  readonly ms: SessionMs
  /** A picture of the moment is asked for. */
  readonly picture: boolean
}

interface PointingOptions {
  readonly controller: Controller
  readonly scale: Scale
  readonly onHover: (hover: Hover | undefined) => void
}

/** A hand that trembles still clicks. */
const CLICK_PX = 4
/** The largest step of one turn of a wheel, as a power of two. */
const WHEEL_STEP = 1

type Hand =
  | { readonly kind: 'scrub' }
  | { readonly kind: 'select'; readonly fromX: number; readonly moved: boolean }
  | { readonly kind: 'pinch'; readonly scale: Scale; readonly from: Pinch }

/** Listeners for the element whose width the scale fills. */
export function usePointing({ controller, scale, onHover }: PointingOptions) {
  const hand = useRef<Hand | undefined>(undefined)
  const fingers = useRef(new Map<number, number>()).current
  const table: Table = { controller, scale, fingers }
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0 || hasOwnPointing(event)) return
      ;(event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
      fingers.set(event.pointerId, xOf(event))
      hand.current = begin(table, event)
    },
    onPointerMove(event: PointerEvent) {
      onHover(event.pointerType === 'mouse' ? hoverOf(scale, event) : undefined)
      if (!fingers.has(event.pointerId)) return
      fingers.set(event.pointerId, xOf(event))
      if (hand.current) hand.current = move(table, hand.current, xOf(event))
    },
    onPointerLeave: () => onHover(undefined),
    onLostPointerCapture(event: PointerEvent) {
      fingers.delete(event.pointerId)
      if (fingers.size > 0) return
      const now = hand.current
      hand.current = undefined
      if (now?.kind === 'select' && !now.moved) void controller.seek(scale.msAt(now.fromX))
      if (now?.kind === 'scrub') controller.endScrub()
    },
    onWheel(event: WheelEvent) {
      const view = wheelView(scale, event, xOf(event))
      if (view) controller.store.set(view)
    },
  }
}

interface Table {
  readonly controller: Controller
  readonly scale: Scale
  /** Where each finger, or the mouse, is. */
  readonly fingers: ReadonlyMap<number, number>
}

function begin({ controller, scale, fingers }: Table, event: PointerEvent): Hand | undefined {
  const x = xOf(event)
  if (fingers.size === 2) {
    if (controller.store.get().scrubbing) controller.endScrub()
    return { kind: 'pinch', scale, from: pinchOf(fingers) }
  }
  if (fingers.size > 2) return undefined
  if (event.pointerType !== 'touch' && (event.shiftKey || isInGraph(event))) {
    return { kind: 'select', fromX: x, moved: false }
  }
  controller.beginScrub()
  void controller.seek(scale.msAt(x))
  return { kind: 'scrub' }
}

function move({ controller, scale, fingers }: Table, hand: Hand, x: number): Hand {
  if (hand.kind === 'scrub') void controller.seek(scale.msAt(x))
  if (hand.kind === 'pinch') controller.store.set({ view: pinched(hand.scale, hand.from, pinchOf(fingers)) })
  if (hand.kind !== 'select' || (!hand.moved && Math.abs(x - hand.fromX) < CLICK_PX)) return hand
  const range = rangeBetween(scale.msAt(hand.fromX), scale.msAt(x), scale.durationMs)
  controller.store.set({ range })
  return { ...hand, moved: true }
}

function xOf(event: MouseEvent): number {
  return event.clientX - (event.currentTarget as HTMLElement).getBoundingClientRect().left
}

function hoverOf(scale: Scale, event: MouseEvent): Hover {
  const markMs = markAt(event)
  if (markMs !== undefined) return { x: scale.xOf(markMs), ms: markMs, picture: true }
  const x = withinOf(scale, xOf(event))
  return { x, ms: scale.msAt(x), picture: true }
}

function withinOf({ widthPx }: Scale, x: number): number {
  return Math.min(Math.max(x, 0), widthPx)
}

function pinchOf(fingers: ReadonlyMap<number, number>): Pinch {
  const [one = 0, other = 0] = fingers.values()
  return { x: (one + other) / 2, apartPx: Math.abs(one - other) }
}

function hasOwnPointing(event: Event): boolean {
  return (event.target as Element).closest('button, .range-handle') !== null
}

function isInGraph(event: Event): boolean {
  return (event.target as Element).closest('.timeline-graph') !== null
}

/** Moment of the mark that is pointed at. */
function markAt(event: Event): SessionMs | undefined {
  const at = (event.target as Element).closest<HTMLElement>('.mark')?.dataset['at']
  return at === undefined ? undefined : Number(at)
}

/** A wheel with Ctrl or ⌘ zooms (as do two fingers on most trackpads), one that turns sideways pans. */
function wheelView(scale: Scale, event: WheelEvent, x: number) {
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 30
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault()
    const step = Math.min(Math.max(-event.deltaY * unit * 0.015, -WHEEL_STEP), WHEEL_STEP)
    return { view: zoomed(scale, withinOf(scale, x), 2 ** step) }
  }
  const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
  if (Math.abs(sideways) <= Math.abs(event.deltaY) && !event.shiftKey) return undefined
  event.preventDefault()
  return { view: panned(scale, sideways * unit) }
}
