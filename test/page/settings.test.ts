import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { before, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import { attribute, click, find, isThere, type Role, until, untilPast } from './person.ts'
import { buildFile } from './product.ts'
import { openReplay } from './replay.ts'
import { asSource, countingSession, incremental, meta, snapshot } from './small.ts'
import { inEachBrowser } from './suite.ts'

const SECONDS = 6
const TABS = resolve('test/fixtures/posthog-lines/board-two-tabs/input.jsonl')

/** The pointer goes on and on. */
function movingSession() {
  const moves = Array.from({ length: 100 }, (_, step) =>
    incremental(200 + step * 100, { source: 1, positions: [{ x: 50 + step * 6, y: 300, id: 5, timeOffset: 0 }] }),
  )
  return [meta(), snapshot(), ...moves]
}

inEachBrowser('the settings', (suite) => {
  let counting: string
  let moving: string
  let tabs: string
  before(async () => {
    counting = await buildFile(suite.folder, 'counting', [asSource(countingSession(SECONDS))])
    moving = await buildFile(suite.folder, 'moving', [asSource(movingSession())])
    tabs = await buildFile(suite.folder, 'tabs', [TABS])
  })

  test('open by their button, take the keyboard, and close by Escape', async () => {
    const { page } = await suite.open(counting)
    const button = await find(page, 'button', 'Settings')
    await button.focus()
    await page.keyboard.press('Enter')
    await find(page, 'group', 'Settings')
    assert.equal(await focused(page), 'Skip idle time')
    await page.keyboard.press('Escape')
    assert.equal(await isThere(page, 'group', 'Settings'), false)
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Settings')
  })

  test('hold in the next page, where the browser keeps them', async () => {
    const replay = await suite.open(counting)
    await click(replay.page, 'button', 'Settings')
    for (const name of ['Skip idle time', 'Play again at the end', 'Pointer trail']) {
      await click(replay.page, 'switch', name)
    }
    await choose(replay.page, 'Times', 'utc')
    await replay.page.keyboard.press('Escape')
    await choose(replay.page, 'Speed', '3')
    const again = await openReplay(suite.browser, counting)
    try {
      const { page } = again
      assert.equal(await attribute(page, ['button', 'Skip idle time'], 'aria-pressed'), 'false')
      assert.equal(await valueOf(page, 'combobox', 'Speed'), '3')
      await click(page, 'button', 'Settings')
      assert.deepEqual(
        await Promise.all(
          ['Skip idle time', 'Play again at the end', 'Pointer trail', 'Pointer and clicks'].map((name) =>
            isOn(page, name),
          ),
        ),
        [false, true, false, true],
      )
      assert.equal(await valueOf(page, 'combobox', 'Times'), 'utc')
    } finally {
      await again.close()
    }
  })

  test('play again at the end', async () => {
    const replay = await suite.open(counting)
    const { page } = replay
    await click(page, 'button', 'Settings')
    await click(page, 'switch', 'Play again at the end')
    await replay.seek(SECONDS * 1000 - 300)
    await replay.play()
    await until(page, () => (window.portableReplay?.currentTime ?? 1e9) < 2000)
    await find(page, 'button', 'Pause')
  })

  test('write moments as times of day', async () => {
    const { page } = await suite.open(counting)
    await click(page, 'button', 'Settings')
    await choose(page, 'Times', 'utc')
    await until(page, () => document.querySelector('.time')?.textContent?.startsWith('22:13:20 UTC'))
    await choose(page, 'Times', 'relative')
    await until(page, () => document.querySelector('.time')?.textContent?.startsWith('0:00'))
  })

  test('colour the page', async () => {
    const { page } = await suite.open(counting)
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await click(page, 'button', 'Settings')
    await choose(page, 'Colours', 'dark')
    await until(page, () => document.documentElement.dataset['theme'] === 'dark')
    const dark = await ground()
    await choose(page, 'Colours', 'light')
    await until(page, () => document.documentElement.dataset['theme'] === 'light')
    assert.notEqual(await ground(), dark)
  })

  test('leave the colours to a host that asks for some', async () => {
    const first = await suite.open(counting)
    await click(first.page, 'button', 'Settings')
    await choose(first.page, 'Colours', 'dark')
    const { page } = await suite.open(counting, '#theme=light')
    assert.equal(await page.evaluate(() => document.documentElement.dataset['theme']), 'light')
  })

  test('show the picture pixel by pixel, to be scrolled', async () => {
    const { page } = await suite.open(counting)
    await page.setViewport({ width: 500, height: 500 })
    await click(page, 'button', 'Settings')
    await choose(page, 'Size', 'full')
    await page.keyboard.press('Escape')
    const region = await find(page, 'region', 'Recorded page')
    await until(page, () => document.querySelector('.picture-size')?.textContent === '800 × 600 · 100 %')
    const { x, y } = await region.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect)
    await page.mouse.move(x + 100, y + 100)
    await page.mouse.wheel({ deltaX: 120, deltaY: 60 })
    await until(page, () => document.querySelector('.viewport')?.scrollLeft === 120)
    const covers = await page.evaluate(() => {
      const box = document.querySelector('.viewport')?.getBoundingClientRect() as DOMRect
      const places = [
        [box.left + 5, box.top + 5],
        [box.left + box.width / 2, box.top + box.height / 2],
      ] as const
      return places.map(([left, top]) => document.elementFromPoint(left, top)?.closest('.cover') !== null)
    })
    assert.deepEqual(covers, [true, true])
  })

  test('hide the pointer and its trail', async () => {
    const replay = await suite.open(moving)
    const { page } = replay
    await replay.play()
    await untilPast(page, 700)
    await until(page, () => {
      const canvas = document.querySelector<HTMLCanvasElement>('.trail')
      const pixels = canvas?.width ? canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data : []
      return pixels?.some((value) => value > 0)
    })
    await click(page, 'button', 'Settings')
    await click(page, 'switch', 'Pointer trail')
    await until(page, () => document.querySelector('.trail') === null)
    assert.equal(await page.$eval('.cursor', (cursor) => (cursor as HTMLElement).offsetWidth > 0), true)
    await click(page, 'switch', 'Pointer and clicks')
    await until(page, () => document.querySelector<HTMLElement>('.pointer-layer')?.offsetWidth === 0)
  })

  test('follow the tab that the person is in, or hold one', async () => {
    const { page } = await suite.open(tabs)
    await click(page, 'button', 'Settings')
    assert.equal(await isOn(page, 'Follow the active tab'), true)
    await click(page, 'switch', 'Follow the active tab')
    await until(page, () => document.querySelector('.follow')?.getAttribute('aria-pressed') === 'false')
  })

  test('caption what the person does, or not', async () => {
    const replay = await suite.open(counting)
    const { page } = replay
    await replay.seek(2800)
    await until(page, () => /^(Clicked|Typed|Edited) /.test(document.querySelector('.caption')?.textContent ?? ''))
    assert.equal(await page.$eval('.caption', (caption) => caption.getAttribute('aria-hidden')), 'true')
    await click(page, 'button', 'Settings')
    await click(page, 'switch', 'Captions of steps')
    await until(page, () => document.querySelector('.caption') === null)
  })
})

async function choose(page: Page, name: string, value: string): Promise<void> {
  await (await find(page, 'combobox', name)).select(value)
}

async function valueOf(page: Page, role: Role, name: string): Promise<string> {
  return (await find(page, role, name)).evaluate((element) => (element as HTMLSelectElement).value)
}

async function isOn(page: Page, name: string): Promise<boolean> {
  return (await find(page, 'switch', name)).evaluate((element) => (element as HTMLInputElement).checked)
}

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.closest('label')?.textContent ?? undefined)
}
