import { spawn, spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { join, resolve } from 'node:path'

/** The scripts that generate sessions, write the page that people make by hand, and measure pages in a browser. */
const SCRIPTS = resolve('../shared/bench')
const COMMAND = resolve('dist/cli/main.js')
/** Prints the most memory that the process ever had, kilobytes, as the last line of its errors. */
const PEAK =
  'data:text/javascript,process.on("exit",()=>process.stderr.write(`\\n${process.resourceUsage().maxRSS}\\n`))'

export const hasScripts = existsSync(join(SCRIPTS, 'measure-page.mjs'))

export interface Built {
  readonly ms: number
  readonly peakMB: number
}

/** What a person feels of a page. Times in milliseconds, heaps in megabytes: medians, and p95 for seeks. */
export interface Felt {
  readonly firstFrame: number
  readonly seek: number
  readonly heap: number
}

/** `more` are further options of the generator. */
export async function generate(megabytes: number, path: string, more: readonly string[] = []): Promise<void> {
  const child = spawn(process.execPath, [join(SCRIPTS, 'generate.mjs'), '--mb', String(megabytes), ...more])
  child.stdout.pipe(createWriteStream(path))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`generate.mjs ended with ${code}`)
}

export function writeNaivePage(events: string, page: string, form: 'literal' | 'json'): void {
  node([join(SCRIPTS, 'naive-page.mjs'), events, page, '--as', form])
}

export function buildPage(input: string, page: string): Built {
  const startedAt = performance.now()
  const { stderr } = node(['--import', PEAK, COMMAND, input, '-q', '-o', page])
  return { ms: performance.now() - startedAt, peakMB: Number(stderr.trim().split('\n').at(-1)) / 1000 }
}

/** Undefined where the input is no recording that can be shown. */
export function eventsOf(input: string, page: string, events: string): string | undefined {
  if (spawnSync(process.execPath, [COMMAND, input, '-q', '-o', page]).status !== 0) return undefined
  node([COMMAND, 'extract', page, '-q', '-o', events])
  return events
}

export function gzip(input: string): number {
  const startedAt = performance.now()
  const { status } = spawnSync('gzip', ['-9', '-k', '-c', input], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`gzip ended with ${status}`)
  return performance.now() - startedAt
}

/** Opens pages in turn, each as often, and answers what was felt of each. Errors in the first, ours, are thrown; others' are theirs. */
export function measurePages<Name extends string>(
  pages: Readonly<Record<Name, string>>,
  runs: number,
  seeks: number,
): Record<Name, Felt> {
  const names = Object.keys(pages) as Name[]
  const counts = ['--runs', String(runs), '--seeks', String(seeks)]
  const { stdout } = node([join(SCRIPTS, 'measure-page.mjs'), ...counts, ...names.map((name) => pages[name])])
  const lines = stdout.trim().split('\n')
  const measured = lines.map((line) => JSON.parse(line) as Measured)
  if (measured[0]?.errors.length) throw new Error(`${measured[0].page}: ${measured[0].errors.join('; ')}`)
  return Object.fromEntries(measured.map((one, at) => [names[at], feltIn(one)])) as Record<Name, Felt>
}

/** What a page showed at a moment, ms: hashes of its document and of where it was scrolled to. */
export interface Shown {
  readonly ms: number
  readonly document: number | string
  readonly scrolls: number | string
}

/** So many moments of a session of these events, a file. */
export interface Looking {
  readonly events: string
  readonly durationMs: number
  readonly seeks: number
}

/** Opens pages in turn, once each, and answers what each of them showed at the same moments. */
export function digestPages(pages: readonly string[], { events, seeks }: Looking): Shown[][] {
  const options = ['--digest', '--runs', '1', '--seeks', String(seeks), '--events', events]
  const { stdout } = node([join(SCRIPTS, 'measure-page.mjs'), ...options, ...pages])
  return stdout
    .trim()
    .split('\n')
    .map((line) =>
      (JSON.parse(line) as Digested).digest.map(([ms, , document, scrolls]) => ({ ms, document, scrolls })),
    )
}

interface Digested {
  readonly digest: readonly (readonly [ms: number, elements: number, document: number, scrolls: number])[]
}

interface Measured {
  readonly page: string
  readonly firstFrameMs: number
  readonly seekMs: { readonly p95: number }
  readonly heapAfterSeeksMB: number
  readonly errors: readonly string[]
}

function feltIn({ firstFrameMs, seekMs, heapAfterSeeksMB }: Measured): Felt {
  return { firstFrame: firstFrameMs, seek: seekMs.p95, heap: heapAfterSeeksMB }
}

export function bytesOf(path: string): number {
  return statSync(path).size
}

function node(args: string[]): { stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
  return { stdout, stderr }
}
