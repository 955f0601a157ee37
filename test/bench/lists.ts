/**
 * Whether very long lists can be felt: a session with 100,000 console lines and 50,000 requests beside the same without them
 * and with 10,000 rows.
 *   npm run bench:lists [-- --runs 7]
 * Prints first frames, ms; frames while a list is scrolled, and while two that were made by hand are, in the same page: one of
 * 2,000 rows that are all in the document, one of as many rows that writes those in view; how long a search takes to answer each key, in the long session and in the one of 10,000 rows; and the longest task.
 * Ends with what issue 5 asks: 1.2, 0.85 and one long frame of 50 ms.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'puppeteer-core'
import { launchChromium } from '../page/browsers.ts'
import { openReplay } from '../page/replay.ts'
import { startServer } from '../page/server.ts'
import {
  type Answered,
  coverWithPlainList,
  scrollFrames,
  showList,
  typeSearch,
  uncover,
  watchLongTasks,
} from './list-measures.ts'
import { type RowCounts, lineParts, writeLongSession } from './long-lists.ts'
import { buildPage, generate, measurePages } from './tools.ts'

const LONG: RowCounts = { console: 100_000, network: 50_000 }
const SHORT: RowCounts = { console: 6_667, network: 3_333 }
/** Rows of a list that a browser carries with all of them in the document. */
const FEW = 2000
/** Each list is scrolled so often, in turn; its best counts: what else a machine does only takes frames away. */
const TURNS = 4
const WORD = 'checkout'
const MOST_FIRST_FRAME = 1.2
const LEAST_FRAMES = 0.85
const LONG_FRAME_MS = 50

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '7' }, mb: { type: 'string', default: '3' } },
})
const runs = Number(values.runs)

const folder = mkdtempSync(join(tmpdir(), 'portable-replay-lists-'))
const path = (name: string) => join(folder, name)

async function makePages(): Promise<{ plain: string; short: string; long: string }> {
  await generate(Number(values.mb), path('generated.ndjson'))
  writeLongSession(path('generated.ndjson'), path('plain.ndjson'), { console: 0, network: 0 })
  writeLongSession(path('plain.ndjson'), path('short.ndjson'), SHORT)
  writeLongSession(path('plain.ndjson'), path('long.ndjson'), LONG)
  for (const name of ['plain', 'short', 'long']) buildPage(path(`${name}.ndjson`), path(`${name}.html`))
  return { plain: path('plain.html'), short: path('short.html'), long: path('long.html') }
}

async function scrollRatio(browser: Browser, file: string, list: 'Console' | 'Network') {
  const { page, close } = await openReplay(browser, file)
  await page.keyboard.press('i')
  await showList(page, list)
  const ours: number[] = []
  const plain = { all: [] as number[], window: [] as number[] }
  let longestMs = 0
  for (let run = 0; run < TURNS; run++) {
    const scrolled = await scrollFrames(page, '.row-list')
    ours.push(scrolled.frames)
    longestMs = Math.max(longestMs, scrolled.longestMs)
    for (const kind of ['all', 'window'] as const) {
      await coverWithPlainList(page, kind, kind === 'all' ? FEW : LONG.console)
      plain[kind].push((await scrollFrames(page, '#plain-list')).frames)
      await uncover(page)
    }
  }
  await close()
  const frames = { ours: Math.max(...ours), all: Math.max(...plain.all), window: Math.max(...plain.window) }
  return { list, ...frames, share: frames.ours / Math.max(frames.all, frames.window), longestMs }
}

async function searchTimes(browser: Browser, file: string, { console }: RowCounts) {
  const { page, close } = await openReplay(browser, file)
  const longest = await watchLongTasks(page)
  await page.keyboard.press('i')
  const listMs = await showList(page, 'Console')
  const readingTask = await longest()
  const texts = Array.from({ length: console }, (_, number) => lineParts(number).join(' '))
  const wholes = [...WORD].map((_, place) => texts.filter((text) => text.includes(WORD.slice(0, place + 1))).length)
  const answers = await typeSearch(page, WORD, wholes)
  const searchTask = await longest()
  await close()
  return { listMs, readingTask, searchTask, answers }
}

/** How much later each key is answered, ms. */
function later(long: readonly Answered[], short: readonly Answered[], of: 'firstMs' | 'wholeMs'): number[] {
  return long.map((answer, place) => answer[of] - (short[place]?.[of] ?? 0))
}

const told = (holds: boolean) => (holds ? 'holds' : 'DOES NOT HOLD')

const server = await startServer()
const pages = await makePages()
const browser = await launchChromium(server)
try {
  for (const list of ['Console', 'Network'] as const) {
    const scrolled = await scrollRatio(browser, pages.long, list)
    console.log('scrolling', JSON.stringify(scrolled), told(scrolled.share >= LEAST_FRAMES))
  }
  const short = await searchTimes(browser, pages.short, SHORT)
  const long = await searchTimes(browser, pages.long, LONG)
  console.log('search, short', JSON.stringify(short))
  console.log('search, long', JSON.stringify(long))
  for (const of of ['firstMs', 'wholeMs'] as const) {
    const ms = later(long.answers, short.answers, of)
    console.log(`search, later by (${of})`, JSON.stringify(ms), told(Math.max(...ms) <= LONG_FRAME_MS))
  }
} finally {
  await browser.close()
  await server.close()
}
try {
  const { plain, long } = measurePages({ plain: pages.plain, long: pages.long }, runs, 1)
  const ratio = long.firstFrame / plain.firstFrame
  console.log(
    'first frame',
    JSON.stringify({ plain: plain.firstFrame, long: long.firstFrame, ratio }),
    told(ratio <= MOST_FIRST_FRAME),
  )
} finally {
  rmSync(folder, { recursive: true })
}
