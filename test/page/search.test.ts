import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import type { Tracks } from '../../src/model/tracks.ts'
import { click, find, isThere, until, untilAt } from './person.ts'
import { countingSession } from './small.ts'
import { inEachBrowser } from './suite.ts'
import { trackedFile, trackedSession } from './tracked.ts'

const line = (atMs: number, text: string) => ({ atMs, level: 'log' as const, parts: [text], trace: [] })

const tracks: Partial<Tracks> = {
  steps: [{ atMs: 4500, window: 0, kind: 'click', role: 'button', name: 'Pay' }],
  console: [
    line(1000, 'started'),
    { atMs: 3000, level: 'warn', parts: ['slow', '{"ms":900}'], trace: [] },
    line(5000, 'Payment   failed: (500|x+ no answer'),
    line(7000, 'payment FAILED again'),
    line(9000, 'done'),
  ],
  network: [
    { atMs: 5000, url: 'https://api.shop.example/payment', kind: 'fetch', method: 'POST', status: 500 },
    { atMs: 6000, url: 'https://cdn.shop.example/failed.png?note=<img', kind: 'image' },
  ],
  screen: [
    { atMs: 0, text: 'Your cart' },
    { atMs: 5200, text: 'Payment failed', untilMs: 8000 },
  ],
}

inEachBrowser('the search', (suite) => {
  let file: string
  before(async () => {
    file = await trackedFile(suite.folder, 'searched', [trackedSession(countingSession(12), tracks)])
  })

  async function search(words: string) {
    const replay = await suite.open(file)
    await replay.page.keyboard.press('/')
    await until(replay.page, () => document.activeElement?.getAttribute('aria-label') === 'Search the lists')
    await replay.page.keyboard.type(words)
    return replay
  }

  test('looks into all lists at once, whatever the case and the white space, and tells on each tab', async () => {
    const { page } = await search('payment Failed')
    for (const name of ['Steps 0 hits', 'Console 2 hits', 'Network 0 hits', 'Text 1 hit', 'Pages 0 hits']) {
      await find(page, 'tab', name)
    }
    await click(page, 'tab', 'Console 2 hits')
    await until(page, () => document.querySelector('.panel-hits [role=status]')?.textContent === '2 of 5')
    assert.deepEqual(await marked(page), ['Payment failed', 'payment FAILED'])
    await page.focus('input[type=search]')
    await page.keyboard.press('Escape')
    await find(page, 'tab', 'Console')
    assert.deepEqual(await marked(page), [])
  })

  test('looks through all that happened, in one list in the order of time', async () => {
    const { page } = await search('fail')
    await click(page, 'tab', 'All 3 hits')
    await until(page, () => document.querySelector('.panel-hits [role=status]')?.textContent === '3 of 8')
    const rows = () => page.$$eval('.row', (all) => all.map((row) => row.querySelector('.row-of')?.textContent))
    assert.deepEqual(await rows(), ['Console: ', 'Network: ', 'Console: '])
    await click(page, 'button', 'Network 1')
    await until(page, () => document.querySelectorAll('.row').length === 1)
    assert.deepEqual(await rows(), ['Network: '])
  })

  test('gets what is typed right behind the key that opens it', async () => {
    const { page } = await suite.open(file)
    await page.keyboard.type('/pays')
    assert.equal(await page.$eval('input[type=search]', (field) => field.value), 'pays')
    assert.equal(await isThere(page, 'button', 'Save Network as HAR'), false)
  })

  test('says when the shown list has no hits, and offers the others', async () => {
    const { page } = await search('Payment failed')
    await until(page, () => document.querySelector('.no-hits')?.textContent?.startsWith('No hits in Steps.'))
    await find(page, 'button', '2 in Console')
    await click(page, 'button', '1 in Text')
    await find(page, 'listbox', 'Text')
    await page.focus('input[type=search]')
    await page.keyboard.type(' nowhere')
    await until(page, () => document.querySelector('.no-hits')?.textContent === 'No hits in any list.')
  })

  test('answers when a text was on the screen', async () => {
    const { page } = await search('payment failed')
    await click(page, 'button', '1 in Text')
    await page.focus('input[type=search]')
    await page.keyboard.press('Enter')
    await untilAt(page, 5200)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await until(page, () => document.querySelector('.detail')?.textContent?.includes('Gone at 0:08.0'))
    assert.equal(await page.$eval('.detail mark', (found) => found.textContent), 'Payment failed')
  })

  test('leads from hit to hit, by keys and by buttons, and round again', async () => {
    const { page } = await search('failed')
    await click(page, 'button', '2 in Console')
    await page.focus('input[type=search]')
    await page.keyboard.press('Enter')
    await untilAt(page, 5000)
    await until(page, () => document.querySelector('.hit-place')?.textContent === '1 of 2')
    await page.keyboard.press('Enter')
    await untilAt(page, 7000)
    await click(page, 'button', 'Next hit')
    await untilAt(page, 5000)
    await click(page, 'button', 'Previous hit')
    await untilAt(page, 7000)
    await (await find(page, 'listbox', 'Console')).focus()
    await page.keyboard.press('n')
    await untilAt(page, 5000)
    await page.keyboard.press('N')
    await untilAt(page, 7000)
    assert.equal(
      await page.$eval('[role=option][aria-selected=true] bdi', (row) => row.textContent),
      'payment FAILED again',
    )
  })

  test('takes signs as they are, and what was recorded as text', async () => {
    const { page } = await search('(500|x+')
    await click(page, 'button', '1 in Console')
    assert.deepEqual(await marked(page), ['(500|x+'])
    await page.focus('input[type=search]')
    await page.keyboard.press('Escape')
    await page.keyboard.type('note=<img')
    await click(page, 'button', '1 in Network')
    assert.deepEqual(await marked(page), ['note=<img'])
    assert.equal(await page.$('.panel img'), null)
  })

  test('is still there when the inspector was closed, and Escape empties it before it closes', async () => {
    const { page } = await search('slow')
    await find(page, 'tab', 'Console 1 hit')
    await click(page, 'button', 'Close the panel')
    await page.keyboard.press('i')
    await find(page, 'tab', 'Console 1 hit')
    await page.focus('input[type=search]')
    await page.keyboard.press('Escape')
    await find(page, 'tab', 'Console')
    await page.keyboard.press('Escape')
    await until(page, () => !document.querySelector('aside'))
    assert.equal(await isThere(page, 'complementary', 'Inspector'), false)
  })
})

/** What stands out in the rows. */
async function marked(page: Page): Promise<string[]> {
  await until(page, () => !document.querySelector('.no-hits'))
  return page.$$eval('.row mark', (marks) => marks.map((mark) => (mark.textContent ?? '').replace(/\s+/g, ' ')))
}
