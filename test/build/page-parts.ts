/** All that a page holds, as text: what a person with an editor and a decoder would see. */
import type { SegmentIndex, SessionIndex } from '../../src/model/bundle.ts'
import { openPageText } from '../../src/pack/page-text.ts'
import { decompress } from '../../src/pack/zstd.ts'

export interface PageParts {
  /** The page's own text, its scripts and its index too. */
  readonly html: string
  /** The same without what stands in script and style elements. */
  readonly outside: string
  /** What is shown where no script runs, without markup. */
  readonly firstScreen: string
  readonly title: string
  readonly sessions: readonly SessionIndex[]
  /** Each block of events or tracks, decoded. */
  readonly blocks: readonly string[]
}

export function partsOf(html: string): PageParts {
  const { index, segmentBytes } = openPageText('page', html, decompress)
  const outside = html.replace(/<(script|style)\b[^>]*>.*?<\/\1>/gs, '')
  return {
    html,
    outside,
    firstScreen: outside.slice(outside.indexOf('<body')).replace(/<[^>]*>/g, ' '),
    title: /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '',
    sessions: index.sessions,
    blocks: index.blocks.map(({ bytes }, block) =>
      new TextDecoder().decode(segmentBytes({ block, start: 0, end: bytes } as SegmentIndex)),
    ),
  }
}

/** Names of the parts in which a text occurs, as it is or as JSON writes it. */
export function placesOf(text: string, { html, blocks }: PageParts): string[] {
  const inJson = JSON.stringify(text).slice(1, -1)
  const parts = [['html', html] as const, ...blocks.map((block, number) => [`block ${number}`, block] as const)]
  return parts.filter(([, part]) => part.includes(text) || part.includes(inJson)).map(([name]) => name)
}
