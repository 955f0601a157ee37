import { EventType, type Fields, IncrementalSource, type ReplayEvent, type SnapshotNode } from '../model/event.ts'

/**
 * Takes events one by one, and puts pointer positions of the earliest recorders, which name no node, on the root element: the
 * player asks for one.
 */
export function createPointerAimer(): (event: ReplayEvent) => ReplayEvent {
  let rootId: number | undefined
  return (event) => {
    if (event.type === EventType.FullSnapshot) rootId = rootOf(event.data['node'] as SnapshotNode)
    const positions = positionsOf(event)
    if (!positions || rootId === undefined) return event
    if (positions.every((position) => position['id'] !== undefined)) return event
    const targeted = positions.map((position) => ({ id: rootId, ...position }))
    return { ...event, data: { ...event.data, positions: targeted } }
  }
}

const POINTERS: readonly unknown[] = [IncrementalSource.MouseMove, IncrementalSource.TouchMove, IncrementalSource.Drag]

/** Only those of pointers were found usable: other changes may hold anything under the name. */
function positionsOf({ type, data }: ReplayEvent): readonly Fields[] | undefined {
  const isPointer = type === EventType.IncrementalSnapshot && POINTERS.includes(data['source'])
  return isPointer ? (data['positions'] as readonly Fields[]) : undefined
}

function rootOf({ childNodes = [] }: SnapshotNode): number | undefined {
  return childNodes.find((child) => child.tagName?.toLowerCase() === 'html')?.id
}
