/** Nodes among their siblings: moved in the time that it takes to change their neighbours. */

export interface Linked<Node> {
  parent: Node | undefined
  previous: Node | undefined
  next: Node | undefined
  firstChild: Node | undefined
  lastChild: Node | undefined
}

/** Puts a node that stands nowhere before another child of the parent, or last. */
export function link<Node extends Linked<Node>>(node: Node, parent: Node, before: Node | undefined): void {
  const previous = before === undefined ? parent.lastChild : before.previous
  node.parent = parent
  node.previous = previous
  node.next = before
  if (previous === undefined) parent.firstChild = node
  else previous.next = node
  if (before === undefined) parent.lastChild = node
  else before.previous = node
}

/** Takes a node from its place, with all below it. */
export function unlink<Node extends Linked<Node>>(node: Node): void {
  const { parent, previous, next } = node
  if (parent === undefined) return
  if (previous === undefined) parent.firstChild = next
  else previous.next = next
  if (next === undefined) parent.lastChild = previous
  else next.previous = previous
  node.parent = node.previous = node.next = undefined
}
