/** rrweb events folded into a tree of nodes, without a DOM: how a recorded page stands after any of its events. */
import {
  EventType,
  type Fields,
  IncrementalSource,
  isFields,
  type ReplayEvent,
  type SnapshotNode,
} from '../model/event.ts'
import { writeKeyframe } from './keyframe.ts'
import type { Folded } from './folded.ts'
import { applyMutation } from './mutation.ts'
import { stateOf } from './node-state.ts'
import type { FoldedNode } from './node.ts'
import { createPageState } from './page-state.ts'
import { addCommands } from './canvas.ts'
import { addRules, createSheets } from './sheets.ts'
import { createTree } from './tree.ts'

export { link, type Linked, unlink } from './links.ts'
export { childrenOf, type FoldedNode } from './node.ts'

export interface Fold {
  /** Takes in the next event of a window, in time order, as `normalize` leaves it. The event is kept, and never changed. */
  apply(event: ReplayEvent): void
  /** The page's document; undefined before the first full snapshot. */
  readonly document: FoldedNode | undefined
  /** The node of an id, wherever in the page it stands. */
  node(id: number): FoldedNode | undefined
  /**
   * Events of one time (epoch ms) that build the page as it stands: a meta event, a full snapshot, and what a snapshot
   * can't hold. Undefined when there is no page yet, or when something happened since the last full snapshot that
   * players may answer differently.
   */
  keyframe(timestamp: number): readonly ReplayEvent[] | undefined
}

export function createFold(): Fold {
  const tree = createTree()
  const sheets = createSheets()
  const page = createPageState()
  const early = new Map<number, Fields>()
  const folded: Folded = { tree, sheets, page, early }
  let isSure = false
  const ground = { tree, early, doubt: () => void (isSure = false) }
  return {
    apply(event) {
      const { type, data } = event
      if (type === EventType.Meta) page.meta(data)
      else if (type === EventType.FullSnapshot) {
        isSure = isFields(data['node'])
        if (!isSure) return
        tree.reset(data['node'] as unknown as SnapshotNode)
        early.clear()
        sheets.leave()
        page.begin(data)
      } else if (type === EventType.IncrementalSnapshot) {
        if (data['source'] === IncrementalSource.Mutation) applyMutation(ground, data)
        else applyOther(folded, event)
      }
    },
    get document() {
      return tree.document
    },
    node: (id) => tree.get(id),
    keyframe: (timestamp) => (isSure ? writeKeyframe(folded, timestamp) : undefined),
  }
}

/** Everything but mutations. */
function applyOther({ tree, sheets, page }: Folded, { data, timestamp }: ReplayEvent): void {
  const node = () => tree.get(data['id'] as number)
  switch (data['source']) {
    case IncrementalSource.MouseMove:
    case IncrementalSource.TouchMove:
    case IncrementalSource.Drag:
      return page.moved(data, timestamp)
    case IncrementalSource.MouseInteraction:
      return page.pressed(data, timestamp)
    case IncrementalSource.ViewportResize:
      return page.resized(data)
    case IncrementalSource.Selection:
      return page.selected(data)
    case IncrementalSource.Font:
      return page.font(data)
    case IncrementalSource.Scroll:
      return remember(node(), 'scroll', data)
    case IncrementalSource.Input:
      return remember(node(), 'input', data)
    case IncrementalSource.AdoptedStyleSheet:
      return sheets.adopt(data)
    case IncrementalSource.MediaInteraction: {
      const target = node()
      if (target) stateOf(target).media = { data, at: timestamp }
      return undefined
    }
    case IncrementalSource.CanvasMutation:
      return addCommands(node(), data)
    case IncrementalSource.StyleSheetRule:
    case IncrementalSource.StyleDeclaration:
      return data['styleId'] ? sheets.change(data) : addRules(node(), data)
  }
}

function remember(node: FoldedNode | undefined, what: 'scroll' | 'input', data: Fields): void {
  if (node) stateOf(node)[what] = data
}
