import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import type { Browser } from 'puppeteer-core'
import type { ExtractedEvent } from '../../src/index.ts'
import { BROWSERS } from './browsers.ts'
import { type Digest, digestDocument } from './digest.ts'
import { temporaryFolder } from './folder.ts'
import { buildFile, library } from './product.ts'
import { drawn, openReplay } from './replay.ts'
import { RUN_ALL, SHARED, sample } from './shared-data.ts'
import { stockDigests, writeStockPage } from './stock.ts'
import { usingBrowser } from './suite.ts'

const MOMENTS = RUN_ALL ? 60 : 6
const IN_FIREFOX = 5
const FIXTURES = resolve('test/fixtures/rrweb')
const FOLDERS = [join(SHARED, 'recordings'), process.env['SESSIONS'] ?? ''].filter((folder) => existsSync(folder))
const own = ['board', 'tour'].map((name) => join(FIXTURES, name, 'input.json'))
const real = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(json|jsonl|ndjson|txt)$/.test(name))
    .map((name) => join(folder, name)),
)

/** Random moments, every second one beside a recorded time. */
function momentsOf(events: readonly ExtractedEvent[]): number[] {
  const [first, last] = [events[0]?.timestamp ?? 0, events.at(-1)?.timestamp ?? 0]
  let state = 7
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
  return Array.from({ length: MOMENTS }, (_, index) => {
    if (index % 2 === 0) return Math.floor(random() * (last - first))
    const recorded = events[Math.floor(random() * events.length)]?.timestamp ?? first
    return Math.min(last - first, Math.max(0, recorded - first + Math.floor(random() * 3) - 1))
  })
}

async function ourDigests(browser: Browser, file: string, moments: readonly number[]): Promise<Digest[]> {
  const replay = await openReplay(browser, file)
  const digests: Digest[] = []
  for (const ms of moments) {
    await replay.seek(ms)
    const stage = await replay.stage()
    await drawn(replay.page)
    digests.push(await stage.evaluate(digestDocument))
  }
  await replay.close()
  return digests
}

interface Compared {
  readonly moments: readonly number[]
  readonly ours: readonly Digest[]
  readonly stock: readonly Digest[]
  /** What it shows where its document in memory is switched off; asked for the moments that differ otherwise. */
  readonly plain: ReadonlyMap<number, Digest>
}

async function compare(browser: Browser, folder: string, path: string): Promise<Compared | undefined> {
  const source = { name: basename(path), data: new Uint8Array(await readFile(path)) }
  const built = await buildFile(folder, 'ours', source).catch(() => undefined)
  if (!built) return undefined
  const { extractEvents } = await library()
  const events = await extractEvents(await readFile(built, 'utf8'))
  // several tabs of one session: the stock player knows nothing of tabs
  if (events.length < 2 || new Set(events.map(({ windowId }) => windowId)).size > 1) return undefined
  const moments = momentsOf(events)
  const ours = await ourDigests(browser, built, moments)
  const stock = await stockDigests(browser, await writeStockPage(join(folder, 'stock.html'), events), moments)
  const other = moments.filter((_, at) => ours[at]?.document !== stock[at]?.document)
  if (other.length === 0) return { moments, ours, stock, plain: new Map() }
  const file = await writeStockPage(join(folder, 'plain.html'), events, { useVirtualDom: false })
  const plain = await stockDigests(browser, file, other)
  return { moments, ours, stock, plain: new Map(other.map((ms, at) => [ms, plain[at] as Digest])) }
}

function assertSame(t: TestContext, { moments, ours, stock, plain }: Compared): void {
  const differences = moments.flatMap((ms, at) => {
    const [shown, expected] = [ours[at], stock[at]] as [Digest, Digest]
    const asPlain = plain.get(ms)?.document === shown.document
    return shown.document === expected.document || asPlain ? [] : [{ ms, shown, expected, plain: plain.get(ms) }]
  })
  const scrolls = moments.filter((_, at) => ours[at]?.scrolls !== stock[at]?.scrolls)
  const states = new Set(ours.map(({ document }) => document)).size
  t.diagnostic(
    `${moments.length} moments, ${states} states, ${plain.size} as without virtual document, ${scrolls.length} scrolls differ`,
  )
  assert.deepEqual(differences, [])
}

for (const name of BROWSERS) {
  describe(`a seek in ${name} shows what the stock player shows`, () => {
    const folder = temporaryFolder()
    const using = usingBrowser(name)
    const sampled = name === 'firefox' && !process.env['SESSIONS'] ? real.slice(0, IN_FIREFOX) : real

    for (const path of [...own, ...sample(sampled, 2)]) {
      test(basename(path), async (t) => {
        const compared = await compare(using.browser, folder.path, path)
        if (!compared) return t.skip('no picture, or several tabs')
        assertSame(t, compared)
      })
    }
  })
}
