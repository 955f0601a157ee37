/** What clicks and taps on the picture mean. */
import { useRef, useState } from 'preact/hooks'
import type { Controller } from './core/controller.ts'

/** Two taps within it are one gesture. */
const AGAIN_MS = 300
const LEAP_MS = 10_000
/** Part of the picture's width at each side in which two taps leap. */
const SIDE = 1 / 3

type Side = 'start' | 'end'

interface Tap {
  readonly at: number
  readonly side: Side | undefined
  /** It was at least the second of a gesture. */
  readonly leapt: boolean
}

/** A click or a tap plays or pauses at once; a second tap at a side takes that back and leaps, and so do more. */
export function useTaps(controller: Controller) {
  const finger = useRef(false)
  const last = useRef<Tap>({ at: -Infinity, side: undefined, leapt: false })
  const [leap, setLeap] = useState<{ readonly count: number; readonly side: Side }>()
  const listeners = {
    onPointerDown(event: PointerEvent) {
      finger.current = event.pointerType === 'touch'
    },
    onClick(event: MouseEvent) {
      const side = finger.current ? sideOf(event) : undefined
      const { current: before } = last
      const leapt = side !== undefined && side === before.side && event.timeStamp - before.at < AGAIN_MS
      last.current = { at: event.timeStamp, side, leapt }
      if (!leapt || !before.leapt) controller.toggle()
      if (!leapt) return
      void controller.seekBy(side === 'start' ? -LEAP_MS : LEAP_MS)
      setLeap({ count: event.timeStamp, side })
    },
  }
  return { listeners, leap }
}

/** Time runs from left to right in every language. */
function sideOf(event: MouseEvent): Side | undefined {
  const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect()
  const part = (event.clientX - left) / width
  if (part < SIDE) return 'start'
  return part > 1 - SIDE ? 'end' : undefined
}
