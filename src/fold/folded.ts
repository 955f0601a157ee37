import type { Fields } from '../model/event.ts'
import type { PageState } from './page-state.ts'
import type { Sheets } from './sheets.ts'
import type { FoldedTree } from './tree.ts'

/** What is known of a window at a moment. */
export interface Folded {
  readonly tree: FoldedTree
  readonly sheets: Sheets
  readonly page: PageState
  /** Adds of documents that came before their frame, by the frame's id. */
  readonly early: ReadonlyMap<number, Fields>
}
