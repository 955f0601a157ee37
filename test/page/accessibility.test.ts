import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { before, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import { violations } from './axe.ts'
import { isChromium } from './browsers.ts'
import { openTab } from './observe.ts'
import { click, find, until } from './person.ts'
import { buildFile } from './product.ts'
import type { OpenReplay } from './replay.ts'
import { inEachBrowser, type Suite } from './suite.ts'
import { bareSession, trackedFile } from './tracked.ts'

const RECORDINGS = [
  'rrweb/board/input.json',
  'rrweb/board-phone/input.json',
  'posthog-lines/board-two-tabs/input.jsonl',
].map((name) => resolve('test/fixtures', name))

const SCHEMES = ['light', 'dark'] as const
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]

interface Look {
  readonly scheme: (typeof SCHEMES)[number]
  readonly size: { readonly width: number; readonly height: number }
}

const LOOKS: readonly Look[] = SCHEMES.flatMap((scheme) => SIZES.map((size) => ({ scheme, size })))

async function put(page: Page, { scheme, size }: Look): Promise<void> {
  await page.setViewport(size)
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    // what fades in has no colours of its own yet
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ])
}

/** What was found in the states that a page went through. */
interface Findings {
  readonly page: Page
  readonly found: string[]
}

async function look({ page, found }: Findings, state: string): Promise<void> {
  found.push(...(await violations(page)).map((violation) => `${state}: ${violation}`))
}

/** Every list of the inspector, and the details of a row where it has some. */
async function throughInspector(findings: Findings): Promise<void> {
  const { page } = findings
  const tabs = await page.$$('[role=tab]')
  for (const tab of tabs) {
    const name = (await tab.evaluate((element) => element.textContent)) ?? ''
    await tab.evaluate((element) => (element as HTMLElement).click())
    await until(page, () => !document.querySelector('[role=tabpanel] .is-waiting'))
    await look(findings, name)
    for (const row of ['[role=option]', '.is-trouble', '.is-warning']) {
      await (await page.$(`[role=tabpanel] ${row}`))?.evaluate((element) => (element as HTMLElement).click())
      if (await page.$('.detail')) await look(findings, `${name}, details`)
    }
  }
}

async function throughSearch(findings: Findings): Promise<void> {
  const { page } = findings
  await page.keyboard.press('/')
  await page.keyboard.type('task')
  await page.waitForSelector('.tab-hits')
  await look(findings, 'search without hits in this list')
  await page.$eval('[role=tab]', (tab) => (tab as HTMLElement).click())
  await page.waitForSelector('.panel mark')
  await look(findings, 'search')
}

async function throughPopups(findings: Findings): Promise<void> {
  const { page } = findings
  const count = await page.$$eval('.popup > button', (buttons) => buttons.length)
  for (let number = 0; number < count; number++) {
    const [button] = (await page.$$('.popup > button')).slice(number)
    await button?.evaluate((element) => element.click())
    await page.waitForSelector('.popup-sheet')
    await look(findings, `popup ${number + 1}`)
    await page.keyboard.press('Escape')
    await until(page, () => !document.querySelector('.popup-sheet'))
  }
}

async function throughTimeline(findings: Findings, replay: OpenReplay): Promise<void> {
  const { page } = findings
  await page.hover('.timeline-slider')
  await page.waitForSelector('.hint')
  await look(findings, 'hint')
  await page.keyboard.press('[')
  await replay.seek(40_000)
  await page.keyboard.press(']')
  await page.waitForSelector('.range')
  await page.keyboard.press('z')
  await look(findings, 'zoomed, with a range')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Z')
}

async function throughPlayer(replay: OpenReplay): Promise<readonly string[]> {
  const { page } = replay
  const findings: Findings = { page, found: [] }
  await look(findings, 'ready')
  await replay.play()
  await look(findings, 'playing')
  await replay.pause()
  await replay.seek(26_000)
  await throughTimeline(findings, replay)
  await throughPopups(findings)
  await page.keyboard.press('?')
  await find(page, 'dialog', 'Keyboard shortcuts')
  await look(findings, 'help')
  await page.keyboard.press('Escape')
  await page.keyboard.press('i')
  await find(page, 'complementary', 'Inspector')
  await throughInspector(findings)
  await throughSearch(findings)
  await page.keyboard.press('Escape')
  if (!(await page.$('.playlist'))) await page.click('.list-button')
  await page.waitForSelector('.playlist')
  await look(findings, 'list of sessions')
  return findings.found
}

/** A page that does not become a player. */
async function openDamaged(suite: Suite, html: string): Promise<Page> {
  const file = join(suite.folder, `${Math.random()}.html`)
  await writeFile(file, html)
  const { page } = suite.watch(await openTab(suite.browser))
  await page.goto(pathToFileURL(file).href, { waitUntil: 'domcontentloaded' })
  return page
}

inEachBrowser('axe finds nothing', (suite) => {
  let file: string
  const looking = (title: string, look: () => Promise<void>) =>
    test(title, (context) => (isChromium(suite.browser) ? look() : context.skip('only Chromium emulates the looks')))
  before(async () => {
    file = await buildFile(suite.folder, 'board', RECORDINGS)
  })

  for (const one of LOOKS) {
    const title = `${one.scheme}, ${one.size.width} px wide`

    looking(`in a player, ${title}`, async () => {
      const replay = await suite.open(file)
      await put(replay.page, one)
      if (one.size.width < 900) await click(replay.page, 'button', 'Close the list')
      assert.deepEqual(await throughPlayer(replay), [])
    })

    looking(`in a session with two tabs and in one without a picture, ${title}`, async () => {
      const replay = await suite.open(file, '#session=3')
      await put(replay.page, one)
      assert.deepEqual(await violations(replay.page), [])
      const bare = await suite.open(await trackedFile(suite.folder, 'bare', [bareSession(5000, {})]))
      await put(bare.page, one)
      assert.deepEqual(await violations(bare.page), [])
    })

    looking(`where no script runs, and where something is wrong, ${title}`, async () => {
      const html = await readFile(file, 'utf8')
      const first = await openDamaged(suite, html.replaceAll(/<script>[^]*?<\/script>/g, ''))
      await put(first, one)
      assert.deepEqual(await violations(first), [])
      const cut = await openDamaged(suite, html.slice(0, html.indexOf('id="portable-replay-block-0">')))
      await put(cut, one)
      await cut.waitForSelector('[role=alert]:not([hidden])')
      assert.deepEqual(await violations(cut), [])
      const lost = await openDamaged(suite, html.slice(0, html.indexOf('id="portable-replay-script-stage"') + 500))
      await put(lost, one)
      await lost.waitForSelector('[role=alert]:not([hidden])')
      assert.deepEqual(await violations(lost), [])
    })
  }
})
