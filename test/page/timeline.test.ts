import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { before, test } from 'node:test'
import type { ElementHandle, Page } from 'puppeteer-core'
import { attribute, click, find, isThere, placeIn, until, untilAt } from './person.ts'
import { buildFile } from './product.ts'
import { asSource, countingSession, incremental, meta, snapshot } from './small.ts'
import { inEachBrowser } from './suite.ts'

const BOARD = resolve('test/fixtures/rrweb/board/input.json')
const SECONDS = 60

/** A press at the beginning, and one 40 s later. */
function idleSession() {
  const press = (atMs: number) => incremental(atMs, { source: 2, type: 2, id: 5, x: 10, y: 10 })
  return [meta(), snapshot(), press(100), press(40_000), press(60_000)]
}

inEachBrowser('the timeline', (suite) => {
  let board: string
  let counting: string
  let idle: string
  before(async () => {
    board = await buildFile(suite.folder, 'board', [BOARD])
    counting = await buildFile(suite.folder, 'counting', [asSource(countingSession(SECONDS))])
    idle = await buildFile(suite.folder, 'idle', [asSource(idleSession())])
  })

  test('marks what happened: each mark says what and when, and leads there', async () => {
    const { page } = await suite.open(board)
    await find(page, 'toolbar', 'Marks')
    const [mark] = await errorMarks(page)
    const { name, atMs } = mark as { name: string; atMs: number }
    assert.match(name, /^1 error.*: .* at \d:\d\d$/)
    await click(page, 'button', name.replaceAll('"', '\\"'))
    await untilAt(page, atMs)
  })

  test('takes the arrows from mark to mark: one stop for the keyboard', async () => {
    const replay = await suite.open(board)
    const { page } = replay
    const openedAtMs = await replay.currentTimeMs()
    await until(page, () => document.querySelectorAll('.mark').length > 3)
    assert.equal(
      await page.$$eval('.mark', (marks) => marks.filter((mark) => (mark as HTMLElement).tabIndex === 0).length),
      1,
    )
    await page.focus('.mark[tabindex="0"]')
    for (const [key, number] of [
      ['ArrowRight', 1],
      ['ArrowRight', 2],
      ['ArrowLeft', 1],
      ['Home', 0],
    ] as const) {
      await page.keyboard.press(key)
      await until(page, (at: number) => document.activeElement === document.querySelectorAll('.mark')[at], number)
    }
    await until(page, () => getComputedStyle(document.querySelector('.hint') as Element).visibility === 'visible')
    assert.equal(await replay.currentTimeMs(), openedAtMs)
  })

  test('zooms by buttons and keys, around the playhead', async () => {
    const replay = await suite.open(counting)
    const { page } = replay
    await replay.seek(30_000)
    const shown = async () => (await page.$$('.mark')).length
    const all = await shown()
    await click(page, 'button', 'Zoom in')
    await click(page, 'button', 'Zoom in')
    await find(page, 'button', 'Zoom out')
    assert.ok((await shown()) < all)
    await click(page, 'button', 'Whole session')
    await until(page, () => document.querySelector('.tool.is-whole') === null)
    assert.equal(await shown(), all)
    await page.keyboard.press('z')
    await find(page, 'button', 'Whole session')
    await page.keyboard.press('Z')
    await until(page, () => document.querySelector('.tool.is-whole') === null)
  })

  test('folds idle time', async () => {
    const { page } = await suite.open(idle)
    const width = () => page.$eval('.idle-bands i', (band) => band.getBoundingClientRect().width)
    const open = await width()
    await click(page, 'button', 'Fold idle time')
    assert.equal(await attribute(page, ['button', 'Fold idle time'], 'aria-pressed'), 'true')
    assert.ok((await width()) < open / 10)
  })

  test('plays a range over and over, which keys and handles move and Escape ends', async () => {
    const replay = await suite.open(counting)
    const { page } = replay
    await replay.seek(10_000)
    await page.keyboard.press('[')
    await replay.seek(12_000)
    await page.keyboard.press(']')
    assert.deepEqual(await range(page), ['0:10', '0:12'])
    await (await find(page, 'slider', 'Range end')).focus()
    await page.keyboard.press('ArrowLeft')
    assert.deepEqual(await range(page), ['0:10', '0:11'])
    await replay.seek(10_800)
    await replay.play()
    await until(page, () => (window.portableReplay?.currentTime ?? 1e9) < 10_500)
    await page.keyboard.press('Escape')
    assert.equal(await isThere(page, 'slider', 'Range end'), false)
  })

  test('draws a range where a hand drags over the graph', async () => {
    const { page } = await suite.open(counting)
    const graph = (await page.$('.timeline-graph')) as ElementHandle
    const [from, to] = [await placeIn(graph, 0.25), await placeIn(graph, 0.5)]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.mouse.up()
    assert.deepEqual(await range(page), ['0:15', '0:30'])
    await click(page, 'button', 'Clear range')
    assert.equal(await isThere(page, 'slider', 'Range start'), false)
  })
})

function errorMarks(page: Page): Promise<{ name: string; atMs: number }[]> {
  return page.waitForSelector('.mark.is-error').then(() =>
    page.$$eval('.mark.is-error', (marks) =>
      marks.map((mark) => ({
        name: mark.getAttribute('aria-label') ?? '',
        atMs: Number((mark as HTMLElement).dataset['at']),
      })),
    ),
  )
}

async function range(page: Page): Promise<(string | null)[]> {
  return [
    await attribute(page, ['slider', 'Range start'], 'aria-valuetext'),
    await attribute(page, ['slider', 'Range end'], 'aria-valuetext'),
  ]
}
