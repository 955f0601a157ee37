/** Which texts were on the screen of a window and when, from its events and the page that they are folded into. */
import type { Fold, FoldedNode } from '../fold/fold.ts'
import { EventType, type Fields, IncrementalSource, isFields, type ReplayEvent } from '../model/event.ts'
import { isHidden, isInline, textOfBlock } from './block-text.ts'
import { createShownTexts, type ShownText, type ShownTexts } from './shown-texts.ts'

export interface ScreenTextFinder {
  /** @param page as it stands before the event */
  see(event: ReplayEvent, page: Page): void
  /** In the order in which they appeared. */
  found(): readonly ShownText[]
}

type Page = Pick<Fold, 'node' | 'document'>

/** Elements above a changed one that are looked at. */
const MOST_LEVELS = 200

/** What an event changed, to be looked at when the page stands as the event leaves it: before the next one. */
interface Changes {
  readonly event: ReplayEvent
  readonly page: Page
  /** Keys of blocks that may be gone. */
  readonly gone: readonly number[]
  /** Ids of nodes whose own hiding may have changed, and whether they were hidden. */
  readonly hiding: readonly (readonly [id: number, wasHidden: boolean])[]
}

export function createScreenTexts(): ScreenTextFinder {
  const shown = createShownTexts()
  let events = 0
  let changes: Changes | undefined
  const look = () => {
    if (!changes) return
    if (changes.event.type === EventType.FullSnapshot) showPage(changes, shown)
    else showChanges(changes, shown)
    shown.settle(changes.event.timestamp, events)
    changes = undefined
  }
  return {
    see(event, page) {
      look()
      events++
      const { type, data } = event
      const isMutation = type === EventType.IncrementalSnapshot && data['source'] === IncrementalSource.Mutation
      if (isMutation) changes = { event, page, gone: goneBlocks(data, page, shown), hiding: hidingNodes(data, page) }
      else if (type === EventType.FullSnapshot) changes = { event, page, gone: [], hiding: [] }
    },
    found() {
      look()
      return shown.all
    },
  }
}

function showPage({ page }: Changes, shown: ShownTexts): void {
  shown.clear()
  if (page.document) showTree([page.document, true], shown)
}

function showChanges({ event: { data }, page, gone, hiding }: Changes, shown: ShownTexts): void {
  const text = (id: unknown) => showBlock(page.node(id as number), shown)
  const tree = (id: unknown) => {
    const node = page.node(id as number)
    if (node && holds(node)) showTree([node, isSeen(node)], shown)
  }
  for (const key of gone) if (!page.node(Math.abs(key))) shown.set(key, '')
  for (const { parentId } of listOf(data['removes'])) text(parentId)
  for (const { node, parentId } of listOf(data['adds'])) {
    if (isFields(node)) tree(node['id'])
    text(parentId)
  }
  for (const { id } of listOf(data['texts'])) text(id)
  for (const [id, wasHidden] of hiding) {
    const node = page.node(id)
    if (!node || isHidden(node) === wasHidden) continue
    tree(id)
    if (isInline(node)) text(id)
  }
}

function goneBlocks(data: Fields, page: Page, shown: ShownTexts): number[] {
  const gone: number[] = []
  for (const { id } of listOf(data['removes'])) {
    const root = page.node(id as number)
    const waiting = root && holds(root) ? [root] : []
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (shown.text(keyOf(next)) !== undefined) gone.push(keyOf(next))
      waiting.push(...below(next))
    }
  }
  return gone
}

function hidingNodes(data: Fields, page: Page): [number, boolean][] {
  const hiding: [number, boolean][] = []
  for (const { id, attributes } of listOf(data['attributes'])) {
    const node = isFields(attributes) && mayHide(attributes) ? page.node(id as number) : undefined
    if (node) hiding.push([node.id, isHidden(node)])
  }
  return hiding
}

function listOf(list: unknown): readonly Fields[] {
  return Array.isArray(list) ? (list as readonly Fields[]) : []
}

function mayHide(attributes: Fields): boolean {
  const { style } = attributes
  return 'hidden' in attributes || 'open' in attributes || (isFields(style) ? 'display' in style : style !== undefined)
}

/** Says of each block in a tree what it shows. */
function showTree(root: readonly [FoldedNode, isAboveSeen: boolean], shown: ShownTexts): void {
  const waiting = [root]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, isAboveSeen] = next
    const seen = isAboveSeen && !isHidden(node)
    if (!isInline(node)) shown.set(keyOf(node), seen ? textOfBlock(node) : '')
    for (const child of below(node).reverse()) {
      if (holds(child)) waiting.push([child, seen])
    }
  }
}

/** Says of the block around a node, and of the shadow tree in it, what it shows. */
function showBlock(node: FoldedNode | undefined, shown: ShownTexts): void {
  let block = node
  for (let level = 0; block && isInline(block) && level < MOST_LEVELS; level++) block = block.parent
  for (const one of [block, node?.shadow]) {
    if (!one) continue
    const text = textOfBlock(one)
    // what is there already was seen
    if (text !== shown.text(keyOf(one))) shown.set(keyOf(one), text !== '' && isSeen(one) ? text : '')
  }
}

/** Whether there is anything in a node; what is empty shows no text. */
const holds = ({ firstChild, shadow, content }: FoldedNode) => firstChild ?? shadow ?? content

/** A shadow root has the id of its host. */
const keyOf = ({ id, type }: FoldedNode) => (type < 0 ? -id : id)

function below(node: FoldedNode): FoldedNode[] {
  const nodes: FoldedNode[] = []
  if (node.shadow) nodes.push(node.shadow)
  if (node.content) nodes.push(node.content)
  for (let child = node.firstChild; child; child = child.next) nodes.push(child)
  return nodes
}

function isSeen(node: FoldedNode): boolean {
  let up: FoldedNode | undefined = node
  for (let level = 0; up && level < MOST_LEVELS; up = up.parent ?? up.host, level++) if (isHidden(up)) return false
  return true
}
