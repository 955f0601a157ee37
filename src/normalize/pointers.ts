import { EventType, type Fields, type ReplayEvent, type SnapshotNode } from '../model/event.ts'

/** Pointer positions of the earliest recorders, which name no node, are put on the root element: the player asks for one. */
export function* withPointerTargets(events: Iterable<ReplayEvent>): Generator<ReplayEvent> {
  let rootId: number | undefined
  for (const event of events) {
    if (event.type === EventType.FullSnapshot) rootId = rootOf(event.data['node'] as SnapshotNode)
    const { positions } = event.data
    const isPointer = event.type === EventType.IncrementalSnapshot && Array.isArray(positions)
    if (!isPointer || rootId === undefined) yield event
    else if (positions.every((position: Fields) => position['id'] !== undefined)) yield event
    else {
      const targeted = positions.map((position: Fields) => ({ id: rootId, ...position }))
      yield { ...event, data: { ...event.data, positions: targeted } }
    }
  }
}

function rootOf({ childNodes = [] }: SnapshotNode): number | undefined {
  return childNodes.find((child) => child.tagName?.toLowerCase() === 'html')?.id
}
