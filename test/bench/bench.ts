/**
 * Prints ratios, not seconds: everything is measured in turn on one machine, against the page that people make by hand
 * (rrweb-player and the events in one file, as a literal or as JSON text) and against `gzip -9` of the same recording.
 *   npm run bench [-- --mb 1,10,100|0] [--runs 3] [--seeks 20] [--full] [--readme] [recording …]
 * --mb 0 measures sizes only. --full adds 1 GB, whose build is compared with gzip alone; --readme writes the tables into README.md. Recordings are
 * measured for size, and joined end to end into long sessions; without any, those of the project and, where they lie
 * beside it, of ../shared. Sessions are generated and pages opened by scripts that lie there; without them: sizes only.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { joinRecordings, type JoinedEvent } from './join.ts'
import { firstFrames } from './opened.ts'
import { type LongRow, longTable, type SizeRow, sizeTable, writeReadme } from './tables.ts'
import { bytesOf, buildPage, eventsOf, generate, gzip, hasScripts, measurePages, writeNaivePage } from './tools.ts'
import { keyframeShare, naiveBytes, smallestBytes } from './yardsticks.ts'

const SHARED = '../shared/recordings'
const OWN = ['test/fixtures/rrweb/board/input.json', 'test/fixtures/rrweb/tour/input.json']
const GIGABYTE = 1000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mb: { type: 'string', default: '1,10,100' },
    runs: { type: 'string', default: '3' },
    seeks: { type: 'string', default: '20' },
    full: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)

interface RealRecording {
  readonly row: SizeRow
  readonly events: JoinedEvent[]
}

/** Undefined where the file is no recording that can be shown. */
async function sizesOf(path: string, folder: string): Promise<RealRecording | undefined> {
  const page = join(folder, 'page.html')
  const extracted = eventsOf(path, page, join(folder, 'events.json'))
  if (!extracted) return undefined
  const text = readFileSync(extracted, 'utf8')
  const events = JSON.parse(text) as JoinedEvent[]
  const sizes = { page: bytesOf(page), naive: naiveBytes(text), smallest: await smallestBytes(events) }
  const keyframes = await keyframeShare(path)
  const recording = path.slice(path.lastIndexOf('/') + 1)
  return { row: { recording, input: bytesOf(path), ...sizes, keyframes }, events }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number
}

function buildTimes(input: string, page: string, times: number): Pick<LongRow, 'build' | 'gzip' | 'peakMB'> {
  const pairs = Array.from({ length: times }, () => ({ ours: buildPage(input, page), gzip: gzip(input) }))
  return {
    build: median(pairs.map(({ ours }) => ours.ms)),
    gzip: median(pairs.map((pair) => pair.gzip)),
    peakMB: median(pairs.map(({ ours }) => ours.peakMB)),
  }
}

async function measureLong(session: string, input: string, folder: string): Promise<LongRow> {
  const page = join(folder, 'ours.html')
  const literal = join(folder, 'literal.html')
  const json = join(folder, 'json.html')
  const built = buildTimes(input, page, runs)
  writeNaivePage(input, literal, 'literal')
  writeNaivePage(input, json, 'json')
  const felt = measurePages({ page, literal, json }, runs, Number(values.seeks))
  const opened = await firstFrames({ page, literal, json }, runs)
  say(`felt ${JSON.stringify({ ...built, felt, opened })}`)
  return { session, ...built, page: bytesOf(page), naive: bytesOf(literal), felt, opened }
}

async function longSessions(recordings: readonly RealRecording[], folder: string): Promise<LongRow[]> {
  const input = join(folder, 'session.ndjson')
  const rows: LongRow[] = []
  for (const megabytes of values.mb.split(',').map(Number).filter(Boolean)) {
    say(`${megabytes} MB, generated`)
    await generate(megabytes, input)
    rows.push(await measureLong(`generated, ${megabytes} MB`, input, folder))
    say(`${megabytes} MB of recordings, end to end`)
    await joinRecordings(
      recordings.map(({ events }) => events),
      megabytes * 1e6,
      input,
    )
    rows.push(await measureLong(`recordings end to end, ${megabytes} MB`, input, folder))
  }
  if (!values.full) return rows
  say('1 GB, generated')
  await generate(GIGABYTE, input)
  const page = join(folder, 'ours.html')
  return [...rows, { session: 'generated, 1 GB', ...buildTimes(input, page, 1), page: bytesOf(page) }]
}

function say(what: string): void {
  console.error(`… ${what}`)
}

function recordingsToMeasure(): string[] {
  if (positionals.length > 0) return positionals
  const shared = existsSync(SHARED) ? readdirSync(SHARED).filter((name) => /\.jsonl?$/.test(name)) : []
  return [...OWN, ...shared.map((name) => join(SHARED, name))]
}

const folder = mkdtempSync(join(tmpdir(), 'portable-replay-bench-'))
try {
  const recordings: RealRecording[] = []
  for (const path of recordingsToMeasure()) {
    const measured = await sizesOf(path, folder)
    if (measured) recordings.push(measured)
  }
  const tables = [sizeTable(recordings.map(({ row }) => row))]
  if (hasScripts) tables.unshift(longTable(await longSessions(recordings, folder)))
  else say('long sessions: skipped, since ../shared/bench is not there')
  console.log(tables.join('\n\n'))
  if (values.readme) writeReadme(tables, process.argv.slice(2).join(' '))
} finally {
  rmSync(folder, { recursive: true })
}
