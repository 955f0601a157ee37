import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import { attribute, click, find, until, untilAt, untilPast } from './person.ts'
import { buildFile } from './product.ts'
import { asSource, countingSession } from './small.ts'
import { inEachBrowser } from './suite.ts'

const END_MS = 12_000

inEachBrowser('the keys', (suite) => {
  let file: string
  before(async () => {
    file = await buildFile(suite.folder, 'counting', [asSource(countingSession(END_MS / 1000))])
  })

  test('lead to moments: by five seconds, to both ends and no further', async () => {
    const { page } = await suite.open(file)
    await go(page, [
      ['Home', 0],
      ['ArrowRight', 5000],
      ['ArrowRight', 10_000],
      ['ArrowRight', END_MS],
      ['ArrowLeft', END_MS - 5000],
      ['End', END_MS],
      ['Home', 0],
      ['ArrowLeft', 0],
    ])
  })

  test('lead from event to event', async () => {
    const replay = await suite.open(file)
    await replay.seek(2000)
    await go(replay.page, [
      ['.', 2500],
      ['.', 2600],
      ['.', 2700],
      [',', 2600],
      [',', 2500],
      [',', 2000],
      [',', 1700],
    ])
  })

  test('play, pause and set the speed', async () => {
    const { page } = await suite.open(file)
    await page.keyboard.press(' ')
    await find(page, 'button', 'Pause')
    await untilPast(page, 100)
    await page.keyboard.press(' ')
    await find(page, 'button', 'Play')
    for (const [key, speed] of [
      ['+', '1.5'],
      ['=', '2'],
      ['-', '1.5'],
      ['-', '1'],
      ['-', '0.5'],
      ['-', '0.5'],
      ['7', '16'],
      ['1', '1'],
    ] as const) {
      await page.keyboard.press(key)
      await untilSpeed(page, speed)
    }
  })

  test('work while a button has the focus, but space belongs to a button that the keyboard reached', async () => {
    const { page } = await suite.open(file)
    await page.keyboard.press('Home')
    const button = await find(page, 'button', 'Skip idle time')
    await button.focus()
    await page.keyboard.press('ArrowRight')
    await untilAt(page, 5000)
    await page.keyboard.press(' ')
    assert.equal(await attribute(page, ['button', 'Skip idle time'], 'aria-pressed'), 'false')
    await find(page, 'button', 'Play')
  })

  test('play with space after a button was clicked', async () => {
    const { page } = await suite.open(file)
    await click(page, 'button', 'Skip idle time')
    await page.keyboard.press(' ')
    await find(page, 'button', 'Pause')
    assert.equal(await attribute(page, ['button', 'Skip idle time'], 'aria-pressed'), 'false')
  })

  test('of the browser itself are left alone', async () => {
    const { page } = await suite.open(file)
    await page.keyboard.press('Home')
    await untilAt(page, 0)
    const handled = await page.evaluate(() =>
      [{ ctrlKey: true }, { metaKey: true }, { ctrlKey: true, altKey: true }].map((modifier) => {
        const event = new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true, ...modifier })
        document.body.dispatchEvent(event)
        return event.defaultPrevented
      }),
    )
    assert.deepEqual(handled, [false, false, false])
    assert.equal(await page.evaluate(() => window.portableReplay?.currentTime), 0)
  })
})

async function go(
  page: Page,
  way: readonly (readonly [key: 'Home' | 'End' | 'ArrowLeft' | 'ArrowRight' | '.' | ',', ms: number])[],
) {
  for (const [key, ms] of way) {
    await page.keyboard.press(key)
    await untilAt(page, ms)
  }
}

function untilSpeed(page: Page, speed: string): Promise<void> {
  return until(
    page,
    (wanted: string) => document.querySelector<HTMLSelectElement>('select[aria-label="Speed"]')?.value === wanted,
    speed,
  )
}
