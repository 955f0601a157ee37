import { link, type Linked, unlink } from '../fold/fold.ts'
import { NodeType, type SnapshotNode } from '../model/event.ts'

/** A recorded node's place among the others; what it says is not kept. */
export interface TreeNode extends Linked<TreeNode> {
  readonly id: number
  readonly type: number
  /** As recorded; '' for nodes that are no elements. */
  readonly tagName: string
  readonly isShadow: boolean
  /** Levels below the root. */
  depth: number
}

/** Who is where in a window's document, frames and shadow roots included, as in the player's mirror. */
export interface NodeTree {
  get(id: number): TreeNode | undefined
  /** Forgets everything, then grows the snapshot. */
  reset(root: SnapshotNode): void
  /** Puts a node (with all below when it is a document) before another of the same parent, or last. */
  insert(node: SnapshotNode, parent: TreeNode, before: TreeNode | undefined): TreeNode
  /** Takes out a node and all below. */
  remove(node: TreeNode): void
}

export function createNodeTree(): NodeTree {
  const nodes = new Map<number, TreeNode>()
  return {
    get: (id) => nodes.get(id),
    reset(root) {
      nodes.clear()
      grow(nodes, treeNode(nodes, root, 0), root)
    },
    insert(node, parent, before) {
      const known = nodes.get(node.id)
      if (known !== undefined) unlink(known)
      const added = known ?? treeNode(nodes, node, parent.depth + 1)
      place(added, parent, before?.parent === parent ? before : undefined)
      if (node.type === NodeType.Document) grow(nodes, added, node)
      return added
    },
    remove(node) {
      unlink(node)
      forget(nodes, node)
    },
  }
}

function treeNode(nodes: Map<number, TreeNode>, node: SnapshotNode, depth: number): TreeNode {
  const made: TreeNode = {
    id: node.id,
    type: node.type,
    tagName: node.tagName ?? '',
    isShadow: node.isShadow === true,
    depth,
    parent: undefined,
    previous: undefined,
    next: undefined,
    firstChild: undefined,
    lastChild: undefined,
  }
  nodes.set(node.id, made)
  return made
}

function grow(nodes: Map<number, TreeNode>, root: TreeNode, snapshot: SnapshotNode): void {
  const waiting: [TreeNode, SnapshotNode][] = [[root, snapshot]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [parent, { childNodes = [] }] = next
    for (const child of childNodes) {
      const grown = treeNode(nodes, child, parent.depth + 1)
      place(grown, parent, undefined)
      waiting.push([grown, child])
    }
  }
}

function place(node: TreeNode, parent: TreeNode, before: TreeNode | undefined): void {
  link(node, parent, before)
  node.depth = parent.depth + 1
}

function forget(nodes: Map<number, TreeNode>, node: TreeNode): void {
  const waiting = [node]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    // The id may have been given to a newer node meanwhile.
    if (nodes.get(next.id) === next) nodes.delete(next.id)
    for (let child = next.firstChild; child !== undefined; child = child.next) waiting.push(child)
  }
}
