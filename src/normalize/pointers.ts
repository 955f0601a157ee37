import { EventType, type Fields, type ReplayEvent, type SnapshotNode } from '../model/event.ts'

/** Pointer positions of the earliest recorders, which name no node, are put on the root element: the player asks for one. */
export function withPointerTargets(events: readonly ReplayEvent[]): readonly ReplayEvent[] {
  let rootId: number | undefined
  let isChanged = false
  const targeted = events.map((event) => {
    if (event.type === EventType.FullSnapshot) rootId = rootOf(event.data['node'] as SnapshotNode)
    const { positions } = event.data
    if (event.type !== EventType.IncrementalSnapshot || !Array.isArray(positions) || rootId === undefined) return event
    if (positions.every((position: Fields) => position['id'] !== undefined)) return event
    isChanged = true
    return {
      ...event,
      data: { ...event.data, positions: positions.map((position: Fields) => ({ id: rootId, ...position })) },
    }
  })
  return isChanged ? targeted : events
}

function rootOf({ childNodes = [] }: SnapshotNode): number | undefined {
  return childNodes.find((child) => child.tagName?.toLowerCase() === 'html')?.id
}
