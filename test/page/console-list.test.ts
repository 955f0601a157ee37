import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import type { ConsoleLine } from '../../src/model/console.ts'
import type { Tracked } from '../../src/model/tracks.ts'
import { click, find, until, untilAt } from './person.ts'
import { countingSession } from './small.ts'
import { inEachBrowser } from './suite.ts'
import { trackedFile, trackedSession } from './tracked.ts'

const poison = '<img src=x onerror="console.log(\'PWNED\')">'
const log = (atMs: number, ...parts: string[]): Tracked<ConsoleLine> => ({ atMs, level: 'log', parts, trace: [] })

const values = {
  cart: { items: [1, 'two', null, true], total: 12.5, note: poison },
  long: 'x'.repeat(500),
  ['__proto__x']: {},
}
const console: Tracked<ConsoleLine>[] = [
  log(500, '%cShop%c ready in %d ms: %s', 'color: red', '', '41.7', poison),
  ...[1000, 1100, 2200].map((atMs) => log(atMs, 'tick')),
  log(3000, 'state', JSON.stringify(values), `{"id":12345678901234567890,"list":[${'0,'.repeat(149)}0]}`),
  {
    atMs: 4000,
    level: 'error',
    parts: ['failed'],
    trace: [
      'at save (https://shop.example/app.js:1:2)',
      ...Array.from({ length: 14 }, (_, row) => `f${row}@a.js:${row}`),
    ],
  },
]

inEachBrowser('lines of the console', (suite) => {
  let file: string
  before(async () => {
    file = await trackedFile(suite.folder, 'console', [trackedSession(countingSession(6), { console })])
  })

  async function opened(row: number): Promise<Page> {
    const { page } = await suite.open(file)
    await page.keyboard.press('i')
    await find(page, 'listbox', 'Console')
    await page.click(`.row:nth-child(${row})`)
    await find(page, 'button', 'Close the details')
    return page
  }

  test('say what a format string says, without its styles', async () => {
    const page = await opened(1)
    assert.equal(await page.$eval('.full-text', (text) => text.textContent), `Shop ready in 41 ms: ${poison}`)
    assert.equal(await page.$('img[src="x"]'), null)
  })

  test('are one row with a count when they repeat, which leads to the first and the last', async () => {
    const page = await opened(2)
    assert.equal((await page.$$('.row')).length, 4)
    assert.equal(await page.$eval('.row:nth-child(2) .unseen', (text) => text.textContent), '3 times')
    await click(page, 'button', 'until 0:02.2')
    await untilAt(page, 2200)
    assert.ok(await page.$('.row:nth-child(2).is-current'))
    await click(page, 'button', 'Go to 0:01.0')
    await untilAt(page, 1000)
  })

  test('open their values piece by piece, with the keyboard too, and draw no more than is open', async () => {
    const page = await opened(3)
    const toggle = (name: string) =>
      page.waitForSelector(`.value-toggle:has(> .value-name)::-p-xpath(self::*[bdi[1]="${name}"])`)
    assert.equal((await page.$$('.value-tree')).length, 2)
    assert.equal(await page.$eval('.detail', (detail) => detail.textContent?.includes('1: "two"')), false)
    await (await toggle('cart'))?.focus()
    await page.keyboard.press('ArrowRight')
    await (await toggle('items'))?.click()
    await until(page, () => [...document.querySelectorAll('.value-leaf')].some((one) => one.textContent === '1: "two"'))
    await (await toggle('cart'))?.focus()
    await page.keyboard.press('ArrowLeft')
    await until(page, () => !document.querySelector('.detail')?.textContent?.includes('1: "two"'))
    await click(page, 'button', 'Show all 502 characters')
    await until(page, () => document.querySelector('.detail')?.textContent?.includes('x'.repeat(500)))
    assert.ok(
      await page.evaluate(() => document.querySelector('.detail')?.textContent?.includes('12345678901234567890')),
    )
    await (await toggle('list'))?.click()
    await click(page, 'button', 'Show 50 more')
    await until(page, () => document.querySelectorAll('.value-leaf').length > 150)
  })

  test('tell where they were written, the first frames first', async () => {
    const page = await opened(4)
    const frames = () => page.$$eval('.stack li', (list) => list.map((frame) => frame.textContent))
    assert.deepEqual((await frames()).slice(0, 2), ['save https://shop.example/app.js:1:2', 'f0 a.js:0'])
    assert.equal((await frames()).length, 10)
    await click(page, 'button', 'Show 5 more frames')
    await until(page, () => document.querySelectorAll('.stack li').length === 15)
  })
})
