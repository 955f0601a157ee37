/** Mutations: what rrweb's Replayer does with them (https://github.com/rrweb-io/rrweb/blob/main/packages/rrweb/src/replay/index.ts). */
import { type Fields, isFields, NodeType, type SnapshotNode } from '../model/event.ts'
import { link, unlink } from './links.ts'
import { type FoldedNode, ownAttributes } from './node.ts'
import { addStyle, stateOf } from './node-state.ts'
import { textChange, textJoins, textLeaves } from './style-text.ts'
import { type FoldedTree, rootFor } from './tree.ts'

interface Add {
  readonly parentId: number
  readonly nextId?: number | null
  readonly previousId?: number | null
  readonly node: SnapshotNode
}

export interface MutationGround {
  readonly tree: FoldedTree
  /** Documents that came before their frame, by the frame's id. */
  readonly early: Map<number, Fields>
  /** Something happened that players may answer differently: the nodes are what was recorded, and may be not what is shown. */
  doubt(): void
}

export function applyMutation(ground: MutationGround, data: Fields): void {
  for (const remove of listOf(data['removes'])) applyRemove(ground, remove)
  applyAdds(ground, listOf(data['adds']) as unknown as readonly Add[])
  for (const { id, value } of lastOfEach(listOf(data['texts']))) applyText(ground, id, value)
  for (const { id, attributes } of listOf(data['attributes'])) applyAttributes(ground, id, attributes)
}

function listOf(list: unknown): readonly Fields[] {
  return Array.isArray(list) ? (list as readonly Fields[]) : []
}

/** Of several texts for one node, the player takes the last. */
function lastOfEach(texts: readonly Fields[]): Iterable<Fields> {
  return texts.length < 2 ? texts : new Map(texts.map((text) => [text['id'], text])).values()
}

function applyRemove({ tree, doubt }: MutationGround, { id, parentId, isShadow }: Fields): void {
  const node = tree.get(id as number)
  const parent = tree.get(parentId as number)
  // The player leaves a node alone when it doesn't know the parent.
  if (node === undefined || parent === undefined) return
  const container = isShadow === true ? (parent.shadow ?? parent) : parent
  if (node.parent !== container) return doubt()
  textLeaves(container, node)
  tree.remove(node)
}

/** Adds that wait for a node of the same mutation are tried again in turns. */
function applyAdds(ground: MutationGround, adds: readonly Add[]): void {
  let turn = adds
  while (turn.length > 0) {
    const waiting = turn.filter((add) => !applyAdd(ground, add))
    if (waiting.length === turn.length) return ground.doubt()
    turn = waiting
  }
}

/** False when it has to wait for another node. */
function applyAdd(ground: MutationGround, add: Add): boolean {
  const { tree, early, doubt } = ground
  const { node: recorded, parentId } = add
  const parent = tree.get(parentId)
  if (parent === undefined) {
    if (recorded.type !== NodeType.Document) return false
    early.set(parentId, add as unknown as Fields)
    return true
  }
  const next = add.nextId ? tree.get(add.nextId) : undefined
  if (add.nextId && next === undefined) return false
  if (recorded.rootId && tree.get(recorded.rootId) === undefined) return true
  if (recorded.type === NodeType.Document) {
    tree.attach(parent, recorded)
    return true
  }
  const container = rootFor(recorded, parent)
  const previous = add.previousId ? tree.get(add.previousId) : undefined
  const before = previous?.next ?? next
  if (before && before.parent !== container) doubt()
  const node = arrival(ground, recorded)
  makeRoom(container, node)
  textJoins(container, node)
  link(node, container, before?.parent === container ? before : undefined)
  const content = early.get(node.id)
  if (content && node.tag === 'iframe') {
    early.delete(node.id)
    tree.attach(node, content['node'] as SnapshotNode)
  }
  return true
}

/** The node to be put in. One that is there already is taken from its place when it was built from the same. */
function arrival({ tree, doubt }: MutationGround, recorded: SnapshotNode): FoldedNode {
  const known = tree.get(recorded.id)
  if (known && isBuiltAlike(known.recorded, recorded)) {
    unlink(known)
    return known
  }
  if (known) {
    // the player builds another, and the first stays where it is without an id
    doubt()
    tree.remove(known)
  }
  const node = tree.make(recorded)
  node.isAdded = true
  return node
}

/** As rrweb compares them. */
function isBuiltAlike(one: SnapshotNode, other: SnapshotNode): boolean {
  if (one.type !== other.type) return false
  if (one.type !== NodeType.Element) return one.textContent === other.textContent
  return (
    one.tagName === other.tagName &&
    one.isSVG === other.isSVG &&
    JSON.stringify(one.attributes) === JSON.stringify(other.attributes)
  )
}

/** A document has one doctype and one root element: a new one takes the place of the old. */
function makeRoom(container: FoldedNode, node: FoldedNode): void {
  if (container.type !== NodeType.Document) return
  const first = container.firstChild
  if (node.type === NodeType.DocumentType && first?.type === NodeType.DocumentType) unlink(first)
  if (node.tag !== 'html') return
  for (let child = container.firstChild; child !== undefined; child = child.next) {
    if (child.type === NodeType.Element) return unlink(child)
  }
}

function applyText({ tree }: MutationGround, id: unknown, value: unknown): void {
  const node = tree.get(id as number)
  if (node === undefined) return
  textChange(node, typeof value === 'string' ? value : '')
}

function applyAttributes(ground: MutationGround, id: unknown, attributes: unknown): void {
  const node = ground.tree.get(id as number)
  if (node?.type !== NodeType.Element || !isFields(attributes)) return
  const css = attributes['_cssText']
  if (typeof css === 'string' && (node.tag === 'link' || node.tag === 'style')) return rebuildSheet(node, attributes)
  for (const [name, value] of Object.entries(attributes)) applyAttribute(node, name, value)
}

function applyAttribute(node: FoldedNode, name: string, value: unknown): void {
  if (name === 'style' && isFields(value)) return addStyle(stateOf(node), value)
  if (value !== null && typeof value !== 'string') return
  if (name === 'style' && node.state) delete node.state.style
  const own = ownAttributes(node)
  if (value === null) delete own[name]
  else own[name] = value
  if (isOverwritten(node, name)) (stateOf(node).late ??= {})[name] = value
  if (name === 'value' && node.tag === 'textarea') empty(node)
}

function empty(node: FoldedNode): void {
  for (let child = node.firstChild; child; child = node.firstChild) unlink(child)
}

/** Building switches it off. */
function isOverwritten({ tag }: FoldedNode, name: string): boolean {
  return name === 'autocomplete' && (tag === 'input' || tag === 'textarea')
}

/** A new text of a whole sheet: the player builds the element anew, of what it was first built from and what is told now. */
function rebuildSheet(node: FoldedNode, attributes: Fields): void {
  node.attributes = { ...node.recorded.attributes, ...attributes }
  node.state = undefined
  empty(node)
}
