import { EventType, IncrementalSource, NodeType, type ReplayEvent, type SnapshotNode } from '../model/event.ts'
import { localName } from './names.ts'
import type { Add } from './placement.ts'
import { createIdSet, createPairs, createTagTable, MIXED } from './tag-table.ts'

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

/** A ledger that is filled event by event. */
export interface OpenLedger extends Ledger {
  /** @throws ToldLater when the event makes an answer wrong that was given before */
  enter(event: ReplayEvent): void
}

/** A later event told something of a node that its page was judged without. */
export class ToldLater extends Error {
  override name = 'ToldLater'
}

const STYLE_TAGS = new Set(['style', 'link'])

/** A page of which nothing is known yet. An answer holds for all of it, or an event that is entered later says otherwise. */
export function openLedger(): OpenLedger {
  const tags = createTagTable()
  const styleTexts = new Set<number>()
  /** Nodes that an answer depended on. */
  const relied = createIdSet()
  const enterNode = (node: SnapshotNode) => {
    if (tags.enter(node.id, tagIn(node)) && relied.has(node.id)) throw new ToldLater()
    for (const child of node.childNodes ?? []) enterNode(child)
  }
  const enterTexts = (node: SnapshotNode, parentId: number) => {
    if (node.type === NodeType.Text) enterText(node.id, parentId)
    for (const child of node.childNodes ?? []) enterTexts(child, node.id)
  }
  const enterText = (id: number, parentId: number) => {
    // before the parent is: one recorder gives both one id
    const isRelied = relied.has(id)
    relied.add(parentId)
    if (styleTexts.has(id) || !holdsStyle(tags.get(parentId))) return
    if (isRelied) throw new ToldLater()
    styleTexts.add(id)
  }
  return {
    enter(event) {
      // a text may come before its parent
      for (const { node } of addedBy(event)) enterNode(node)
      for (const { node, parentId } of addedBy(event)) enterTexts(node, parentId)
    },
    tagOf(id) {
      relied.add(id)
      return tags.get(id) ?? MIXED
    },
    isStyleText(id) {
      relied.add(id)
      return styleTexts.has(id) || tags.get(id) === undefined
    },
    ...createAsides(),
  }
}

/** A page of which all is known: its full snapshot, and what follows up to the next one. */
export function readLedger(page: Iterable<ReplayEvent>): Ledger {
  const tags = createTagTable()
  const parentsOfTexts = createPairs()
  const enter = (node: SnapshotNode, parentId: number) => {
    tags.enter(node.id, tagIn(node))
    if (node.type === NodeType.Text) parentsOfTexts.add(node.id, parentId)
    for (const child of node.childNodes ?? []) enter(child, node.id)
  }
  for (const event of page) for (const { node, parentId } of addedBy(event)) enter(node, parentId)
  const styleTexts = new Set<number>()
  for (const [text, parent] of parentsOfTexts) if (holdsStyle(tags.get(parent))) styleTexts.add(text)
  return {
    tagOf: (id) => tags.get(id) ?? MIXED,
    isStyleText: (id) => styleTexts.has(id) || tags.get(id) === undefined,
    ...createAsides(),
  }
}

function tagIn({ type, tagName }: SnapshotNode): string {
  return type === NodeType.Element ? localName(tagName ?? '') : MIXED
}

/** A parent that is two things at once is nothing that a recorder would write: the worse is assumed. */
function holdsStyle(tag: string | undefined): boolean {
  return tag === undefined || tag === MIXED || STYLE_TAGS.has(tag)
}

function createAsides(): Pick<Ledger, 'hasAside' | 'addAside'> {
  const asides = new Map<number, Set<string>>()
  return {
    hasAside: (id, name) => asides.get(id)?.has(name) ?? false,
    addAside(id, name) {
      const known = asides.get(id)
      if (known) known.add(name)
      else asides.set(id, new Set([name]))
    },
  }
}

const NOTHING: readonly Add[] = []

function addedBy({ type, data }: ReplayEvent): readonly Add[] {
  if (type === EventType.FullSnapshot) return [{ node: data['node'] as SnapshotNode, parentId: -1 }]
  const isMutation = type === EventType.IncrementalSnapshot && data['source'] === IncrementalSource.Mutation
  return isMutation ? (data['adds'] as Add[]) : NOTHING
}
