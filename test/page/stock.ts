import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Frame, Page } from 'puppeteer-core'
import { type Digest, digestDocument } from './digest.ts'
import { openTab } from './observe.ts'

/** What of the stock player's own choices a comparison may change. */
export interface StockOptions {
  /** Whether a seek goes through a document that is only in memory. Its default: true. */
  readonly useVirtualDom?: boolean
}

interface StockPlayer {
  goto(ms: number, play: boolean): void
  getReplayer(): { service: { state: { context: { lastPlayedEvent: object } } } }
}

const FOLDER = dirname(createRequire(resolve('package.json')).resolve('rrweb-player'))
const part = (name: string) => readFileSync(join(FOLDER, name), 'utf8').replace(/\/[/*]# sourceMappingURL.*$/m, '')

/** Writes the page that people make by hand: rrweb-player as it is published, and the events. Answers the file's path. */
export async function writeStockPage(
  file: string,
  events: readonly object[],
  options: StockOptions = {},
): Promise<string> {
  const props = JSON.stringify({ events, autoPlay: false, showController: false, ...options })
  const start = `window.player = new rrwebPlayer({ target: document.body, props: ${props.replaceAll('<', '\\u003c')} })`
  const script = part('rrweb-player.umd.min.cjs')
  const head = `<meta charset="utf-8"><style>${part('style.min.css')}</style>`
  await writeFile(file, `<!doctype html>${head}<body><script>${script}</script><script>${start}</script>`)
  return file
}

/** What the stock player shows at the moments, ms, rebuilt for each from the last snapshot. */
export async function stockDigests(browser: Browser, file: string, moments: readonly number[]): Promise<Digest[]> {
  const { page, close } = await openTab(browser)
  await page.goto(pathToFileURL(file).href, { waitUntil: 'domcontentloaded' })
  const digests: Digest[] = []
  for (const ms of moments) {
    await page.evaluate((moment) => {
      const { player } = window as unknown as { player: StockPlayer }
      // its own seek applies some mutations twice after a mouse move, unless it has to begin anew
      player.getReplayer().service.state.context.lastPlayedEvent = { type: 5, data: {}, timestamp: Infinity }
      player.goto(Math.max(moment, 1), false)
    }, ms)
    const frame = await replayedFrame(page)
    await frame.evaluate(() => new Promise((done) => setTimeout(done, 60)))
    digests.push(await frame.evaluate(digestDocument))
  }
  await close()
  return digests
}

async function replayedFrame(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector('.replayer-wrapper iframe')
  const frame = await handle?.contentFrame()
  if (!frame) throw new Error('the stock player shows no frame')
  return frame
}
