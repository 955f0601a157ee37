/** What pages show in a browser, summed up as page tests do it. */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Browser, Frame, Page } from 'puppeteer-core'
import { type BrowserName, launch } from '../page/browsers.ts'
import { digestDocument } from '../page/digest.ts'
import { openTab } from '../page/observe.ts'
import { drawn, findStage } from '../page/replay.ts'
import { startServer } from '../page/server.ts'
import type { Looking, Shown } from './tools.ts'

/** rrweb-player, as a page of its own shows it. */
interface StockPlayer {
  goto(ms: number, play: boolean): void
  getMetaData(): { totalTime: number }
  getReplayer(): { service: { state: { context: { lastPlayedEvent: object } } } }
}

const SETTLED_MS = 60
const READY_WITHIN_MS = 60_000

/** Opens pages in turn, and answers what each of them showed at the same moments, ms. */
export async function digestInBrowser(name: BrowserName, pages: readonly string[], moments: readonly number[]) {
  return usingBrowser(name, async (browser) => {
    const all: Shown[][] = []
    for (const file of pages) all.push(await shownBy(browser, file, moments))
    return all
  })
}

/** Plays our page on from each moment at 16 times the speed, for up to a second, and answers what it shows when it pauses there. */
export async function digestPaused(name: BrowserName, file: string, moments: readonly number[]): Promise<Shown[]> {
  return usingBrowser(name, async (browser) => {
    const { page, close } = await openPlayer(browser, file)
    await page.evaluate(() => window.portableReplay?.setSpeed(16))
    const shown: Shown[] = []
    for (const [index, moment] of moments.entries()) {
      await seek(page, moment)
      await page.evaluate(() => window.portableReplay?.play())
      await wait(200 + ((index * 617) % 800))
      const ms = await page.evaluate(async () => {
        await window.portableReplay?.pause()
        return window.portableReplay?.currentTime ?? NaN
      })
      await drawn(page)
      shown.push({ ms, ...(await (await findStage(page)).evaluate(digestDocument)) })
    }
    await close()
    return shown
  })
}

async function usingBrowser<Result>(name: BrowserName, use: (browser: Browser) => Promise<Result>): Promise<Result> {
  const server = await startServer()
  const browser = await launch(name, server)
  try {
    return await use(browser)
  } finally {
    await browser.close()
    await server.close()
  }
}

async function openPlayer(browser: Browser, file: string) {
  const { page, close } = await openTab(browser)
  await page.goto(pathToFileURL(file).href, { waitUntil: 'domcontentloaded' })
  await page.waitForFunction(() => 'player' in window || window.portableReplay, {
    timeout: READY_WITHIN_MS,
    polling: 50,
  })
  await page.evaluate(() => window.portableReplay?.ready)
  return { page, close }
}

async function shownBy(browser: Browser, file: string, moments: readonly number[]): Promise<Shown[]> {
  const { page, close } = await openPlayer(browser, file)
  const isOurs = await page.evaluate(() => window.portableReplay !== undefined)
  const shown: Shown[] = []
  for (const ms of moments) {
    const frame = isOurs ? await seek(page, ms) : await seekStock(page, ms)
    await wait(SETTLED_MS)
    shown.push({ ms, ...(await frame.evaluate(digestDocument)) })
  }
  await close()
  return shown
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

async function seek(page: Page, ms: number): Promise<Frame> {
  await page.evaluate((moment) => window.portableReplay?.seek(moment), ms)
  await drawn(page)
  return findStage(page)
}

async function seekStock(page: Page, ms: number): Promise<Frame> {
  await page.evaluate((moment) => {
    const { player } = window as unknown as { player: StockPlayer }
    // its own seek applies some mutations twice after a mouse move, unless it has to begin anew
    player.getReplayer().service.state.context.lastPlayedEvent = { type: 5, data: {}, timestamp: Infinity }
    // it shows what lies before a moment, so that the last event shows behind the end
    const { totalTime } = player.getMetaData()
    player.goto(moment < totalTime ? Math.max(moment, 1) : totalTime + 1, false)
  }, ms)
  const frame = await (await page.waitForSelector('.replayer-wrapper iframe'))?.contentFrame()
  if (!frame) throw new Error('the player shows no frame')
  return frame
}

/** Random moments, every second one beside a recorded time. */
export function momentsOf({ events, seeks, durationMs }: Looking): number[] {
  const times = (JSON.parse(readFileSync(events, 'utf8')) as { timestamp: number }[]).map(({ timestamp }) => timestamp)
  let state = 7
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
  return Array.from({ length: seeks }, (_, index) => {
    if (index % 2 === 0) return Math.floor(random() * durationMs)
    const recorded = (times[Math.floor(random() * times.length)] ?? 0) - (times[0] ?? 0)
    return Math.min(durationMs, Math.max(0, recorded + Math.floor(random() * 3) - 1))
  })
}
