import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { before, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import { attribute, click, find, isThere, until, untilPast } from './person.ts'
import { buildFile } from './product.ts'
import { asSource, countingSession, meta, snapshot, text, element } from './small.ts'
import { inEachBrowser } from './suite.ts'

const BOARD = resolve('test/fixtures/rrweb/board/input.json')
/** The person is on the board, from 5.05 s on in the settings, from 8.53 s on at the board again. */
const TWO_TABS = resolve('test/fixtures/posthog-lines/board-two-tabs/input.jsonl')
const [FIRST_TAB, SECOND_TAB] = ['Tab 1 board.example', 'Tab 2 board.example/settings.html']
const PHONE = { width: 390, height: 844 }

const named = () => [
  { ...meta(), data: { href: 'https://news.example/today?token=1', width: 800, height: 600 } },
  snapshot({ body: [element('p', 20, { childNodes: [text('the news', 21)] })] }),
]
const addressOf = (page: Page) => page.evaluate(() => document.querySelector('.address-text')?.textContent)
const untilAddress = (page: Page, address: string) =>
  until(page, (wanted: string) => document.querySelector('.address-text')?.textContent === wanted, address)

inEachBrowser('a page of several', (suite) => {
  let sessions: string
  let tabs: string
  let board: string
  before(async () => {
    sessions = await buildFile(suite.folder, 'sessions', [asSource(countingSession(4)), asSource(named(), 'news.json')])
    tabs = await buildFile(suite.folder, 'tabs', [TWO_TABS])
    board = await buildFile(suite.folder, 'board', [BOARD])
  })

  test('sessions lists them, and shows the one that is chosen under its own title', async () => {
    const replay = await suite.open(sessions)
    const { page } = replay
    await find(page, 'navigation', 'Sessions')
    const entries = await page.$$eval('nav li button', (buttons) => buttons.map((button) => button.textContent ?? ''))
    assert.equal(entries.length, 2)
    const other = entries.findIndex((entry) => entry.includes('news.example'))
    assert.match(entries[other] ?? '', /news\.example\/today.*2023-11-14 22:13 UTC/)
    assert.ok(!entries.join().includes('token'))
    const stage = await replay.stage()
    await page.click(`nav li:nth-child(${other + 1}) button`)
    await until(stage, () => document.body?.innerText.includes('the news'))
    assert.equal(await page.title(), 'news.example/today')
    assert.equal(await page.$eval('h1', (heading) => heading.textContent), 'news.example/today')
    assert.equal(await page.$eval('[aria-current]', (entry) => entry.textContent?.includes('news.example')), true)
    await find(page, 'button', `Sessions: ${other + 1} of 2`)
    await click(page, 'button', 'Close the list')
    await until(page, () => document.querySelector('nav') === null)
    await click(page, 'button', `Sessions: ${other + 1} of 2`)
    await find(page, 'navigation', 'Sessions')
  })

  test('tabs goes along with the person', async () => {
    const replay = await suite.open(tabs)
    const { page } = replay
    const stage = await replay.stage()
    assert.equal(await attribute(page, ['button', FIRST_TAB], 'aria-pressed'), 'true')
    await replay.seek(4800)
    await replay.play()
    await until(page, () => document.querySelectorAll('.tab')[1]?.getAttribute('aria-pressed') === 'true')
    await until(stage, () => document.querySelector('#save') !== null)
    await replay.pause()
    await untilAddress(page, 'https://board.example/settings.html')
    await replay.seek(9000)
    assert.equal(await attribute(page, ['button', FIRST_TAB], 'aria-pressed'), 'true')
    assert.equal(await stage.evaluate(() => document.querySelector('#save') === null), true)
    assert.equal(await addressOf(page), 'https://board.example')
  })

  test('tabs stays with the one that was chosen, until told to follow again', async () => {
    const replay = await suite.open(tabs)
    const { page } = replay
    const stage = await replay.stage()
    await replay.seek(6000)
    await click(page, 'button', FIRST_TAB)
    await until(stage, () => document.querySelector('#search') !== null)
    assert.equal(await attribute(page, ['button', 'Follow'], 'aria-pressed'), 'false')
    await replay.play()
    await untilPast(page, 6200)
    await replay.pause()
    assert.equal(await attribute(page, ['button', FIRST_TAB], 'aria-pressed'), 'true')
    await click(page, 'button', 'Follow')
    await until(stage, () => document.querySelector('#save') !== null)
    assert.equal(await attribute(page, ['button', SECOND_TAB], 'aria-pressed'), 'true')
    assert.equal(await attribute(page, ['button', 'Follow'], 'aria-pressed'), 'true')
  })

  test('addresses shows where the person is, and has neither list nor tabs for one session', async () => {
    const replay = await suite.open(board)
    const { page } = replay
    assert.equal(await page.title(), 'board.example')
    for (const [ms, address] of [
      [60_000, 'https://board.example/insights'],
      [70_000, 'https://board.example/settings.html'],
      [1000, 'https://board.example'],
    ] as const) {
      await replay.seek(ms)
      assert.equal(await addressOf(page), address)
    }
    assert.equal(await page.$('nav, .tab, a[href]'), null)
    const marks = await page.evaluate(() => performance.getEntriesByName('portable-replay:first-frame').length)
    assert.equal(marks, 1)
  })

  test('everything fits a phone, and a thumb', async () => {
    for (const file of [tabs, sessions]) {
      const { page } = await suite.open(file)
      await page.setViewport(PHONE)
      await until(page, (width: number) => innerWidth === width, PHONE.width)
      assert.deepEqual(await atLast(() => outside(page)), [])
      assert.deepEqual(await atLast(() => smallerThan(page, 40)), [])
    }
  })

  test('the list covers the picture of a phone, and leaves when one was chosen', async () => {
    const replay = await suite.open(sessions)
    const { page } = replay
    await page.setViewport(PHONE)
    if (!(await isThere(page, 'navigation', 'Sessions'))) await page.click('.list-button')
    await find(page, 'navigation', 'Sessions')
    assert.deepEqual(await atLast(() => outside(page)), [])
    assert.deepEqual(await atLast(() => smallerThan(page, 40)), [])
    await page.click('nav li:nth-child(2) button')
    await until(page, () => document.querySelector('nav') === null)
  })
})

/** What is found wrong once the page has settled: it fits itself to a new size within some frames. */
async function atLast(look: () => Promise<string[]>, triesLeft = 60): Promise<string[]> {
  const found = await look()
  if (found.length === 0 || triesLeft === 0) return found
  await new Promise((done) => setTimeout(done, 50))
  return atLast(look, triesLeft - 1)
}

/** What stands outside of the screen, or makes it scroll sideways. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide =
      document.documentElement.scrollWidth > innerWidth
        ? [`the page is ${document.documentElement.scrollWidth} wide`]
        : []
    const controls = [...document.querySelectorAll('button, select, [role=slider], h1, .address')]
    const gone = controls.filter((control) => {
      const { left, right, width } = control.getBoundingClientRect()
      return width > 0 && !control.closest('.tab-list') && (left < -8 || right > innerWidth + 8)
    })
    return [...wide, ...gone.map((control) => control.outerHTML.slice(0, 80))]
  })
}

function smallerThan(page: Page, pixels: number): Promise<string[]> {
  return page.evaluate((least) => {
    const controls = [...document.querySelectorAll('button, select, [role=slider]')]
    return controls.flatMap((control) => {
      const { width, height } = control.getBoundingClientRect()
      const seen = width > 0 && height > 0
      return seen && (width < least || height < least) ? [`${control.className}: ${width} × ${height}`] : []
    })
  }, pixels)
}
