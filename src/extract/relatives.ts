/** Elements of a page that an id leads to from another one, such as the label of a field. */
import { NodeType } from '../model/event.ts'
import type { FoldedNode } from '../fold/fold.ts'
import { attribute } from './attribute.ts'

export type Relation = 'name' | 'label' | 'field'

interface Relative {
  readonly id: string
  readonly found: FoldedNode | undefined
}

export interface Relatives {
  /** Another element of the same document, by an id; what was found once is not searched for again. */
  find(node: FoldedNode, relation: Relation, id: string): FoldedNode | undefined
}

/** Of one window: a large page is not searched for each press of the same field. */
export function createRelatives(): Relatives {
  const all = new WeakMap<FoldedNode, { [relation in Relation]?: Relative }>()
  return {
    find(node, relation, id) {
      const known = all.get(node) ?? {}
      all.set(node, known)
      if (known[relation]?.id !== id) {
        known[relation] = { id, found: findBelow(rootOf(node), (one) => isRelated(one, relation, id)) }
      }
      return known[relation]?.found
    },
  }
}

function isRelated(node: FoldedNode, relation: Relation, id: string): boolean {
  return relation === 'label' ? node.tag === 'label' && attribute(node, 'for') === id : attribute(node, 'id') === id
}

const MOST_SEARCHED = 20_000

/** Searches a tree, light children only, and no more of it than is likely to be worth it. */
export function findBelow(root: FoldedNode, passes: (node: FoldedNode) => boolean): FoldedNode | undefined {
  const waiting = [root]
  for (let looked = 0, next = waiting.pop(); next && looked < MOST_SEARCHED; looked++, next = waiting.pop()) {
    if (next.type === NodeType.Element && passes(next)) return next
    for (let child = next.lastChild; child; child = child.previous) waiting.push(child)
  }
  return undefined
}

function rootOf(node: FoldedNode): FoldedNode {
  let root = node
  while (root.parent) root = root.parent
  return root
}
