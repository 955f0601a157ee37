/** Pages of rrweb's own player, as published and with what is known to be wrong in it mended, one thing after the other. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeNaivePage } from './tools.ts'

export interface PlayerPages {
  /** As published. */
  readonly stock: string
  /** Without the document in memory in which it seeks, and which writes `style` and `xmlns` attributes in its own way. */
  readonly plain: string
  /** And a host that moves, which it builds anew, keeps the sheets that its shadow root adopted, as in a browser. */
  readonly mended: string
}

const PROPS = 'autoPlay:false'
const PLAIN = 'useVirtualDom:false,'

/** Runs in the page, in place of a recorder that would tell the sheets again. */
const keepsAdoptedSheets = () => {
  const adopted = new Map<number, number[]>()
  return {
    handler({ type, data }: { type: number; data: { source?: number; id: number; styleIds?: number[] } }) {
      if (type === 4) adopted.clear()
      if (type === 3 && data.source === 15 && data.styleIds) adopted.set(data.id, data.styleIds)
    },
    onBuild({ shadowRoot }: Element, { id, replayer }: { id: number; replayer: Replayer }) {
      const sheets = adopted.get(id)?.flatMap((styleId) => replayer.styleMirror.getStyle(styleId) ?? [])
      if (shadowRoot && sheets) shadowRoot.adoptedStyleSheets = sheets
    },
  }
}

interface Replayer {
  readonly styleMirror: { getStyle(id: number): CSSStyleSheet | null }
}

/** Writes them into a folder. */
export function writePlayerPages(events: string, folder: string): PlayerPages {
  const pages = {
    stock: join(folder, 'stock.html'),
    plain: join(folder, 'plain.html'),
    mended: join(folder, 'mended.html'),
  }
  writeNaivePage(events, pages.stock, 'json')
  const html = readFileSync(pages.stock, 'utf8')
  writeFileSync(pages.plain, withProps(html, PLAIN))
  writeFileSync(pages.mended, withProps(html, `${PLAIN}plugins:[(${keepsAdoptedSheets})()],`))
  return pages
}

function withProps(html: string, props: string): string {
  const at = html.lastIndexOf(PROPS)
  if (at < 0) throw new Error(`the page of rrweb's player no longer says ${PROPS}`)
  return `${html.slice(0, at)}${props}${html.slice(at)}`
}
