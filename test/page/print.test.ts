import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'puppeteer-core'
import { isChromium } from './browsers.ts'
import { until } from './person.ts'
import { buildFile } from './product.ts'
import { inEachBrowser } from './suite.ts'
import { trackedFile, trackedSession } from './tracked.ts'
import { countingSession } from './small.ts'

const BOARD = resolve('test/fixtures/rrweb/board/input.json')
const poison = '<img src=x onerror="console.log(\'PWNED\')">'

/** What stands on the sheet, as soon as the steps can be on it: they are read when nothing else is to be done. */
async function paperText(page: Page): Promise<string> {
  await until(page, () => {
    dispatchEvent(new Event('beforeprint'))
    return document.querySelectorAll('.paper ol').length === 2
  })
  return page.$eval('.paper', (paper) => (paper as HTMLElement).innerText)
}

inEachBrowser('on paper', (suite) => {
  test('stand facts, pages and steps instead of the player, black on white', async () => {
    const { page } = await suite.open(await buildFile(suite.folder, 'board', [BOARD]))
    if (isChromium(suite.browser)) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
      await page.emulateMediaType('print')
    }
    const text = await paperText(page)
    for (const told of [
      'board.example',
      '2026-03-10 09:30 UTC',
      'https://board.example/insights',
      'Clicked Save task',
    ]) {
      assert.ok(text.includes(told), `${told} is not in ${text}`)
    }
    if (isChromium(suite.browser)) {
      assert.deepEqual(await shown(page), { paper: true, player: false, color: 'rgb(26, 26, 33)' })
      await page.emulateMediaType('screen')
    }
    const { paper, player } = await shown(page)
    assert.deepEqual({ paper, player }, { paper: false, player: true })
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    assert.equal(await page.$('.paper'), null)
  })

  test('is what the browser itself prints', async () => {
    // Firefox tells nobody that it prints for a driver
    if (!isChromium(suite.browser)) return
    const { page } = await suite.open(await buildFile(suite.folder, 'board', [BOARD]))
    await page.evaluate(() => {
      addEventListener('beforeprint', () => (document.title = document.querySelector('.paper h1')?.textContent ?? ''))
    })
    await page.pdf()
    assert.equal(await page.title(), 'board.example')
    assert.equal(await page.$('.paper'), null)
  })

  test('is text, whatever was recorded', async () => {
    const steps = [
      { atMs: 0, window: 0, kind: 'page' as const, value: `https://shop.example/${poison}` },
      { atMs: 2000, window: 0, kind: 'click' as const, role: 'button', name: poison, signs: ['dead'] as const },
    ]
    const session = { ...trackedSession(countingSession(3), { steps }), title: poison }
    const { page } = await suite.open(await trackedFile(suite.folder, 'poison', [session]))
    const text = await paperText(page)
    assert.ok(text.includes(poison))
    assert.match(text, /No effect/)
    assert.equal(await page.$('.paper img'), null)
  })
})

function shown(page: Page): Promise<object & { readonly paper: boolean; readonly player: boolean }> {
  return page.evaluate(() => {
    const isShown = (selector: string) => (document.querySelector(selector)?.getClientRects().length ?? 0) > 0
    const { color } = getComputedStyle(document.querySelector('.paper h1') ?? document.body)
    return { paper: isShown('.paper'), player: isShown('.player'), color }
  })
}
