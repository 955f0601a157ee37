/** Finds the bundle in a page's text, for the command and the library (a page's own player asks its document). */
import { BLOCK_ELEMENT_ID, INDEX_ELEMENT_ID, type BundleIndex } from '../model/bundle.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { fromBase64 } from './base64.ts'
import { decodeBlock, readIndex, readSegments, type Decompress } from './unpack.ts'

export interface PageText {
  readonly index: BundleIndex
  /** JSON lines of one window, in pieces. @throws ReplayError `missing-part`, `damaged-part` */
  windowEvents(session: number, window: number): Promise<Uint8Array[]>
}

/** @throws ReplayError `not-a-page`, `newer-format`, `damaged-index` */
export function openPageText(name: string, html: string, decompress: Decompress): PageText {
  const indexText = elementText(html, INDEX_ELEMENT_ID)
  if (indexText === undefined) throw new ReplayError(problem('not-a-page', { name }))
  const index = readIndex(indexText)
  const blocks = new Map<number, Uint8Array>()
  const block = async (number: number) => {
    const known = blocks.get(number)
    if (known) return known
    const bytes = readBlock({ index, html, decompress }, number)
    blocks.set(number, bytes)
    return bytes
  }
  return {
    index,
    windowEvents: (session, window) => readSegments(index.sessions[session]?.windows[window]?.segments ?? [], block),
  }
}

interface PageBlocks {
  readonly index: BundleIndex
  readonly html: string
  readonly decompress: Decompress
}

function readBlock({ index, html, decompress }: PageBlocks, number: number): Uint8Array {
  const place = { part: number + 1, parts: index.blocks.length }
  const text = elementText(html, BLOCK_ELEMENT_ID + number)
  if (text === undefined) throw new ReplayError(problem('missing-part', place))
  try {
    return decodeBlock({ index, decompress }, number, fromBase64(text))
  } catch (cause) {
    if (cause instanceof ReplayError) throw cause
    throw new ReplayError(problem('damaged-part', place), { cause })
  }
}

/** Our inert elements hold no `<`, so the text ends at the next one; undefined when the element or its end is missing. */
function elementText(html: string, id: string): string | undefined {
  const opened = html.indexOf(` id="${id}">`)
  if (opened < 0) return undefined
  const start = html.indexOf('>', opened) + 1
  const end = html.indexOf('</script>', start)
  return end < 0 ? undefined : html.slice(start, end)
}
