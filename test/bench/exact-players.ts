/** Pages of rrweb's own player, as published and with what is known to be wrong in its seeks mended. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import type { ExtractedEvent } from '../../src/index.ts'
import { EventType } from '../../src/model/event.ts'
import {
  hasHoverOfOwnClasses,
  keepsAdoptedSheets,
  reachesBothEnds,
  withMetasAtSnapshots,
  withPositionsAtTheirTimes,
} from './exact-mends.ts'
import { writeNaivePage } from './tools.ts'

/** Paths of files. */
export interface PlayerPages {
  readonly events: string
  /** As published. */
  readonly stock: string
  /** Without the document in memory in which it seeks, and which writes `style` and `xmlns` attributes in its own way. */
  readonly plain: string
  /** Without it, and with its seeks mended. */
  readonly mended: string
}

const PROPS = 'autoPlay:false'
const PLAIN = 'useVirtualDom:false,'

/** Writes them into a folder. */
export function writePlayerPages(events: readonly ExtractedEvent[], folder: string): PlayerPages {
  const file = (name: string) => join(folder, name)
  const [stock, stockText] = written(events, file('events.json'), file('stock.html'))
  const [mended, mendedText] = written(mend(events), file('mended.json'), file('mended.html'))
  writeFileSync(file('plain.html'), withProps(stockText, PLAIN))
  const seeks = `(${reachesBothEnds})(${endsOf(events).join()})`
  const scripts = `<script>${hoverStyleScript()};(${hasHoverOfOwnClasses})();${seeks}</script>`
  writeFileSync(mended, withProps(mendedText, `${PLAIN}plugins:[(${keepsAdoptedSheets})()],`) + scripts)
  return { events: file('events.json'), stock, plain: file('plain.html'), mended }
}

/** `hoverStyle` of the stage, as a global one. */
function hoverStyleScript(): string {
  const { outputFiles } = buildSync({
    stdin: {
      contents: "import { hoverStyle } from './src/player/stage/hover-style.ts'\nwindow.hoverStyle = hoverStyle",
      resolveDir: '.',
    },
    bundle: true,
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

function mend(events: readonly ExtractedEvent[]): ExtractedEvent[] {
  return withMetasAtSnapshots(withPositionsAtTheirTimes(events))
}

export function textOf(events: readonly ExtractedEvent[]): string {
  return `[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]\n`
}

function written(events: readonly ExtractedEvent[], file: string, page: string): [page: string, text: string] {
  writeFileSync(file, textOf(events))
  writeNaivePage(file, page, 'json')
  return [page, readFileSync(page, 'utf8')]
}

/** The first moment that holds a full snapshot, and the last event's, ms. */
function endsOf(events: readonly ExtractedEvent[]): [firstMs: number, lastMs: number] {
  const [startedAt, endedAt] = [events[0]?.timestamp ?? 0, events.at(-1)?.timestamp ?? 0]
  const snapshotAt = events.find(({ type }) => type === EventType.FullSnapshot)?.timestamp ?? startedAt
  return [snapshotAt - startedAt + 1, endedAt - startedAt]
}

function withProps(html: string, props: string): string {
  const at = html.lastIndexOf(PROPS)
  if (at < 0) throw new Error(`the page of rrweb's player no longer says ${PROPS}`)
  return `${html.slice(0, at)}${props}${html.slice(at)}`
}
