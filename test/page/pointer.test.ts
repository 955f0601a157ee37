import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { before, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import { until, untilPast } from './person.ts'
import { buildFile } from './product.ts'
import { drawn } from './replay.ts'
import { asSource, incremental, meta, mutation, snapshot } from './small.ts'
import { inEachBrowser } from './suite.ts'

const BOARD = resolve('test/fixtures/rrweb/board/input.json')
const PHONE = resolve('test/fixtures/rrweb/board-phone/input.json')
/** CSS pixels of the player's page. */
const TOLERANCE = 3

interface Point {
  readonly x: number
  readonly y: number
}

/** A finger comes down, moves, and stays where it is until the end. */
function fingerSession() {
  const positions = [0, 1, 2].map((step) => ({
    id: 5,
    x: 40 + step * 30,
    y: 60 + step * 40,
    timeOffset: step * 50 - 150,
  }))
  return [
    meta(),
    snapshot(),
    incremental(400, { source: 2, type: 7, id: 5, x: 40, y: 60 }),
    incremental(580, { source: 6, positions }),
    mutation(20_000, {}),
  ]
}

inEachBrowser('the recorded pointer', (suite) => {
  let board: string
  let phone: string
  let finger: string
  before(async () => {
    board = await buildFile(suite.folder, 'board', [BOARD])
    phone = await buildFile(suite.folder, 'phone', [PHONE])
    finger = await buildFile(suite.folder, 'finger', [asSource(fingerSession())])
  })

  test('stands where the mouse was, at any size of the window', async () => {
    const replay = await suite.open(board)
    const { page } = replay
    for (const [ms, recorded] of [
      [6200, { x: 1221, y: 532 }],
      [8300, { x: 640, y: 260 }],
      [27_400, { x: 744.3, y: 601.2 }],
      [7100, { x: 1209.2, y: 48.1 }],
    ] as const) {
      await replay.seek(ms)
      await assertAt(page, '.cursor', recorded)
    }
    await page.setViewport({ width: 700, height: 600 })
    await until(page, () => innerWidth === 700)
    await drawn(page)
    await assertAt(page, '.cursor', { x: 1209.2, y: 48.1 })
    assert.equal(await shown(page, '.cursor-arrow'), true)
    assert.equal(await shown(page, '.touch-dot'), false)
  })

  test('stands inside a recorded frame where the mouse was in it', async () => {
    const replay = await suite.open(board)
    await replay.seek(53_800)
    const stage = await replay.stage()
    const frames = await stage.evaluate(() =>
      [...document.querySelectorAll('[data-rr-frame]')].map((frame) => {
        const { x, y } = frame.getBoundingClientRect()
        return { x: x + frame.clientLeft, y: y + frame.clientTop }
      }),
    )
    assert.ok(frames.length > 0)
    const inFrame = { x: 192.6, y: 16.8 }
    const at = await recordedPlace(replay.page, '.cursor')
    const near = frames.some((frame) => distance(at, { x: frame.x + inFrame.x, y: frame.y + inFrame.y }) <= TOLERANCE)
    assert.ok(near, `${JSON.stringify(at)} is in none of ${JSON.stringify(frames)}`)
  })

  test('shows a click where it was', async () => {
    const replay = await suite.open(board)
    const { page } = replay
    await keepRipples(page)
    await replay.seek(27_000)
    await replay.play()
    await until(page, () => (window as unknown as Kept).ripples.length > 0)
    await replay.pause()
    const [ripple] = await page.evaluate(() => (window as unknown as Kept).ripples)
    const recorded = { x: 744, y: 601 }
    assert.ok(ripple && distance(ripple, await onScreen(page, recorded)) <= TOLERANCE, JSON.stringify(ripple))
  })

  test('is a dot under the finger while it touches a phone', async () => {
    const replay = await suite.open(finger)
    const { page } = replay
    await replay.seek(300)
    await replay.play()
    await untilPast(page, 700)
    await replay.pause()
    await assertAt(page, '.cursor', { x: 100, y: 140 })
    assert.equal(await shown(page, '.cursor-arrow'), false)
    const dot = await page.$eval('.touch-dot', (element) => {
      const box = element.getBoundingClientRect()
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    })
    assert.ok(distance(dot, await onScreen(page, { x: 100, y: 140 })) <= TOLERANCE)
    await until(page, () => getComputedStyle(document.querySelector('.touch-dot') as Element).opacity === '1')
  })

  test('of a phone is never an arrow', async () => {
    const replay = await suite.open(phone)
    for (const [ms, recorded] of [
      [8200, { x: 204.75, y: 317 }],
      [10_500, { x: 220, y: 153 }],
      [14_480, { x: 47, y: 714 }],
    ] as const) {
      await replay.seek(ms)
      await assertAt(replay.page, '.cursor', recorded)
      assert.equal(await shown(replay.page, '.cursor-arrow'), false, `at ${ms} ms`)
    }
  })

  test('is not there before the first that was recorded', async () => {
    const replay = await suite.open(board)
    await replay.seek(9000)
    assert.equal(await shown(replay.page, '.cursor-arrow'), true)
    await replay.seek(500)
    assert.equal(await shown(replay.page, '.cursor-arrow'), false)
  })
})

interface Kept {
  ripples: Point[]
}

/** Ripples leave when they have faded: their places are kept as they come. */
function keepRipples(page: Page): Promise<void> {
  return page.evaluate(() => {
    const ripples: Point[] = []
    Object.assign(window, { ripples })
    const layer = document.querySelector('.pointer-layer') as HTMLElement
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(node instanceof HTMLElement) || !node.classList.contains('ripple')) continue
        const { x, y } = node.getBoundingClientRect()
        ripples.push({ x, y })
      }
    }).observe(layer, { childList: true })
  })
}

/** A place of the recorded page, as a place of the player's page. */
function onScreen(page: Page, recorded: Point): Promise<Point> {
  return page.evaluate(({ x, y }) => {
    const frame = document.querySelector('iframe[name=stage]') as HTMLIFrameElement
    const box = frame.getBoundingClientRect()
    const scale = box.width / frame.offsetWidth
    return { x: box.x + x * scale, y: box.y + y * scale }
  }, recorded)
}

/** Where an element of the layer points to, in pixels of the recorded page. */
function recordedPlace(page: Page, selector: string): Promise<Point> {
  return page.$eval(selector, (element) => {
    const frame = document.querySelector('iframe[name=stage]') as HTMLIFrameElement
    const box = frame.getBoundingClientRect()
    const scale = box.width / frame.offsetWidth
    const { x, y } = element.getBoundingClientRect()
    return { x: (x - box.x) / scale, y: (y - box.y) / scale }
  })
}

async function assertAt(page: Page, selector: string, recorded: Point): Promise<void> {
  const at = await page.$eval(selector, (element) => {
    const { x, y } = element.getBoundingClientRect()
    return { x, y }
  })
  const expected = await onScreen(page, recorded)
  assert.ok(distance(at, expected) <= TOLERANCE, `${JSON.stringify(at)} is not at ${JSON.stringify(expected)}`)
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}

function shown(page: Page, selector: string): Promise<boolean> {
  return page.$eval(selector, (element) => {
    const { width } = element.getBoundingClientRect()
    return width > 0 && getComputedStyle(element).opacity !== '0'
  })
}
