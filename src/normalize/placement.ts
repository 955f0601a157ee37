import type { NodeTree, TreeNode } from './node-tree.ts'
import { NodeType, type SnapshotNode } from '../model/event.ts'
import { MAX_DEPTH } from './nodes.ts'

/** An entry of a mutation's `adds`. −1 is an id that the recorder didn't know yet. */
export interface Add {
  readonly parentId: number
  readonly nextId?: number | null
  readonly previousId?: number | null
  readonly node: SnapshotNode
}

/** Where nodes are placed: the tree, and documents that came before their frame, by the frame's id. */
export interface Ground {
  readonly tree: NodeTree
  readonly early: Map<number, Add>
}

/** Puts a node into the tree, and into a frame the document that came before it; answers the ids that are new in the tree. */
export function settle(
  { tree, early }: Ground,
  add: Add,
  at: { parent: TreeNode; before: TreeNode | undefined },
): readonly number[] {
  const node = tree.insert(add.node, at.parent, at.before)
  const content = early.get(node.id)
  if (content === undefined || !isFrame(node)) return idsOf(add.node)
  early.delete(node.id)
  tree.insert(content.node, node, undefined)
  return [node.id, ...idsOf(content.node)]
}

/** Of a document all below comes along; of anything else the player takes the node alone. */
function idsOf(node: SnapshotNode): number[] {
  if (node.type !== NodeType.Document) return [node.id]
  const nodes = [node]
  for (let at = 0; at < nodes.length; at++) {
    for (const child of nodes[at]?.childNodes ?? []) nodes.push(child)
  }
  return nodes.map(({ id }) => id)
}

/** Begins a new page. Documents that wait for a frame of the one before wait no longer: the stage forgets them, too. */
export function settlePage({ tree, early }: Ground, page: SnapshotNode): void {
  tree.reset(page)
  early.clear()
}

/** Why the DOM or the player would not take an added node under its parent, if so. */
export function blockedBy(tree: NodeTree, add: Add, parent: TreeNode): string | undefined {
  const { type } = add.node
  if (parent.depth >= MAX_DEPTH) return 'too deep'
  if (isInside(parent, tree.get(add.node.id))) return 'inside itself'
  // Given any other parent, the player would write the document over the whole page.
  if (type === NodeType.Document) return isFrame(parent) ? undefined : 'a document outside a frame'
  if (isFrame(parent)) return 'not a document in a frame'
  if (parent.type === NodeType.Document) return blockedInDocument(add, parent)
  if (parent.type !== NodeType.Element) return 'a parent without children'
  return type === NodeType.DocumentType ? 'a doctype in an element' : undefined
}

const isFrame = ({ type, tagName }: TreeNode) => type === NodeType.Element && tagName.toLowerCase() === 'iframe'

function isInside(node: TreeNode, ancestor: TreeNode | undefined): boolean {
  if (ancestor === undefined) return false
  for (let at: TreeNode | undefined = node; at !== undefined; at = at.parent) if (at === ancestor) return true
  return false
}

/** The player makes room for a new root element or doctype, but only for these. */
function blockedInDocument({ node, nextId }: Add, parent: TreeNode): string | undefined {
  if (node.type === NodeType.Comment) return undefined
  if (node.type === NodeType.Text) return 'text in a document'
  const holds = (type: number) => {
    for (let child = parent.firstChild; child !== undefined; child = child.next) if (child.type === type) return true
    return false
  }
  if (node.type === NodeType.DocumentType)
    return nextId || !holds(NodeType.Element) ? undefined : 'a doctype after the root'
  return node.tagName?.toLowerCase() === 'html' || !holds(NodeType.Element) ? undefined : 'a second root'
}
