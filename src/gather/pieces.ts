import type { Document, DocumentBlock } from '../model/document.ts'

/** A block of a document. */
export interface Piece {
  readonly document: Document
  readonly block: DocumentBlock
}

const LINE_BREAK = 0x0a

/** A document with the texts of some blocks, maybe of other documents, one after another, each on lines of its own. */
export function withPieces(document: Document, pieces: readonly Piece[]): Document {
  const texts = pieces.map(textOf)
  const lengths = texts.map((text) => text.length + (text.at(-1) === LINE_BREAK ? 0 : 1))
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0)).fill(LINE_BREAK)
  const blocks: DocumentBlock[] = []
  let start = 0
  pieces.forEach(({ block }, index) => {
    const text = texts[index] as Uint8Array
    bytes.set(text, start)
    blocks.push({ file: block.file, text: { start, end: start + text.length } })
    start += lengths[index] as number
  })
  return { ...document, bytes, blocks }
}

function textOf({ document, block }: Piece): Uint8Array {
  return document.bytes.subarray(block.text.start, block.text.end)
}
