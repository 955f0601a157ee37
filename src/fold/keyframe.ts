/** A folded page written as events again: a keyframe, from which a player can begin. */
import {
  EventType,
  type Fields,
  IncrementalSource,
  NodeType,
  type ReplayEvent,
  type SnapshotNode,
} from '../model/event.ts'
import type { Folded } from './folded.ts'
import type { FoldedNode } from './node.ts'
import type { Sheets } from './sheets.ts'

/** Each document, shadow root and node that has something to say behind the snapshot, outer documents first. */
interface Told {
  readonly sheets: Sheets
  /** Documents of frames, in the order in which they have to be attached. */
  readonly frames: FoldedNode[]
  readonly adopters: FoldedNode[]
  readonly others: FoldedNode[]
}

/**
 * Meta event and full snapshot stand first. Documents of frames follow as mutations, as recorders write them. What the
 * player keeps for the end of a seek (scroll positions, values, rules) is said behind a mutation, so that later events of
 * the same kind take its place.
 */
export function writeKeyframe(folded: Folded, timestamp: number): readonly ReplayEvent[] | undefined {
  const { tree, page, early } = folded
  if (!tree.document) return undefined
  const events: ReplayEvent[] = []
  const say = (type: number, data: Fields) => void events.push({ type, data, timestamp })
  const increment = (data: Fields) => say(EventType.IncrementalSnapshot, data)
  const told: Told = { sheets: folded.sheets, frames: [], adopters: [], others: [] }
  say(EventType.Meta, page.about)
  say(EventType.FullSnapshot, { node: written(tree.document, told), initialOffset: page.offset })
  const sheets = createAdopting(folded)
  for (const node of told.adopters.splice(0)) sheets.adopt(node, increment)
  for (const frame of told.frames) {
    increment(attaching(frame, told))
    for (const node of told.adopters.splice(0)) sheets.adopt(node, increment)
  }
  for (const add of early.values()) increment(mutation({ adds: [add], isAttachIframe: true }))
  for (const font of page.fonts) increment(font)
  if (told.others.length > 0) increment(mutation({ attributes: told.others.flatMap(attributeSteps) }))
  for (const node of told.others) tellState(node, timestamp, increment)
  if (page.selection) increment(page.selection)
  tellPointer(folded, timestamp, increment)
  return events
}

function mutation(members: Fields): Fields {
  return { source: IncrementalSource.Mutation, texts: [], attributes: [], removes: [], adds: [], ...members }
}

function attaching(document: FoldedNode, told: Told): Fields {
  const parentId = document.host?.id
  return mutation({ adds: [{ parentId, nextId: null, node: written(document, told) }], isAttachIframe: true })
}

/** The node as a snapshot has it, with all below but documents of frames. */
function written(node: FoldedNode, told: Told): SnapshotNode {
  const { recorded, state, type } = node
  if (state && Object.keys(state).length > 0) told.others.push(node)
  if (type !== NodeType.Element && type !== NodeType.Document) {
    return {
      ...recorded,
      ...(type !== NodeType.DocumentType && { textContent: node.text }),
      ...(node.isStyle && { isStyle: true }),
    }
  }
  if (node.content) told.frames.push(node.content)
  if (told.sheets.adoptedBy(node.id)) told.adopters.push(node)
  const childNodes = writtenChildren(node, told)
  if (node.shadow) {
    for (const child of writtenChildren(node.shadow, told)) childNodes.push(child)
  }
  return {
    ...recorded,
    ...(type === NodeType.Element && { attributes: { ...node.attributes } }),
    ...(node.shadow && { isShadowHost: true }),
    ...(node.isAdded && recorded.isSVG === true && typeof node.attributes['xmlns'] === 'string' && { isAdded: true }),
    childNodes,
  }
}

function writtenChildren(node: FoldedNode, told: Told): SnapshotNode[] {
  const children: SnapshotNode[] = []
  for (let child = node.firstChild; child !== undefined; child = child.next) children.push(written(child, told))
  return children
}

/** Changes of attributes that building a node would undo, in steps. */
function attributeSteps({ id, state }: FoldedNode): Fields[] {
  const steps = (state?.style ?? []).map((style) => ({ id, attributes: { style } as Fields }))
  return state?.late ? [...steps, { id, attributes: state.late }] : steps
}

function tellState({ state, id }: FoldedNode, timestamp: number, increment: (data: Fields) => void): void {
  if (!state) return
  for (const rules of state.rules ?? []) increment(rules)
  for (const commands of state.canvas ?? []) increment(commands)
  if (state.input) increment(state.input)
  if (state.scroll) increment(state.scroll)
  if (state.media) increment(mediaAt(state.media, timestamp, id))
}

/** What plays has gone on since. */
function mediaAt({ data, at }: { readonly data: Fields; readonly at: number }, timestamp: number, id: number): Fields {
  const { type, currentTime, playbackRate } = data
  const isPlaying = type === 0
  if (!isPlaying || typeof currentTime !== 'number') return { ...data, id }
  const rate = typeof playbackRate === 'number' ? playbackRate : 1
  return { ...data, id, currentTime: currentTime + ((timestamp - at) / 1000) * rate }
}

/** Adopts sheets; each is told once. */
function createAdopting({ sheets }: Folded) {
  const told = new Set<number>()
  return {
    adopt({ id: adopter }: FoldedNode, increment: (data: Fields) => void): void {
      const adopted = sheets.adoptedBy(adopter)
      const styleIds = adopted?.['styleIds']
      const ids = Array.isArray(styleIds) ? (styleIds as readonly number[]) : []
      const fresh = [...new Set(ids)].filter((id) => !told.has(id)).flatMap((id) => sheets.sheet(id) ?? [])
      for (const id of ids) told.add(id)
      increment({ ...adopted, styles: fresh.map(({ style }) => style) })
      for (const { changes } of fresh) changes.forEach(increment)
    },
  }
}

function tellPointer({ page: { press, pointer } }: Folded, timestamp: number, increment: (data: Fields) => void): void {
  if (press) increment(press)
  if (!pointer) return
  const { source, x, y, id, at } = pointer
  increment({ source, positions: [{ x, y, id, timeOffset: at - timestamp }] })
}
