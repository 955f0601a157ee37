import type { Document, DocumentBlock } from '../model/document.ts'
import { type Note, problem } from '../model/problem.ts'
import type { SessionRow, Side } from '../model/side.ts'
import { groupedBy } from './grouped.ts'
import { type Piece, withPieces } from './pieces.ts'

type RowBlock = SessionRow['blocks'][number]

/** A document of blocks, and which of them went to a session. */
interface Store {
  readonly document: Document
  readonly taken: Set<DocumentBlock>
}

/** The stores by the last part of their object's key. */
type Stores = ReadonlyMap<string, readonly Store[]>

interface Context {
  readonly sides: readonly Side[]
  readonly note: Note
}

/**
 * Documents by session: the blocks that rows beside them name become one document for each row's session, in the row's
 * order. Blocks that no row names stay a document of their own. Without rows, documents are answered as they are.
 */
export function allotBlocks(documents: readonly Document[], { sides, note }: Context): Document[] {
  const stored = documents.map((document): Store => ({ document, taken: new Set() }))
  const stores = groupedBy(
    stored.filter(({ document }) => document.blocks),
    ({ document }) => lastPart(document.path ?? document.name),
  )
  if (stores.size === 0) return [...documents]
  const sessions = sides.flatMap((side) => sessionsOfSide(side, stores, note))
  const rests = stored.map(restOf).filter((document) => document !== undefined)
  return [...sessions, ...rests]
}

function sessionsOfSide({ name, rows }: Side, stores: Stores, note: Note): Document[] {
  const sessions: Document[] = []
  const missing: { readonly row: SessionRow; readonly block: RowBlock }[] = []
  const absent: SessionRow[] = []
  for (const row of joinedRows(rows)) {
    const found = row.blocks.map((block) => ({ row, block, pieces: take(block, stores) }))
    const pieces = found.flatMap((entry) => entry.pieces)
    const [first] = pieces
    if (first) sessions.push(sessionDocument(row, first.document, pieces))
    if (first) missing.push(...found.filter((entry) => entry.pieces.length === 0))
    else absent.push(row)
  }
  const [lost] = missing
  if (lost) {
    const sessionsHit = new Set(missing.map(({ row }) => row)).size
    note(problem('blocks-missing', { name, blocks: missing.length, sessions: sessionsHit, key: lost.block.key }))
  }
  // Rows of other sessions are no trouble, as a query for all of them is the easiest; rows of nothing but others are.
  const key = sessions.length === 0 ? absent.flatMap(({ blocks }) => blocks)[0]?.key : undefined
  if (key !== undefined) note(problem('rows-elsewhere', { name, sessions: absent.length, key }))
  return sessions
}

/** A database that hasn't summed them up yet answers several rows for a session. */
function joinedRows(rows: readonly SessionRow[]): SessionRow[] {
  return [...groupedBy(rows, ({ sessionId }) => sessionId).values()].map((ofSession) => {
    const title = ofSession.find((row) => row.title !== undefined)?.title
    const blocks = groupedBy(
      ofSession.flatMap((row) => row.blocks),
      ({ key, start }) => `${start} ${key}`,
    )
    const [row] = ofSession as [SessionRow, ...SessionRow[]]
    return {
      ...row,
      ...(title !== undefined && { title }),
      blocks: [...blocks.values()].flatMap(([block]) => block ?? []),
    }
  })
}

/** What is there of a row's block. A file that is there twice gives its blocks away twice, but they are taken once. */
function take({ key, start, end }: RowBlock, stores: Stores): Piece[] {
  const named = stores.get(lastPart(key)) ?? []
  const exact = named.filter(({ document }) => isPlace(document.path ?? document.name, key))
  let pieces: Piece[] = []
  for (const { document, taken } of exact.length > 0 ? exact : named) {
    const free = blocksWithin(document.blocks ?? [], start, end).filter((block) => !taken.has(block))
    for (const block of free) taken.add(block)
    if (pieces.length === 0) pieces = free.map((block) => ({ document, block }))
  }
  return pieces
}

/** The blocks, which stand in order, that lie in a range of their file. */
function blocksWithin(blocks: readonly DocumentBlock[], start: number, end: number): readonly DocumentBlock[] {
  let [low, high] = [0, blocks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle] as DocumentBlock).file.start < start) low = middle + 1
    else high = middle
  }
  let after = low
  while (after < blocks.length && (blocks[after] as DocumentBlock).file.end <= end) after++
  return blocks.slice(low, after)
}

function isPlace(path: string, key: string): boolean {
  return path === key || path.endsWith(`/${key}`)
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function sessionDocument({ sessionId, title }: SessionRow, first: Document, pieces: readonly Piece[]): Document {
  // The blocks may come from several files, so where they lay is of no use any more.
  const { blocks: _, ...document } = withPieces(first, pieces)
  return {
    ...document,
    name: `session ${sessionId}`,
    session: { id: sessionId, ...(title !== undefined && { title }) },
  }
}

/** What no row named; undefined when nothing is left. */
function restOf({ document, taken }: Store): Document | undefined {
  if (taken.size === 0) return document
  const left = (document.blocks ?? []).filter((block) => !taken.has(block))
  if (left.length === 0) return undefined
  const pieces = left.map((block) => ({ document, block }))
  return { ...withPieces(document, pieces), name: `${document.name}, other sessions` }
}
