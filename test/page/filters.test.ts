import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import type { ConsoleLevel } from '../../src/model/console.ts'
import type { RequestKind } from '../../src/model/network.ts'
import type { Tracks } from '../../src/model/tracks.ts'
import { attribute, click, find, isThere, until } from './person.ts'
import { countingSession } from './small.ts'
import { inEachBrowser } from './suite.ts'
import { trackedFile, trackedSession } from './tracked.ts'

const line = (atMs: number, level: ConsoleLevel, text: string) => ({ atMs, level, parts: [text], trace: [] })
const request = (atMs: number, kind: RequestKind, more: object = {}) => ({
  atMs,
  kind,
  url: `https://shop.example/${kind}`,
  ...more,
})

const tracks: Partial<Tracks> = {
  steps: [
    { atMs: 0, window: 0, kind: 'page', value: 'https://shop.example/cart' },
    { atMs: 1000, window: 0, kind: 'click', role: 'button', name: 'Pay', signs: ['dead'] },
    { atMs: 2000, window: 0, kind: 'type', role: 'textbox', name: 'E-mail', count: 1 },
    { atMs: 3000, window: 0, kind: 'click', role: 'link', signs: ['error'], locator: { testId: 'cart' } },
    { atMs: 4000, window: 0, kind: 'resize', value: '390 × 844' },
  ],
  console: [
    line(1000, 'error', 'broken'),
    line(2000, 'warn', 'careful'),
    line(3000, 'log', 'plain'),
    line(4000, 'info', 'told'),
    line(5000, 'error', 'broken twice'),
  ],
  network: [
    request(100, 'document', { status: 200, durationMs: 1500 }),
    request(200, 'script'),
    request(300, 'image'),
    request(400, 'fetch', { status: 500 }),
    request(500, 'xhr', { status: 200 }),
    { ...request(600, 'other'), url: 'wss://shop.example/live' },
    request(700, 'media', { error: 'blocked' }),
  ],
  marks: [
    { atMs: 100, kind: 'analytics', name: '$pageview' },
    { atMs: 200, kind: 'analytics', name: '$exception' },
    { atMs: 300, kind: 'custom', name: 'cart changed' },
    { atMs: 400, kind: 'comment', name: 'An error here?' },
  ],
}

inEachBrowser('filters', (suite) => {
  let file: string
  before(async () => {
    file = await trackedFile(suite.folder, 'filtered', [trackedSession(countingSession(6), tracks)])
  })

  async function shown(tab: string): Promise<Page> {
    const { page } = await suite.open(file)
    await page.keyboard.press('i')
    await (await page.waitForSelector(`[role=tab]::-p-text(${tab})`))?.click()
    await find(page, 'group', 'Filters')
    return page
  }

  const offers: readonly (readonly [tab: string, names: readonly string[]])[] = [
    ['Steps', ['Clicks 2', 'Typing 1', 'Pages 1', 'No effect 1', 'Error 1']],
    ['Console', ['Errors 2', 'Warnings 1', 'Info 1', 'Log 1']],
    ['Network', ['Failed 2', 'Slow 1', 'Fetch/XHR 2', 'Doc 1', 'JS 1', 'Img 1', 'Media 1', 'WS 1']],
    ['Events', ['Analytics 2', 'Custom 1', 'Comments 1', 'Page views 1', 'Exceptions 1']],
  ]
  for (const [tab, names] of offers) {
    test(`of ${tab} are those that have rows, each with how many`, async () => {
      const page = await shown(tab)
      await find(page, 'button', names[0] as string)
      assert.deepEqual(await page.$$eval('.filter', (list) => list.map((one) => one.textContent)), names)
    })
  }

  test('leave the rows that one of them lets through, say that they are on, and are taken back', async () => {
    const page = await shown('Console')
    await click(page, 'button', 'Errors 2')
    await rowsAre(page, ['broken', 'broken twice'])
    assert.equal(await attribute(page, ['button', 'Errors 2'], 'aria-pressed'), 'true')
    await click(page, 'button', 'Warnings 1')
    await rowsAre(page, ['broken', 'careful', 'broken twice'])
    await click(page, 'button', 'Errors 2')
    await rowsAre(page, ['careful'])
    await click(page, 'button', 'Clear')
    await until(page, () => document.querySelectorAll('.row').length === 5)
    assert.equal(await isThere(page, 'button', 'Clear'), false)
  })

  test('of kind and of trouble narrow each other', async () => {
    const page = await shown('Network')
    await click(page, 'button', 'Failed 2')
    await until(page, () => document.querySelectorAll('.row').length === 2)
    await click(page, 'button', 'Fetch/XHR 2')
    await rowsAre(page, ['/fetchshop.example'])
    await click(page, 'button', 'Failed 2')
    await click(page, 'button', 'Slow 1')
    await until(page, () => document.querySelector('.panel-note')?.textContent === 'The filters hide every row.')
  })

  test('and a search narrow each other; what they hide is said', async () => {
    const page = await shown('Console')
    await click(page, 'button', 'Warnings 1')
    await page.focus('input[type=search]')
    await page.keyboard.type('broken')
    await until(page, () => document.querySelector('.panel-hits')?.textContent?.startsWith('0 of 5, 2 hidden'))
    await find(page, 'button', 'Errors 2')
    await click(page, 'button', 'Warnings 0')
    await rowsAre(page, ['broken', 'broken twice'])
  })

  test('stay as they are while another list is shown, and when the inspector was closed', async () => {
    const page = await shown('Console')
    await click(page, 'button', 'Info 1')
    await (await page.waitForSelector('[role=tab]::-p-text(Steps)'))?.click()
    await find(page, 'button', 'Clicks 2')
    await page.keyboard.press('i')
    await page.keyboard.press('i')
    await (await page.waitForSelector('[role=tab]::-p-text(Console)'))?.click()
    await rowsAre(page, ['told'])
  })

  test('are not offered where there is nothing to tell apart', async () => {
    const console = [line(1000, 'log', 'one'), line(2000, 'log', 'two')]
    const { page } = await suite.open(
      await trackedFile(suite.folder, 'alike', [trackedSession(countingSession(6), { console })]),
    )
    await page.keyboard.press('i')
    await find(page, 'listbox', 'Console')
    await until(page, () => !document.querySelector('.filters'))
  })

  test('of steps: a step tells its page and element, how it is found, and its signs', async () => {
    const page = await shown('Steps')
    await click(page, 'button', 'Error 1')
    await rowsAre(page, ['Clicked a link'])
    await page.click('.row')
    const facts = await page.$$eval('.detail dl > div', (list) => list.map((fact) => fact.textContent))
    assert.deepEqual(facts, [
      'Pagehttps://shop.example/',
      'Elementlink',
      'LocatortestId: cart',
      'ErrorAn error in the console or a failed request within a second.',
    ])
  })
})

/** Waits for it. */
function rowsAre(page: Page, texts: readonly string[]): Promise<void> {
  return until(
    page,
    (wanted: string) =>
      [...document.querySelectorAll('.row .row-text')].map((row) => row.textContent).join('|') === wanted,
    texts.join('|'),
  )
}
