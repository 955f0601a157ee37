/** What a viewer has chosen in the inspector: it stays while the page is open, also while the inspector is closed. */
import { type Store, createStore } from '../core/store.ts'
import type { ListName, TabName } from './tab-names.ts'

interface PanelChoices {
  /** Without one, the first track that holds something is shown. */
  readonly tab: TabName | undefined
  /** What is searched for. */
  readonly words: string
  /** Ids of the filters that are on. */
  readonly filters: { readonly [name in ListName]?: readonly string[] }
}

export type PanelMemory = Store<PanelChoices>

export function createPanelMemory(): PanelMemory {
  return createStore<PanelChoices>({ tab: undefined, words: '', filters: {} })
}
