import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import { find, until, untilAt } from './person.ts'
import { buildFile } from './product.ts'
import { asSource, countingSession } from './small.ts'
import { inEachBrowser } from './suite.ts'

const SECONDS = 40

inEachBrowser('taps on the picture', (suite) => {
  let file: string
  before(async () => {
    file = await buildFile(suite.folder, 'counting', [asSource(countingSession(SECONDS))])
  })

  test('play and pause', async () => {
    const { page } = await suite.open(file)
    await tap(page, 0.5)
    await find(page, 'button', 'Pause')
    await tap(page, 0.5)
    await find(page, 'button', 'Play')
  })

  test('leap by ten seconds where two come at a side, and by as many more as follow', async () => {
    const replay = await suite.open(file)
    const { page } = replay
    await replay.seek(15_000)
    await tap(page, 0.9, 2)
    await until(page, () => document.querySelector('.leap.is-end') !== null)
    await find(page, 'button', 'Play')
    const atMs = await replay.currentTimeMs()
    assert.ok(atMs >= 25_000 && atMs < 26_000, `${atMs} ms`)
    await replay.seek(35_000)
    await new Promise((done) => setTimeout(done, 400))
    await tap(page, 0.1, 4)
    await until(page, () => document.querySelector('.leap.is-start') !== null)
    await until(page, () => (window.portableReplay?.currentTime ?? 1e9) < 7000)
    await find(page, 'button', 'Play')
  })

  test('of a mouse only play and pause', async () => {
    const replay = await suite.open(file)
    const { page } = replay
    await replay.seek(15_000)
    const { x, y } = await placeOnCover(page, 0.9)
    await page.mouse.click(x, y, { count: 2 })
    await find(page, 'button', 'Play')
    assert.equal(await page.$('.leap'), null)
    await page.keyboard.press('Home')
    await untilAt(page, 0)
  })
})

/** Quick taps at a part of the picture's width, as a finger makes them. */
async function tap(page: Page, across: number, times = 1): Promise<void> {
  const at = await placeOnCover(page, across)
  await page.evaluate(
    ({ x, y }, count) => {
      const cover = document.elementFromPoint(x, y) as Element
      const place = { clientX: x, clientY: y, bubbles: true, cancelable: true }
      for (let number = 0; number < count; number++) {
        cover.dispatchEvent(new PointerEvent('pointerdown', { ...place, pointerType: 'touch' }))
        cover.dispatchEvent(new MouseEvent('click', place))
      }
    },
    at,
    times,
  )
}

function placeOnCover(page: Page, across: number): Promise<{ x: number; y: number }> {
  return page.$eval(
    '.cover',
    (cover, part) => {
      const { x, y, width, height } = cover.getBoundingClientRect()
      return { x: x + width * part, y: y + height * 0.4 }
    },
    across,
  )
}
