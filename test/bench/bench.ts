/**
 * Prints ratios, not seconds: how large a page is against the page that people make by hand, and how long it takes to build
 * against `gzip -9` of the same file, in turn on one machine.
 *   npm run bench [-- recording.json …]
 * Without arguments: the project's own fixture and, where they lie beside the project, the recordings of ../shared.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const COMMAND = 'dist/cli/main.js'
const PLAYER = 'node_modules/rrweb-player/dist'
const SHARED = '../shared/recordings'

interface Row {
  readonly name: string
  readonly inputBytes: number
  readonly pageBytes: number
  readonly naiveBytes: number
  readonly buildMs: number
  readonly gzipMs: number
}

function timed(work: () => void): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

/** rrweb-player's script and style and the events as a literal, in one file. */
function naiveBytes(events: string): number {
  const parts = ['rrweb-player.umd.min.cjs', 'style.min.css'].map((name) => statSync(join(PLAYER, name)).size)
  return parts.reduce((sum, bytes) => sum + bytes, Buffer.byteLength(events.replaceAll('<', '\\u003c')))
}

/** Undefined where the file is no recording that this version reads. */
function measure(path: string, folder: string): Row | undefined {
  const page = join(folder, 'page.html')
  const events = join(folder, 'events.json')
  const made = spawnSync(process.execPath, [COMMAND, path, '-q', '-o', page])
  if (made.status !== 0) return undefined
  const buildMs = timed(() => execFileSync(process.execPath, [COMMAND, path, '-q', '-o', page]))
  const gzipMs = timed(() => execFileSync('gzip', ['-9', '-c', path], { maxBuffer: 2 ** 31 }))
  execFileSync(process.execPath, [COMMAND, 'extract', page, '-q', '-o', events])
  return {
    name: basename(path),
    inputBytes: statSync(path).size,
    pageBytes: statSync(page).size,
    naiveBytes: naiveBytes(readFileSync(events, 'utf8')),
    buildMs,
    gzipMs,
  }
}

function print(rows: readonly Row[]): void {
  console.log('| recording | input kB | page kB | page / page made by hand | build / gzip -9 |\n|---|--:|--:|--:|--:|')
  for (const row of rows) {
    const [input, page] = [row.inputBytes, row.pageBytes].map((bytes) => Math.round(bytes / 1000))
    // below this, starting Node is all that is measured
    const build = row.inputBytes > 1e6 ? (row.buildMs / row.gzipMs).toFixed(1) : '-'
    const ratios = [(row.pageBytes / row.naiveBytes).toFixed(2), build]
    console.log(`| ${row.name} | ${input} | ${page} | ${ratios.join(' | ')} |`)
  }
  const logs = rows.map((row) => Math.log(row.pageBytes / row.naiveBytes))
  const mean = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length)
  console.log(`\nGeometric mean of page / page made by hand: ${mean.toFixed(3)} over ${rows.length} recordings`)
}

const shared = existsSync(SHARED) ? readdirSync(SHARED).filter((name) => /\.jsonl?$/.test(name)) : []
const given = process.argv.slice(2)
const paths =
  given.length > 0 ? given : ['test/fixtures/rrweb/board/input.json', ...shared.map((name) => join(SHARED, name))]
const folder = mkdtempSync(join(tmpdir(), 'portable-replay-bench-'))
try {
  print(paths.map((path) => measure(path, folder)).filter((row) => row !== undefined))
} finally {
  rmSync(folder, { recursive: true })
}
