import { EventType, IncrementalSource, NodeType, type ReplayEvent, type SnapshotNode } from '../model/event.ts'
import { localName } from './names.ts'
import type { Add } from './placement.ts'
import { createPairs, createTagTable, MIXED } from './tag-table.ts'

/** What is known of the nodes between a full snapshot and the next: rrweb gives each id once in that time. */
export interface Ledger {
  /** Tag name in lower case without prefix; '' for what is no element, is not known or was more than one. */
  tagOf(id: number): string
  /** Whether a node's text was part of a style sheet at any time, or the node isn't known. */
  isStyleText(id: number): boolean
  /** Whether a node has, or had, an attribute of that name that was moved aside. */
  hasAside(id: number, name: string): boolean
  addAside(id: number, name: string): void
}

const STYLE_TAGS = new Set(['style', 'link'])

/** Reads a page: its full snapshot, and all that follows up to the next one. */
export function openLedger(page: Iterable<ReplayEvent>): Ledger {
  const tags = createTagTable()
  const parentsOfTexts = createPairs()
  const asides = new Map<number, Set<string>>()
  const enter = (node: SnapshotNode, parentId: number) => {
    const tag = node.type === NodeType.Element ? localName(node.tagName ?? '') : MIXED
    tags.enter(node.id, tag)
    if (node.type === NodeType.Text) parentsOfTexts.add(node.id, parentId)
    for (const child of node.childNodes ?? []) enter(child, node.id)
  }
  for (const { type, data } of page) {
    if (type === EventType.FullSnapshot) enter(data['node'] as SnapshotNode, -1)
    else if (type === EventType.IncrementalSnapshot && data['source'] === IncrementalSource.Mutation) {
      for (const { node, parentId } of data['adds'] as Add[]) enter(node, parentId)
    }
  }
  const styleTexts = new Set<number>()
  for (const [text, parent] of parentsOfTexts) {
    // A parent that is two things at once is nothing that a recorder would write: the worse is assumed.
    const tag = tags.get(parent) ?? MIXED
    if (STYLE_TAGS.has(tag) || tag === MIXED) styleTexts.add(text)
  }
  return {
    tagOf: (id) => tags.get(id) ?? MIXED,
    isStyleText: (id) => styleTexts.has(id) || tags.get(id) === undefined,
    hasAside: (id, name) => asides.get(id)?.has(name) ?? false,
    addAside(id, name) {
      const known = asides.get(id)
      if (known) known.add(name)
      else asides.set(id, new Set([name]))
    },
  }
}
