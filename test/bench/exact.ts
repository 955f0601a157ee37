/**
 * Compares our page with rrweb's own player, each built from the same events, at many moments: documents must be the same.
 *   npm run exact -- [--seeks 60] [--played] [--without kind] [--firefox] [--after name] [name …]
 * Prints a line a recording, smallest first; with names, of those whose path holds one of them: at how many moments documents
 * differ from those of the player as published, at how many of these also from one without its virtual document ("plain"),
 * and at how many of these also from one whose other known faults (exact-mends.ts) are mended, too. Ends with 1 where a document
 * is as none of them shows it.
 * --without leaves events of one kind out of our page alone (an incremental source such as Input, or an event type):
 * documents or scroll positions must differ then, or the comparison sees nothing. --firefox opens the pages there, not in Chromium.
 * --played plays ours on from each moment, at 16 times the speed and for up to a second, and compares where it pauses.
 * --after goes on behind a recording.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Candidate, candidates } from './exact-candidates.ts'
import { digestInBrowser, digestPaused, momentsOf } from './exact-browser.ts'
import { type Pages, preparePages } from './exact-pages.ts'
import { digestPages, hasScripts, type Shown } from './tools.ts'

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  allowPositionals: true,
  options: {
    seeks: { type: 'string', default: '60' },
    without: { type: 'string' },
    after: { type: 'string' },
    played: { type: 'boolean', default: false },
    firefox: { type: 'boolean', default: false },
  },
})
const seeks = Number(values.seeks)
const browser = values.firefox ? 'firefox' : 'chromium'

/** What one page after another shows; the first is ours, and says at which moments others are looked at. */
type Look = (pages: readonly string[]) => Promise<Shown[][]>

function lookAt({ events, durationMs }: Pages): Look {
  const looking = { events, durationMs, seeks }
  if (!values.played && !values.firefox) return (pages) => Promise.resolve(digestPages(pages, looking))
  let moments = momentsOf(looking)
  if (!values.played) return (pages) => digestInBrowser(browser, pages, moments)
  let first: Shown[] | undefined
  return async (pages) => {
    if (first) return digestInBrowser(browser, pages, moments)
    const [ours = '', ...others] = pages
    first = await digestPaused(browser, ours, moments)
    moments = first.map(({ ms }) => ms)
    return [first, ...(await digestInBrowser(browser, others, moments))]
  }
}

interface Row {
  readonly recording: string
  readonly moments?: number
  /** Distinct documents of ours: few mean a weak comparison. */
  readonly states?: number
  /** At how many moments scroll positions differ from those of the player as published. */
  readonly scrolls?: number
  /** At how many moments documents differ from those of the player as published; at how many of these also from the next one. */
  readonly counts: readonly number[]
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

async function compare(recording: string, pages: Pages): Promise<Row> {
  const look = lookAt(pages)
  const [shown = [], stock = []] = await look([pages.ours, pages.stock])
  let left = differing('document', shown, stock)
  const counts = [left.length]
  for (const page of [pages.plain, pages.mended]) {
    if (left.length === 0) break
    const [others = []] = await look([page])
    const unlike = differing('document', shown, others)
    left = left.filter((at) => unlike.includes(at))
    counts.push(left.length)
  }
  const places = left.slice(0, 5).map((at) => `${shown[at]?.ms} ms`)
  return {
    recording,
    moments: shown.length,
    states: new Set(shown.map(({ document }) => document)).size,
    scrolls: differing('scrolls', shown, stock).length,
    counts,
    notes: [...pages.notes, ...(places.length > 0 ? [`differs at ${places.join(', ')}`] : [])],
  }
}

async function rowOf({ name, input }: Candidate, folder: string): Promise<Row> {
  try {
    const pages = await preparePages(await input(folder), folder, values.without)
    if ('skipped' in pages) return { recording: name, counts: [], notes: [`skipped: ${pages.skipped}`] }
    return await compare(name, pages)
  } catch (error) {
    process.exitCode = 1
    const [reason = ''] = String(error).split('\n')
    return { recording: name, counts: [], notes: [`failed: ${reason}`] }
  }
}

function line({ recording, moments, states, counts, scrolls, notes }: Row): string {
  const numbers = [moments, states, counts[0], counts[1], counts[2], scrolls].map((number) => number ?? '')
  return `| ${[recording, ...numbers, notes.join('; ')].join(' | ')} |`
}

if (!hasScripts) throw new Error('../shared/bench, which opens the pages, is not there')
const folder = mkdtempSync(join(tmpdir(), 'portable-replay-exact-'))
try {
  console.log('| recording | moments | states | documents | plain | mended | scrolls | notes |')
  console.log('| --- | --: | --: | --: | --: | --: | --: | --- |')
  for (const candidate of candidates(positionals, values.after)) {
    const row = await rowOf(candidate, folder)
    console.log(line(row))
    if (row.counts.at(-1)) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true })
}
