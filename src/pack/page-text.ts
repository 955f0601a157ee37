/** Finds the bundle in a page's text, for the command and the library (a page's own player asks its document). */
import { BLOCK_ELEMENT_ID, INDEX_ELEMENT_ID, type BundleIndex, type SegmentIndex } from '../model/bundle.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { fromBase64 } from './base64.ts'
import { decodeBlock, readIndex, type Decompress } from './unpack.ts'

export interface PageText {
  readonly index: BundleIndex
  /** A decoded block. @throws ReplayError `missing-part`, `damaged-part` */
  blockBytes(number: number): Uint8Array
  /** JSON lines of one segment. @throws ReplayError `missing-part`, `damaged-part` */
  segmentBytes(segment: SegmentIndex): Uint8Array
}

/** @throws ReplayError `not-a-page`, `newer-format`, `damaged-index` */
export function openPageText(name: string, html: string, decompress: Decompress): PageText {
  const texts = inertTexts(html)
  const indexText = texts.get(INDEX_ELEMENT_ID)
  if (indexText === undefined) throw new ReplayError(problem('not-a-page', { name }))
  const index = readIndex(indexText)
  // segments are asked for in order, and several of them lie in one block
  let latest: { readonly number: number; readonly bytes: Uint8Array } | undefined
  const blockBytes = (number: number) => {
    if (latest?.number !== number) latest = { number, bytes: readBlock({ index, texts, decompress }, number) }
    return latest.bytes
  }
  return { index, blockBytes, segmentBytes: ({ block, start, end }) => blockBytes(block).subarray(start, end) }
}

interface PageBlocks {
  readonly index: BundleIndex
  readonly texts: ReadonlyMap<string, string>
  readonly decompress: Decompress
}

function readBlock({ index, texts, decompress }: PageBlocks, number: number): Uint8Array {
  const place = { part: number + 1, parts: index.blocks.length }
  const text = texts.get(BLOCK_ELEMENT_ID + number)
  if (text === undefined) throw new ReplayError(problem('missing-part', place))
  return decodeBlock({ index, decompress }, number, bytesOf(text, place))
}

function bytesOf(text: string, place: { readonly part: number; readonly parts: number }): Uint8Array {
  try {
    return fromBase64(text)
  } catch (cause) {
    throw new ReplayError(problem('damaged-part', place), { cause })
  }
}

/**
 * The texts of a page's inert elements, by id. They hold no `<`, so a text ends at the next one; an element that is cut off
 * is none. One pass, since a page may have many parts and many megabytes.
 */
function inertTexts(html: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const { 0: tag, 1: id = '', index } of html.matchAll(/<script [^<>]*?\bid="(portable-replay-[^"]*)"[^<>]*>/g)) {
    const start = index + tag.length
    const end = html.indexOf('<', start)
    if (html.startsWith('</script>', end) && !texts.has(id)) texts.set(id, html.slice(start, end))
  }
  return texts
}
