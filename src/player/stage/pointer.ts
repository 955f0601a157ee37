/** Stands in for the mouse element that rrweb's Replayer would draw: the shell draws it, from the positions posted here. */
import type { StageReport } from './protocol.ts'

export interface Pointer {
  /** What the Replayer takes for its mouse element. */
  readonly element: object
  /** The last position, CSS pixels of the recorded viewport; undefined before the first. */
  position(): { readonly x: number; readonly y: number } | undefined
  /** Takes a position that the Replayer does not know; without one, the moment that is shown has none. */
  place(position: { readonly x: number; readonly y: number } | undefined): void
  /** Becomes a finger, or a mouse. */
  become(kind: { readonly touch: boolean }): void
  readonly touch: boolean
  /** Posts the position, if it changed since the last time. */
  flush(): void
}

export function createPointer(post: (report: StageReport) => void): Pointer {
  let x: number | undefined
  let y: number | undefined
  let touch = false
  let posted: string | undefined
  const style = {
    set left(value: string) {
      x = Number.parseFloat(value)
    },
    set top(value: string) {
      y = Number.parseFloat(value)
    },
  }
  const classList = { add() {}, remove() {} }
  const position = () => (x === undefined || y === undefined ? undefined : { x, y })
  return {
    element: { style, classList, offsetWidth: 0 },
    position,
    place(position) {
      x = position?.x
      y = position?.y
    },
    become(kind) {
      touch = kind.touch
    },
    get touch() {
      return touch
    },
    flush() {
      const at = position()
      const state = at ? `${at.x} ${at.y} ${touch}` : ''
      if (state === posted) return
      posted = state
      post(at ? { op: 'pointer', ...at, touch } : { op: 'no-pointer' })
    },
  }
}
