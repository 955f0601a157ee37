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
 * Takes events one by one, and makes each such that every added node has a parent and a next sibling that exist when it is
 * added. Those of recorders before rrweb 0.8 name siblings that come later; the player would try again for half a second,
 * then lose the nodes.
 */
export function createNodePlacer(losses: Losses): (event: ReplayEvent) => ReplayEvent {
  const ground: Ground = { tree: createNodeTree(), early: new Map() }
  return (event) => {
    if (event.type === EventType.FullSnapshot) settlePage(ground, event.data['node'] as SnapshotNode)
    if (event.type !== EventType.IncrementalSnapshot || event.data['source'] !== IncrementalSource.Mutation)
      return event
    applyRemoves(ground.tree, event.data['removes'] as Remove[])
    const given = event.data['adds'] as Add[]
    const adds = placeAdds(ground, given, losses)
    return adds === given ? event : { ...event, data: { ...event.data, adds } }
  }
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

/** Places what can be placed, and tries the rest again when what it waits for is there, in turns, as the player does. */
function placeInTurns(ground: Ground, adds: readonly Add[]): Add[] {
  const placed: Add[] = []
  const waiting = new Map<number, number[]>()
  let turn = adds.map((_, index) => index)
  while (turn.length > 0) {
    const next: number[] = []
    for (let at = 0; at < turn.length; at++) {
      const index = turn[at] as number
      const add = adds[index] as Add
      const missing = placeOne(ground, add)
      if (missing === 'impossible') continue
      if (typeof missing === 'number') waitFor(waiting, missing, index)
      else {
        placed.push(add)
        for (const id of missing) for (const freed of take(waiting, id)) schedule(freed, { turn, at, next })
      }
    }
    turn = next.sort((one, other) => one - other)
  }
  return placed
}

function waitFor(waiting: Map<number, number[]>, id: number, index: number): void {
  const known = waiting.get(id)
  if (known === undefined) waiting.set(id, [index])
  else known.push(index)
}

function take(waiting: Map<number, number[]>, id: number): readonly number[] {
  const taken = waiting.get(id) ?? []
  waiting.delete(id)
  return taken
}

/** What comes later in the list has its chance in this turn, the rest in the next. */
function schedule(index: number, { turn, at, next }: { turn: number[]; at: number; next: number[] }): void {
  if (index < (turn[at] as number)) {
    next.push(index)
    return
  }
  let low = at + 1
  let high = turn.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((turn[middle] as number) < index) low = middle + 1
    else high = middle
  }
  turn.splice(low, 0, index)
}

/** Ids of the nodes that are there now, or the id of the one that is not there yet. */
function placeOne(ground: Ground, add: Add): readonly number[] | number | 'impossible' {
  const { tree, early } = ground
  const { nextId, previousId, node } = add
  const parent = tree.get(add.parentId)
  // A frame's document may come before the frame: the player keeps it until then.
  if (parent === undefined) {
    if (node.type !== NodeType.Document) return add.parentId
    if (early.has(add.parentId)) return 'impossible'
    early.set(add.parentId, add)
    return []
  }
  const next = nextId ? tree.get(nextId) : undefined
  if (nextId && next === undefined) return nextId
  if (blockedBy(tree, add, parent) !== undefined) return 'impossible'
  const previous = previousId ? tree.get(previousId) : undefined
  const before = previous?.parent === parent && previous.next !== undefined ? previous.next : next
  return settle(ground, add, { parent, before })
}
