/** Where the recorded pointer is at a moment, read from the events: the Replayer loses it with the node that it points at. */
import { EventType, IncrementalSource, isFields, MouseInteraction } from '../../model/event.ts'
import type { EngineEvent } from 'rrweb-player'

export interface Pointing {
  /** CSS pixels of the document that the node is in. */
  readonly x: number
  readonly y: number
  readonly id: number
  /** A finger, not a mouse. */
  readonly touch: boolean
}

interface Placed extends Omit<Pointing, 'touch'> {
  /** Epoch ms. */
  readonly at: number
}

/** Recorders gather moves for half a second, longer on a busy page: a position lies up to so long before its event. */
const GATHERED_MS = 3000

/** The last position before a timestamp; undefined when none was recorded. `events` are sorted by time. */
export function pointingBefore(events: readonly EngineEvent[], timestamp: number): Pointing | undefined {
  let last: Placed | undefined
  for (let index = events.length - 1; index >= 0; index--) {
    const event = events[index] as EngineEvent
    if (event.timestamp > timestamp + GATHERED_MS) continue
    if (last && event.timestamp <= last.at) break
    const found = positionsOf(event).findLast(({ at }) => at < timestamp)
    if (found && (!last || found.at > last.at)) last = found
  }
  return last && { ...last, touch: isTouchAt(events, timestamp) }
}

function positionsOf({ type, data, timestamp }: EngineEvent): Placed[] {
  if (type !== EventType.IncrementalSnapshot) return []
  const listed = Array.isArray(data.positions) ? data.positions.filter(isFields) : []
  const own = data.source === IncrementalSource.MouseInteraction ? [data] : []
  return [...listed, ...own].flatMap(({ x, y, id, timeOffset }) => {
    if (typeof x !== 'number' || typeof y !== 'number' || typeof id !== 'number') return []
    return [{ x, y, id, at: timestamp + (typeof timeOffset === 'number' ? timeOffset : 0) }]
  })
}

const { MouseDown, MouseUp, TouchStart, TouchEnd, TouchCancel } = MouseInteraction
const BY_FINGER = new Map<unknown, boolean>([
  [MouseDown, false],
  [MouseUp, false],
  [TouchStart, true],
  [TouchEnd, true],
  [TouchCancel, true],
])

/** Moves don't tell: phones make up a mouse after a tap, and rrweb takes a mouse in a frame for a finger. Presses do. */
function isTouchAt(events: readonly EngineEvent[], timestamp: number): boolean {
  const isPress = ({ type, data }: EngineEvent) =>
    type === EventType.IncrementalSnapshot &&
    data.source === IncrementalSource.MouseInteraction &&
    BY_FINGER.has(data.type)
  const press = events.findLast((event) => event.timestamp < timestamp && isPress(event)) ?? events.find(isPress)
  return BY_FINGER.get(press?.data.type) ?? false
}
