/** A recorded node as it stands at a moment, among its siblings. */
import type { Fields, SnapshotNode } from '../model/event.ts'
import type { Linked } from './links.ts'
import type { NodeState } from './node-state.ts'

/** The root of a shadow tree; rrweb gives it neither a type nor an id. */
export const SHADOW_ROOT = -1

export interface FoldedNode extends Linked<FoldedNode> {
  /** That of its host for a shadow root. */
  readonly id: number
  /** `NodeType`, or `SHADOW_ROOT`. */
  readonly type: number
  /** As the recorder wrote it when the node was built, and never changed; what differs since stands beside it. */
  readonly recorded: SnapshotNode
  /** Tag name in lower case; '' for what is no element. */
  readonly tag: string
  /** Those of `recorded` until one changes. */
  attributes: Fields
  /** Of texts, comments and CDATA. */
  text: string
  /** It came with a mutation, not with a snapshot. */
  isAdded: boolean
  /** A text in a style sheet that the player adapts to its own classes. */
  isStyle: boolean
  /** Of an element: the root of its shadow tree. */
  shadow: FoldedNode | undefined
  /** Of a frame: its document. Of a frame's document and of a shadow root, the way back is `host`. */
  content: FoldedNode | undefined
  host: FoldedNode | undefined
  /** What a snapshot can't hold. */
  state: NodeState | undefined
}

const NO_ATTRIBUTES: Fields = {}

export function foldedNode(recorded: SnapshotNode): FoldedNode {
  return nodeOf(recorded, recorded.type)
}

export function shadowRootOf(host: FoldedNode): FoldedNode {
  const root = nodeOf(host.recorded, SHADOW_ROOT)
  root.host = host
  return root
}

function nodeOf(recorded: SnapshotNode, type: number): FoldedNode {
  return {
    id: recorded.id,
    type,
    recorded,
    tag: recorded.tagName?.toLowerCase() ?? '',
    attributes: recorded.attributes ?? NO_ATTRIBUTES,
    text: recorded.textContent ?? '',
    isAdded: false,
    isStyle: recorded.isStyle === true,
    parent: undefined,
    previous: undefined,
    next: undefined,
    firstChild: undefined,
    lastChild: undefined,
    shadow: undefined,
    content: undefined,
    host: undefined,
    state: undefined,
  }
}

/** Children in order, light ones only. */
export function* childrenOf(node: FoldedNode): Generator<FoldedNode> {
  for (let child = node.firstChild; child !== undefined; child = child.next) yield child
}

/** The attributes of a node, its own from now on, to be changed. */
export function ownAttributes(node: FoldedNode): Fields {
  if (node.attributes === (node.recorded.attributes ?? NO_ATTRIBUTES)) node.attributes = { ...node.attributes }
  return node.attributes
}
