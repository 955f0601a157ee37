/** The recorded nodes of one window, as the player's mirror knows them. */
import { NodeType, type SnapshotNode } from '../model/event.ts'
import { link, unlink } from './links.ts'
import { foldedNode, type FoldedNode, SHADOW_ROOT, shadowRootOf } from './node.ts'

export interface FoldedTree {
  /** Undefined before the first full snapshot. */
  readonly document: FoldedNode | undefined
  get(id: number): FoldedNode | undefined
  /** Forgets everything, then grows a full snapshot. */
  reset(root: SnapshotNode): void
  /** Makes a node alone, that stands nowhere yet. */
  make(recorded: SnapshotNode): FoldedNode
  /** Gives a frame a document with all below, in place of the one that it had. */
  attach(frame: FoldedNode, recorded: SnapshotNode): void
  /** Takes a node out, and forgets it and all below. */
  remove(node: FoldedNode): void
}

type Nodes = Map<number, FoldedNode>

export function createTree(): FoldedTree {
  const nodes: Nodes = new Map()
  let document: FoldedNode | undefined
  return {
    get document() {
      return document
    },
    get: (id) => nodes.get(id),
    reset(root) {
      nodes.clear()
      document = grow(nodes, root)
    },
    make: (recorded) => make(nodes, recorded),
    attach(frame, recorded) {
      if (frame.content) forget(nodes, frame.content)
      frame.content = grow(nodes, recorded)
      frame.content.host = frame
    },
    remove(node) {
      unlink(node)
      forget(nodes, node)
    },
  }
}

function make(nodes: Nodes, recorded: SnapshotNode): FoldedNode {
  const node = foldedNode(recorded)
  nodes.set(node.id, node)
  if (recorded.isShadowHost) node.shadow = shadowRootOf(node)
  return node
}

function grow(nodes: Nodes, recorded: SnapshotNode): FoldedNode {
  const root = make(nodes, recorded)
  const waiting: [FoldedNode, SnapshotNode][] = [[root, recorded]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [parent, { childNodes = [] }] = next
    if (isWritten(parent)) continue
    for (const child of childNodes) {
      const grown = make(nodes, child)
      link(grown, rootFor(child, parent), undefined)
      waiting.push([grown, child])
    }
  }
  return root
}

function forget(nodes: Nodes, root: FoldedNode): void {
  const waiting = [root]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    // the id may have been given to a newer node meanwhile
    if (next.type !== SHADOW_ROOT && nodes.get(next.id) === next) nodes.delete(next.id)
    if (next.shadow) waiting.push(next.shadow)
    if (next.content) waiting.push(next.content)
    for (let child = next.firstChild; child !== undefined; child = child.next) waiting.push(child)
  }
}

/** Where a child of a parent is put: into its shadow tree, or under itself. A host gets its root with the first such child. */
export function rootFor(child: SnapshotNode, parent: FoldedNode): FoldedNode {
  if (!child.isShadow || parent.type !== NodeType.Element) return parent
  return (parent.shadow ??= shadowRootOf(parent))
}

/** Whether what an element shows comes from an attribute, whatever children were recorded. */
function isWritten({ tag, attributes }: FoldedNode): boolean {
  return tag === 'textarea' && typeof attributes['value'] === 'string'
}
