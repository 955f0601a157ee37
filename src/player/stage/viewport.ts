/** The stage's own size, which the shell sets: a page must have it before it is built, or its scroll positions don't fit. */
import { EventType, IncrementalSource } from '../../model/event.ts'
import type { EngineEvent } from 'rrweb-player'

export interface Viewport {
  readonly width: number
  readonly height: number
}

/** The shell answers within a frame or two, on a busy machine within a second; one that is hidden never does. */
const LONGEST_WAIT_MS = { shown: 1500, hidden: 250 }

/** The recorded size at a timestamp, or the first one; undefined when none was recorded. `events` are sorted by time. */
export function viewportAt(events: readonly EngineEvent[], timestamp: number): Viewport | undefined {
  const tells = (event: EngineEvent) => sizeOf(event) !== undefined
  const event = events.findLast((each) => each.timestamp <= timestamp && tells(each)) ?? events.find(tells)
  return event && sizeOf(event)
}

/** The size that an event tells; undefined when it tells none. */
export function sizeOf({ type, data }: EngineEvent): Viewport | undefined {
  const isResize = type === EventType.IncrementalSnapshot && data.source === IncrementalSource.ViewportResize
  if (type !== EventType.Meta && !isResize) return undefined
  const { width, height } = data
  const isSize = typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0
  return isSize ? { width, height } : undefined
}

/** Settles when this frame has the size, or after a while. */
export function whenSized({ width, height }: Viewport): Promise<void> {
  const isSized = () => Math.abs(innerWidth - width) < 1 && Math.abs(innerHeight - height) < 1
  if (isSized()) return Promise.resolve()
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      removeEventListener('resize', look)
      resolve()
    }
    const look = () => isSized() && finish()
    const timer = setTimeout(finish, document.hidden ? LONGEST_WAIT_MS.hidden : LONGEST_WAIT_MS.shown)
    addEventListener('resize', look)
  })
}
