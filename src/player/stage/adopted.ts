/** A host that moves is built anew, and its shadow root would lose the sheets that it adopted: recorders don't tell them again. */
import { EventType, IncrementalSource } from '../../model/event.ts'
import type { EngineEvent, EnginePlugin, Replayer } from 'rrweb-player'

export interface Adopted {
  readonly plugin: EnginePlugin
  /** Another page begins. */
  clear(): void
}

export function createAdopted(replayer: Pick<Replayer, 'styleMirror'>): Adopted {
  const styleIds = new Map<number, readonly number[]>()
  return {
    clear: () => styleIds.clear(),
    plugin: {
      handler({ type, data }: EngineEvent) {
        if (type !== EventType.IncrementalSnapshot || data.source !== IncrementalSource.AdoptedStyleSheet) return
        if (Array.isArray(data.styleIds)) styleIds.set(data.id as number, data.styleIds as number[])
      },
      onBuild(node, { id }) {
        const root = (node as Partial<Element>).shadowRoot
        const ids = styleIds.get(id)
        if (root && ids)
          root.adoptedStyleSheets = ids.flatMap((styleId) => replayer.styleMirror.getStyle(styleId) ?? [])
      },
    },
  }
}
