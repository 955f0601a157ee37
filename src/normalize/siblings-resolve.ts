import type { NodeTree, TreeNode } from './node-tree.ts'
import { NodeType } from '../model/event.ts'
import type { Losses } from './losses.ts'
import { blockedBy, settle, type Add, type Ground } from './placement.ts'

/**
 * Finds the place of each node from what the others of the same mutation say, then writes the adds anew: parents before
 * children, right before left, each with the next sibling that it really has. What has no place is left out, counted.
 */
export function resolveAdds(ground: Ground, adds: readonly Add[], losses: Losses): readonly Add[] {
  const { tree, early } = ground
  const waiting = new Map(adds.map((add) => [add.node.id, add]))
  const placed = new Map<number, Add>()
  const pointers = pointersTo(adds)
  let before = Number.POSITIVE_INFINITY
  const written: Add[] = []
  for (const [id, { node, parentId }] of waiting) {
    if (node.type !== NodeType.Document || tree.get(parentId) !== undefined) continue
    // A frame's document that comes before the frame: the player keeps it until then.
    waiting.delete(id)
    if (early.has(parentId)) {
      losses.lose('nodes-unplaced')
      continue
    }
    const content = { parentId, nextId: null, node }
    early.set(parentId, content)
    written.push(content)
  }
  while (waiting.size > 0 && waiting.size < before) {
    before = waiting.size
    for (const [id, add] of waiting) {
      if (!place(ground, add, { placed, pointers })) continue
      waiting.delete(id)
      placed.set(id, add)
    }
  }
  for (let left = waiting.size; left > 0; left--) losses.lose('nodes-unplaced')
  return [...written, ...writeAdds(tree, placed)]
}

interface Pointers {
  /** By id: who names it as next sibling, and who as previous. */
  readonly next: ReadonlyMap<number, number>
  readonly previous: ReadonlyMap<number, number>
}

function pointersTo(adds: readonly Add[]): Pointers {
  const next = new Map<number, number>()
  const previous = new Map<number, number>()
  for (const { node, nextId, previousId } of adds) {
    if (typeof nextId === 'number' && nextId > 0) next.set(nextId, node.id)
    if (typeof previousId === 'number' && previousId > 0) previous.set(previousId, node.id)
  }
  return { next, previous }
}

/** Puts the node into the tree when its place is known by now. */
function place(ground: Ground, add: Add, known: { placed: ReadonlyMap<number, Add>; pointers: Pointers }): boolean {
  const { tree } = ground
  const parent = tree.get(add.parentId)
  const before = parent && placeBefore(tree, add, { parent, ...known })
  if (parent === undefined || before === undefined) return false
  if (blockedBy(tree, { ...add, nextId: before === 'last' ? null : before.id }, parent) !== undefined) return false
  settle(ground, add, { parent, before: before === 'last' ? undefined : before })
  return true
}

interface Surroundings {
  readonly parent: TreeNode
  readonly placed: ReadonlyMap<number, Add>
  readonly pointers: Pointers
}

/** The sibling that the node comes before, or `last`; nothing while that is unknown. */
function placeBefore(
  tree: NodeTree,
  { node, nextId, previousId }: Add,
  around: Surroundings,
): TreeNode | 'last' | undefined {
  const { parent, placed, pointers } = around
  const child = (id: number | null | undefined) => {
    const found = id ? tree.get(id) : undefined
    return found?.parent === parent ? found : undefined
  }
  const placedChild = (id: number | undefined) => (id !== undefined && placed.has(id) ? child(id) : undefined)
  const previous = child(previousId)
  if (previous !== undefined) return previous.next ?? 'last'
  const next = child(nextId)
  if (next !== undefined) return next
  if (nextId === null || nextId === undefined || nextId === 0) return 'last'
  if (previousId === null) return parent.firstChild ?? 'last'
  // Somebody who was placed says that this node is next to it.
  const left = placedChild(pointers.next.get(node.id))
  if (left !== undefined) return left.next ?? 'last'
  return placedChild(pointers.previous.get(node.id))
}

function writeAdds(tree: NodeTree, placed: ReadonlyMap<number, Add>): Add[] {
  const written: Add[] = []
  const parents: TreeNode[] = []
  const seen = new Set<TreeNode>()
  const visit = (parent: TreeNode | undefined) => {
    if (parent === undefined || seen.has(parent)) return
    seen.add(parent)
    parents.push(parent)
  }
  for (const { node, parentId } of placed.values()) if (!placed.has(parentId)) visit(tree.get(node.id)?.parent)
  for (let parent = parents.shift(); parent !== undefined; parent = parents.shift()) {
    for (let child = parent.lastChild; child !== undefined; child = child.previous) {
      const add = placed.get(child.id)
      if (add === undefined) continue
      written.push({ parentId: add.parentId, nextId: nextOf(child), node: add.node })
      visit(child)
    }
  }
  return written
}

/** Shadow roots and their hosts have children of their own, though the recording lists them together. */
function nextOf(node: TreeNode): number | null {
  let next = node.next
  while (next !== undefined && next.isShadow !== node.isShadow) next = next.next
  return next?.id ?? null
}
