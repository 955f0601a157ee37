/**
 * Compares our page with rrweb's own player, each built from the same events, at many moments: documents must be the same.
 *   node test/run.mjs --script test/bench/exact.ts [--seeks 60] [--without kind] [name …]
 * Prints a line a recording, smallest first; with names, of those whose path holds one of them. Where documents differ, they are
 * compared once more with rrweb's player without its virtual document ("plain"), which writes some attributes in a way of its
 * own. --without leaves events of one kind out of our page alone (an incremental source such as Input, or an event type):
 * documents or scroll positions must differ then, or the comparison sees nothing. Ends with 1 where a document is as neither
 * player shows it. The very end is looked at, but not counted: there our page shows the last event, too, where rrweb's seek to
 * the same moment leaves it out.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Candidate, candidates } from './exact-candidates.ts'
import { type Pages, preparePages } from './exact-pages.ts'
import { digestPages, hasScripts, type Shown } from './tools.ts'

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  allowPositionals: true,
  options: { seeks: { type: 'string', default: '60' }, without: { type: 'string' } },
})
const seeks = Number(values.seeks)

interface Row {
  readonly recording: string
  readonly moments?: number
  /** Distinct documents of ours: few mean a weak comparison. */
  readonly states?: number
  readonly documents?: number
  readonly scrolls?: number
  readonly plainDocuments?: number
  readonly plainScrolls?: number
  /** At how many moments our document is as neither player shows it. */
  readonly neither?: number
  readonly notes: readonly string[]
}

/** Indexes of the moments at which two pages differ. */
function differing(what: 'document' | 'scrolls', ours: readonly Shown[], theirs: readonly Shown[]): number[] {
  return ours.flatMap((shown, at) => {
    const other = theirs[at]
    if (shown.ms !== other?.ms) throw new Error(`the pages were asked for other moments: ${shown.ms}, ${other?.ms} ms`)
    return shown[what] === other[what] ? [] : [at]
  })
}

/** It chooses the same moments by itself, unless it takes the session for longer. */
function shownByPlain({ ours, plain, events }: Pages, like: readonly Shown[]): readonly Shown[] {
  const [alone = []] = digestPages([plain], events, seeks)
  return alone.every(({ ms }, at) => ms === like[at]?.ms) ? alone : (digestPages([ours, plain], events, seeks)[1] ?? [])
}

function compare(recording: string, pages: Pages): Row {
  const [shown = [], stock = []] = digestPages([pages.ours, pages.stock], pages.events, seeks)
  const documents = differing('document', shown, stock)
  const row = {
    recording,
    moments: shown.length,
    states: new Set(shown.map(({ document }) => document)).size,
    documents: documents.length,
    scrolls: differing('scrolls', shown, stock).length,
  }
  if (documents.length === 0) return { ...row, neither: 0, notes: pages.notes }
  const plain = shownByPlain(pages, shown)
  const plainDocuments = differing('document', shown, plain)
  const unlike = documents.filter((at) => plainDocuments.includes(at)).map((at) => shown[at]?.ms as number)
  const neither = unlike.filter((ms) => ms < pages.durationMs)
  const notes = [
    ...pages.notes,
    ...(neither.length > 0 ? [`differs at ${neither.slice(0, 5).join(', ')} ms`] : []),
    ...(neither.length < unlike.length ? [`${unlike.length - neither.length} at the end`] : []),
  ]
  const plainScrolls = differing('scrolls', shown, plain).length
  return { ...row, plainDocuments: plainDocuments.length, plainScrolls, neither: neither.length, notes }
}

async function look({ name, input }: Candidate, folder: string): Promise<Row> {
  try {
    const pages = await preparePages(await input(folder), folder, values.without)
    return 'skipped' in pages ? { recording: name, notes: [`skipped: ${pages.skipped}`] } : compare(name, pages)
  } catch (error) {
    const [reason = ''] = String(error).split('\n')
    return { recording: name, neither: seeks, notes: [`failed: ${reason}`] }
  }
}

function line(row: Row): string {
  const { recording, moments, states, documents, scrolls, plainDocuments, plainScrolls, neither, notes } = row
  const counts = [moments, states, documents, scrolls, plainDocuments, plainScrolls, neither]
  return `| ${[recording, ...counts.map((count) => count ?? ''), notes.join('; ')].join(' | ')} |`
}

if (!hasScripts) throw new Error('../shared/bench, which opens the pages, is not there')
const folder = mkdtempSync(join(tmpdir(), 'portable-replay-exact-'))
try {
  console.log(
    '| recording | moments | states | documents | scrolls | plain documents | plain scrolls | neither | notes |',
  )
  console.log('| --- | --: | --: | --: | --: | --: | --: | --: | --- |')
  for (const candidate of candidates(positionals)) {
    const row = await look(candidate, folder)
    console.log(line(row))
    if (row.neither) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true })
}
