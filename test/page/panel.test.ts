import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { before, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import type { About } from '../../src/model/about.ts'
import type { Tracks } from '../../src/model/tracks.ts'
import { attribute, click, find, isThere, until, untilAt } from './person.ts'
import { asSource, countingSession } from './small.ts'
import { buildFile } from './product.ts'
import { inEachBrowser } from './suite.ts'
import { trackedFile, trackedSession } from './tracked.ts'

const SECONDS = 12
const BOARD = resolve('test/fixtures/rrweb/board/input.json')
const poison = '<img src=x onerror="console.log(\'PWNED\')">'
const line = (atMs: number, text: string) => ({ atMs, level: 'log' as const, parts: [text], trace: [] })

const tracks: Tracks = {
  steps: [],
  console: [
    line(1000, 'started'),
    { atMs: 3000, level: 'warn', parts: ['slow', '{"ms":900}'], trace: [] },
    {
      atMs: 6000,
      level: 'error',
      parts: [`${poison}\nsecond line`],
      trace: ['drop (https://shop.example/app.js:1:2)'],
    },
    line(9000, 'done'),
  ],
  network: [
    {
      atMs: 2000,
      url: `https://api.shop.example/cart?note=${poison}`,
      kind: 'fetch',
      method: 'POST',
      status: 500,
      durationMs: 85,
      requestHeaders: { accept: 'application/json' },
      responseBody: `{"error":"${'no stock'}"}`,
    },
  ],
  marks: [],
  screen: [],
}

inEachBrowser('the panel', (suite) => {
  let file: string
  let long: string
  before(async () => {
    file = await trackedFile(suite.folder, 'tracked', [trackedSession(countingSession(SECONDS), tracks)])
    const console = Array.from({ length: 100_000 }, (_, number) => line(number / 10, `line ${number}`))
    long = await trackedFile(suite.folder, 'long', [trackedSession(countingSession(SECONDS), { console })])
  })

  test('opens by its button and by a key, says so, and gives the focus back', async () => {
    const { page } = await suite.open(file)
    assert.equal(await isThere(page, 'complementary', 'Inspector'), false)
    assert.equal(await attribute(page, ['button', 'Inspector'], 'aria-expanded'), 'false')
    await click(page, 'button', 'Inspector')
    await find(page, 'complementary', 'Inspector')
    assert.equal(await attribute(page, ['button', 'Inspector'], 'aria-expanded'), 'true')
    await click(page, 'button', 'Close the panel')
    await until(page, () => !document.querySelector('aside'))
    assert.equal(await focusedName(page), 'Inspector')
    await page.keyboard.press('i')
    await find(page, 'listbox', 'Console')
    await page.keyboard.press('i')
    await until(page, () => !document.querySelector('aside'))
  })

  test('counts before anything is decoded', async () => {
    const { page } = await suite.open(file)
    const told = await attribute(page, ['button', 'Inspector'], 'title')
    assert.equal(told, 'Inspector: 5 rows, 2 errors (i)')
    await page.keyboard.press('i')
    assert.deepEqual(await tabTexts(page), [
      'All 5',
      'Steps 0',
      'Console 4 1 error',
      'Network 1 1 failed',
      'Events 0',
      'Text 0',
      'Pages 1',
      'About',
    ])
  })

  test('shows what was recorded as text in one line, and all of it on request', async () => {
    const { page } = await suite.open(file)
    await page.keyboard.press('i')
    await find(page, 'listbox', 'Console')
    assert.deepEqual(await rowTexts(page), [
      '0:01.0 started',
      '0:03.0 Warning: slow {"ms":900}',
      `0:06.0 Error: ${poison} second line`,
      '0:09.0 done',
    ])
    await page.click('.row:nth-child(3)')
    assert.equal(await textOf(page, '.full-text'), `${poison}\nsecond line`)
    assert.match(await textOf(page, '.detail'), /app\.js:1:2/)
    await page.click('.row:nth-child(3)')
    await until(page, () => !document.querySelector('.detail'))
    assert.equal(await page.$('img[src="x"]'), null)
  })

  test('tells what the person did in sentences, and what went wrong', async () => {
    const steps = [
      { atMs: 0, window: 0, kind: 'page' as const, value: 'https://shop.example/cart?token=1' },
      { atMs: 2000, window: 0, kind: 'type' as const, role: 'textbox', name: 'E-mail', count: 12 },
      { atMs: 4000, window: 0, kind: 'choose' as const, role: 'combobox', name: 'Country', value: poison },
      { atMs: 5000, window: 0, kind: 'click' as const, role: 'button', count: 4, signs: ['rage', 'dead'] as const },
    ]
    const { page } = await suite.open(
      await trackedFile(suite.folder, 'steps', [trackedSession(countingSession(SECONDS), { ...tracks, steps })]),
    )
    await page.keyboard.press('i')
    await find(page, 'listbox', 'Steps')
    assert.deepEqual(await rowTexts(page), [
      '0:00.0 Went to shop.example/cart',
      '0:02.0 Typed 12 characters into E-mail',
      `0:04.0 Chose ${poison} in Country`,
      '0:05.0 Clicked a button 4 times Rage click No effect',
    ])
    await page.click('.row:nth-child(4)')
    assert.match(await textOf(page, '.detail'), /Three clicks or more within a second/)
    await page.click('.row:nth-child(1) .row-time')
    await untilAt(page, 0)
    assert.equal(await page.$('img[src="x"]'), null)
  })

  test('of a recording tells its steps by the names that were on the screen', async () => {
    const replay = await suite.open(await buildFile(suite.folder, 'board-steps', [BOARD]))
    await replay.page.keyboard.press('i')
    await find(replay.page, 'listbox', 'Steps')
    await replay.seek(16_200)
    await until(replay.page, () => document.querySelector('.is-current')?.textContent?.endsWith('Clicked Save task'))
  })

  test('tells requests with status, time, headers and bodies', async () => {
    const { page } = await suite.open(file)
    await page.keyboard.press('i')
    await (await page.waitForSelector('[role=tab]:nth-child(4)'))?.click()
    await find(page, 'listbox', 'Network')
    assert.deepEqual(await rowTexts(page), [`0:02.0 500 POST /cart?note=${poison}api.shop.example 85 ms`])
    await page.click('.row')
    const detail = await textOf(page, '.detail')
    for (const told of ['POST', '500', '85 ms', 'application/json', 'error: "no stock"']) {
      assert.ok(detail.includes(told), `${told} is not in ${detail}`)
    }
  })

  test('says when nothing was recorded, also in a page made by the library', async () => {
    const plain = await buildFile(suite.folder, 'plain', [asSource(countingSession(2))])
    for (const path of [file, plain]) {
      const { page } = await suite.open(path)
      await page.keyboard.press('i')
      await (await page.waitForSelector('[role=tab]:nth-child(5)'))?.click()
      await until(page, () => document.body.innerText.includes('No events of the page'))
    }
  })

  test('says when the part that holds its rows is missing, and the picture plays on', async () => {
    const html = await readFile(file, 'utf8')
    const cut = join(suite.folder, 'cut.html')
    await writeFile(cut, html.replace(/<script [^>]*portable-replay-block-1"[^<]*<\/script>/, ''))
    const replay = await suite.open(cut)
    await replay.page.keyboard.press('i')
    await until(replay.page, () =>
      document.querySelector('aside [role=alert]')?.textContent?.startsWith('Part 2 of 2 of this replay is missing'),
    )
    await replay.seek(2000)
    assert.equal(await replay.currentTimeMs(), 2000)
  })

  test('leads to the moment of a row, and tells it from what is ahead', async () => {
    const replay = await suite.open(file)
    const { page } = replay
    await page.keyboard.press('i')
    await find(page, 'listbox', 'Console')
    await page.click('.row:nth-child(3) .row-time')
    await untilAt(page, 6000)
    assert.equal(await page.$('.detail'), null)
    assert.deepEqual(await rowStates(page), ['past', 'past', 'now', 'ahead'])
    await replay.seek(500)
    assert.deepEqual(await rowStates(page), ['ahead', 'ahead', 'ahead', 'ahead'])
    await replay.seek(SECONDS * 1000)
    assert.deepEqual(await rowStates(page), ['past', 'past', 'past', 'now'])
  })

  test('is used with the keyboard alone; the player keeps its own keys', async () => {
    const { page } = await suite.open(file)
    await page.keyboard.press('Home')
    await untilAt(page, 0)
    await page.keyboard.press('i')
    await (await find(page, 'listbox', 'Console')).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    assert.match(await textOf(page, '.full-text'), /second line/)
    await page.keyboard.press('End')
    await until(page, () => document.querySelector('.full-text')?.textContent === 'done')
    assert.equal(await page.evaluate(() => window.portableReplay?.currentTime), 0)
    await page.keyboard.press('ArrowRight')
    await untilAt(page, 5000)
    await click(page, 'button', 'Go to 0:09.0')
    await untilAt(page, 9000)
    await page.keyboard.press('Escape')
    await until(page, () => !document.querySelector('.detail'))
    assert.equal(await focusedName(page), 'Console')
    await page.keyboard.press('Escape')
    await until(page, () => !document.querySelector('aside'))
  })

  test('has tabs that arrows lead through, and remembers the tab', async () => {
    const { page } = await suite.open(file)
    await page.keyboard.press('i')
    await (await page.waitForSelector('[role=tab]'))?.focus()
    await page.keyboard.press('ArrowRight')
    await find(page, 'listbox', 'Network')
    await page.keyboard.press('ArrowRight')
    await until(page, () => document.body.innerText.includes('No events of the page'))
    await page.keyboard.press('End')
    await find(page, 'tabpanel', 'About')
    await page.keyboard.press('ArrowRight')
    await find(page, 'listbox', 'All')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await find(page, 'tabpanel', 'Pages')
    for (const _ of ['screen', 'marks', 'network']) await page.keyboard.press('ArrowLeft')
    await find(page, 'listbox', 'Network')
    await page.keyboard.press('i')
    await page.keyboard.press('i')
    await find(page, 'listbox', 'Network')
  })

  test('tells what is known of the session that is shown, also after another one was chosen', async () => {
    const about = (recorder: string): About => {
      return { recorder, format: 'rrweb', file: 'a.json', inputBytes: 1, events: {}, problems: [], outside: [] }
    }
    const session = trackedSession(countingSession(2), {})
    const both = [
      { ...session, about: about('First') },
      { ...session, about: about('Second') },
    ]
    const replay = await suite.open(await trackedFile(suite.folder, 'two', both))
    const { page } = replay
    await page.keyboard.press('i')
    await (await page.waitForSelector('[role=tab]:last-child'))?.click()
    await until(page, () => document.querySelector('.about')?.textContent?.includes('First'))
    await replay.select(2)
    await until(page, () => document.querySelector('.about')?.textContent?.includes('Second'))
    assert.equal((await textOf(page, '.about')).includes('First'), false)
  })

  test('carries a hundred thousand rows, follows the replay, and waits for a hand', async () => {
    const replay = await suite.open(long)
    const { page } = replay
    await page.keyboard.press('i')
    await find(page, 'listbox', 'Console')
    for (const ms of [5000, 9999, 20, 7003]) {
      await replay.seek(ms)
      await until(
        page,
        (text: string) => document.querySelector('.is-current bdi')?.textContent === text,
        `line ${ms * 10}`,
      )
      await until(page, currentRowIsInView)
      assert.ok((await page.$$('.row')).length < 60)
    }
    await page.evaluate(() => (document.querySelector('.row-list') as HTMLElement).scrollTo(0, 0))
    await find(page, 'button', 'Back to now')
    await replay.play()
    await new Promise((done) => setTimeout(done, 300))
    assert.equal(await page.evaluate(() => document.querySelector('.row-list')?.scrollTop), 0)
    await replay.pause()
    await click(page, 'button', 'Back to now')
    await until(page, currentRowIsInView)
    assert.equal(await isThere(page, 'button', 'Back to now'), false)
    await replay.play()
    await new Promise((done) => setTimeout(done, 300))
    await until(page, currentRowIsInView)
    await replay.pause()
  })
})

/** Runs in the page. */
function currentRowIsInView(): boolean {
  const row = document.querySelector('.is-current')?.getBoundingClientRect()
  const list = document.querySelector('.row-list')?.getBoundingClientRect()
  return row !== undefined && list !== undefined && row.top >= list.top - 1 && row.bottom <= list.bottom + 1
}

/** The texts of an element's parts, as they follow each other on the screen. */
function partTexts(page: Page, selector: string): Promise<string[]> {
  return page.$$eval(selector, (elements) =>
    elements.map((element) =>
      [...element.childNodes]
        .map((part) => (part.textContent ?? '').replace(/\s+/g, ' ').trim())
        .filter(Boolean)
        .join(' '),
    ),
  )
}

const tabTexts = (page: Page) => partTexts(page, '[role=tab]')
const rowTexts = (page: Page) => partTexts(page, '.row')
const textOf = (page: Page, selector: string) =>
  page.waitForSelector(selector).then((found) => found?.evaluate((element) => element.textContent ?? '') ?? '')
const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

function rowStates(page: Page): Promise<string[]> {
  return page.$$eval('.row', (rows) =>
    rows.map((row) =>
      row.getAttribute('aria-current') ? 'now' : row.classList.contains('is-ahead') ? 'ahead' : 'past',
    ),
  )
}
