import { createNodeTree, type NodeTree } from './node-tree.ts'
import { EventType, IncrementalSource, NodeType, type ReplayEvent, type SnapshotNode } from '../model/event.ts'
import type { Losses } from './losses.ts'
import { blockedBy, settle, settlePage, type Add, type Ground } from './placement.ts'
import { resolveAdds } from './siblings-resolve.ts'

interface Remove {
  readonly id: number
  readonly parentId: number
}

/**
 * Events in which every added node has a parent and a next sibling that exist when it is added. Those of recorders
 * before rrweb 0.8 name siblings that come later; the player would try again for half a second, then lose the nodes.
 */
export function withPlacedNodes(events: readonly ReplayEvent[], losses: Losses): readonly ReplayEvent[] {
  const ground: Ground = { tree: createNodeTree(), early: new Map() }
  let isChanged = false
  const placed = events.map((event) => {
    if (event.type === EventType.FullSnapshot) settlePage(ground, event.data['node'] as SnapshotNode)
    if (event.type !== EventType.IncrementalSnapshot || event.data['source'] !== IncrementalSource.Mutation)
      return event
    applyRemoves(ground.tree, event.data['removes'] as Remove[])
    const given = event.data['adds'] as Add[]
    const adds = placeAdds(ground, given, losses)
    if (adds === given) return event
    isChanged = true
    return { ...event, data: { ...event.data, adds } }
  })
  return isChanged ? placed : events
}

function applyRemoves(tree: NodeTree, removes: readonly Remove[]): void {
  for (const { id, parentId } of removes) {
    const node = tree.get(id)
    // The player leaves a node alone when it doesn't know the parent.
    if (node !== undefined && tree.get(parentId) !== undefined) tree.remove(node)
  }
}

function placeAdds(ground: Ground, adds: readonly Add[], losses: Losses): readonly Add[] {
  if (adds.length === 0) return adds
  const added = new Set(adds.map((add) => add.node.id))
  const isKnown = (id: number) => added.has(id) || ground.tree.get(id) !== undefined
  if (!adds.every((add) => isComplete(add, isKnown))) return resolveAdds(ground, adds, losses)
  const placed = new Set(placeInTurns(ground, adds))
  if (placed.size === adds.length) return adds
  for (const add of adds) if (!placed.has(add)) losses.lose('nodes-unplaced')
  return adds.filter((add) => placed.has(add))
}

function isComplete({ parentId, nextId, previousId, node }: Add, isKnown: (id: number) => boolean): boolean {
  if (nextId === -1 || previousId === -1) return false
  const isWaiting = node.type === NodeType.Document
  return (
    (isKnown(parentId) || isWaiting) && (nextId === undefined || nextId === null || nextId === 0 || isKnown(nextId))
  )
}

/** Places what can be placed, and tries the rest again as long as that helps, as the player does. */
function placeInTurns(ground: Ground, adds: readonly Add[]): Add[] {
  const placed: Add[] = []
  let waiting = adds
  for (let before = Number.POSITIVE_INFINITY; waiting.length > 0 && waiting.length < before;) {
    before = waiting.length
    waiting = waiting.filter((add) => {
      const state = placeOne(ground, add)
      if (state === 'placed') placed.push(add)
      return state === 'waiting'
    })
  }
  return placed
}

function placeOne(ground: Ground, add: Add): 'placed' | 'waiting' | 'impossible' {
  const { tree, early } = ground
  const { nextId, previousId, node } = add
  const parent = tree.get(add.parentId)
  // A frame's document may come before the frame: the player keeps it until then.
  if (parent === undefined) {
    if (node.type !== NodeType.Document) return 'waiting'
    early.set(add.parentId, add)
    return 'placed'
  }
  const next = nextId ? tree.get(nextId) : undefined
  if (nextId && next === undefined) return 'waiting'
  if (blockedBy(tree, add, parent) !== undefined) return 'impossible'
  const previous = previousId ? tree.get(previousId) : undefined
  const before = previous?.parent === parent && previous.next !== undefined ? previous.next : next
  settle(ground, add, { parent, before })
  return 'placed'
}
