import { EventType, isFields, NodeType, type Fields, type ReplayEvent, type SnapshotNode } from '../model/event.ts'
import type { Losses } from './losses.ts'
import { MAX_DEPTH, repaired, usableNode } from './nodes.ts'
import { usableIncrement } from './validity-increments.ts'

/** Whether a value can be an event's time. */
export function timestampOf(event: unknown): number | undefined {
  const time = isFields(event) ? event['timestamp'] : undefined
  return typeof time === 'number' && Number.isFinite(time) && time > 0 ? time : undefined
}

/** The event with nothing but type, data and timestamp, in a shape that no player trips over; or nothing, counted. */
export function usableEvent(event: unknown, losses: Losses): ReplayEvent | undefined {
  if (!isFields(event)) return lost(losses, 'not-an-event')
  const { type, data } = event
  if (typeof type !== 'number' || !Number.isInteger(type) || type < 0) return lost(losses, 'no-type')
  const timestamp = timestampOf(event)
  if (timestamp === undefined) return lost(losses, 'no-time')
  if (typeof data === 'string') return lost(losses, 'packed')
  const isMark = type === EventType.DomContentLoaded || type === EventType.Load
  if (!isFields(data)) return isMark ? { type, data: {}, timestamp } : lost(losses, 'no-data')
  const usable = usableData(type, data, losses)
  if (usable === undefined) return undefined
  return isWithin(usable, MAX_LEVELS) ? { type, data: usable, timestamp } : lost(losses, 'no-data')
}

/** A node takes two levels, its children and itself; what writes JSON recurses. */
const MAX_LEVELS = 2 * MAX_DEPTH + 100

function isWithin(value: object, levels: number): boolean {
  if (levels === 0) return false
  // names of an array's elements are made as texts, which takes three times as long
  if (Array.isArray(value)) return value.every((inner) => !isObject(inner) || isWithin(inner, levels - 1))
  for (const name in value) {
    const inner = (value as Fields)[name]
    if (isObject(inner) && !isWithin(inner, levels - 1)) return false
  }
  return true
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function lost(losses: Losses, reason: Parameters<Losses['lose']>[0]): undefined {
  losses.lose(reason)
}

/** Types that the player doesn't know are harmless: it skips them. */
function usableData(type: number, data: Fields, losses: Losses): Fields | undefined {
  switch (type) {
    case EventType.FullSnapshot:
      return usableSnapshot(data, losses) ?? lost(losses, 'broken-snapshot')
    case EventType.IncrementalSnapshot:
      return usableIncrement(data, losses) ?? lost(losses, 'broken-change')
    case EventType.Meta:
      return isSize(data['width']) && isSize(data['height']) ? usableMeta(data) : lost(losses, 'broken-meta')
    default:
      return data
  }
}

const isSize = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value >= 0

function usableMeta(data: Fields): Fields {
  return repaired(data, typeof data['href'] === 'string' ? {} : { href: 'about:blank' })
}

const isRoot = (node: SnapshotNode) => node.tagName?.toLowerCase() === 'html'

function usableSnapshot(data: Fields, losses: Losses): Fields | undefined {
  const { node, initialOffset } = data
  if (!isFields(node) || node['type'] !== NodeType.Document) return undefined
  const usable = usableNode(node, losses)
  // The player looks for the root element without asking whether there is one.
  if (!usable?.childNodes?.some(isRoot)) return undefined
  const repairs: Fields = Object.is(usable, node) ? {} : { node: usable }
  if (!isFields(initialOffset)) repairs['initialOffset'] = { top: 0, left: 0 }
  return repaired(data, repairs)
}
