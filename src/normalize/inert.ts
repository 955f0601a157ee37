import { EventType, IncrementalSource, type Fields, type ReplayEvent, type SnapshotNode } from '../model/event.ts'
import type { AssetTally } from './asset-tally.ts'
import { createCssCleaner } from './css.ts'
import { inertCanvas } from './inert-canvas.ts'
import { inertMutation } from './inert-mutation.ts'
import { inertNode, type InertTools } from './inert-node.ts'
import { inertAdoptedSheets, inertDeclaration, inertFont, inertStyleRules } from './inert-styling.ts'
import type { Ledgers } from './ledgers.ts'
import type { Losses } from './losses.ts'

/**
 * Takes one window's events one by one, and makes each unable to run or fetch anything by itself, whatever the page around
 * it allows; undefined where nothing is left of it. External URLs are moved aside: kept, but where no browser looks.
 */
export function createDefuser({ ledgers, tally, losses }: { ledgers: Ledgers; tally: AssetTally; losses: Losses }) {
  const css = createCssCleaner((kind, url) => tally.add(kind, url))
  return (event: ReplayEvent): ReplayEvent | undefined => {
    if (event.type === EventType.Meta) tally.setPage(String(event.data['href']))
    const data = inertData(event, { css, tally, ledger: ledgers.at(event) }, losses)
    if (data === event.data) return event
    return data && { ...event, data }
  }
}

function inertData({ type, data }: ReplayEvent, tools: InertTools, losses: Losses): Fields | undefined {
  if (type === EventType.FullSnapshot) {
    const node = inertNode(data['node'] as SnapshotNode, tools)
    return node === data['node'] ? data : { ...data, node }
  }
  if (type !== EventType.IncrementalSnapshot) return data
  switch (data['source']) {
    case IncrementalSource.Mutation:
      return inertMutation(data, tools)
    case IncrementalSource.StyleSheetRule:
      return inertStyleRules(data, tools)
    case IncrementalSource.StyleDeclaration:
      return inertDeclaration(data, tools)
    case IncrementalSource.AdoptedStyleSheet:
      return inertAdoptedSheets(data, tools)
    case IncrementalSource.CanvasMutation: {
      const canvas = inertCanvas(data, losses)
      if (canvas === undefined) losses.lose('broken-change')
      return canvas
    }
    case IncrementalSource.Font: {
      const font = inertFont(data, tools)
      if (font === undefined) losses.lose('unsafe-font')
      return font
    }
    default:
      return data
  }
}
