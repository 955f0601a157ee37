import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import type { MediaFeature, Page } from 'puppeteer-core'
import type { LookOptions } from '../../src/model/look.ts'
import { isChromium } from './browsers.ts'
import { click, find, until } from './person.ts'
import { library } from './product.ts'
import { inEachBrowser, type Suite } from './suite.ts'

const BOARD = resolve('test/fixtures/rrweb/board/input.json')
const PHONE = resolve('test/fixtures/rrweb/board-phone/input.json')
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#0a7d5c" d="M0 0h8v8H0z"/></svg>'
const DARK_GROUND = 'rgb(17, 17, 21)'
const LIGHT_GROUND = 'rgb(244, 244, 246)'

const TEMPLATE = `<!doctype html>
<html {{{attributes}}}>
<head>
<meta charset="utf-8">
<title>{{title}} – {{brandTitle}}</title>
{{{policy}}}
{{{head}}}
<style>body { --player-height: calc(100vh - 50px) } .ours { height: 50px; color: rgb(1, 2, 3) }</style>
</head>
<body>
<div class="ours">{{where}}</div>
{{{player}}}
{{{recording}}}
</body>
</html>
`

async function open(suite: Suite, look: LookOptions, hash = '') {
  const { buildReplay } = await library()
  const path = join(suite.folder, `${Math.random()}.html`)
  await writeFile(path, (await buildReplay([BOARD], look)).html)
  return suite.open(path, hash)
}

/** puppeteer can't in Firefox, where tests go on without. */
async function emulate({ browser }: Suite, page: Page, feature: MediaFeature): Promise<void> {
  if (isChromium(browser)) await page.emulateMediaFeatures([feature])
}

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

/** What stands out of the window, or is wider than what holds it. */
const overflowing = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('.header *, .footer button, .footer select, .panel-header button'))
      .filter((element) => !element.closest('[role=tablist]') && element.getClientRects().length > 0)
      .filter((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        return left < -10 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  )

inEachBrowser('the look of a page', (suite) => {
  test('has the theme that was asked for, and another when its host asks', async () => {
    const dark = await open(suite, { theme: 'dark' })
    await emulate(suite, dark.page, { name: 'prefers-color-scheme', value: 'light' })
    assert.equal(await ground(dark.page), DARK_GROUND)
    const hosted = await open(suite, { theme: 'dark' }, '#theme=light')
    assert.equal(await ground(hosted.page), LIGHT_GROUND)
  })

  test('has the brand in its header, and its colour', async () => {
    const brand = { title: 'Acme', color: '#0a7d5c', logo: new TextEncoder().encode(LOGO) }
    const { page } = await open(suite, { brand })
    assert.equal(await page.$eval('.header .brand', (element) => element.textContent), 'Acme')
    assert.ok(await page.$eval('.header .logo', (image) => (image as HTMLImageElement).naturalWidth > 0))
    assert.match(
      await page.$eval('.large-play', (button) => getComputedStyle(button).backgroundColor),
      /^rgb\(\d+, 1\d\d, /,
    )
  })

  test('speaks the language that was asked for', async () => {
    const { page } = await open(suite, { lang: { lang: 'pt-BR', inspector: 'Inspetor', 'tab-about': 'Sobre' } })
    await click(page, 'button', 'Inspetor')
    await find(page, 'complementary', 'Inspetor')
    await until(page, () => document.querySelector('[role=tablist]')?.textContent?.includes('Sobre'))
  })

  test('runs from right to left where its language does; players and addresses do not', async () => {
    const { page } = await open(suite, { lang: { lang: 'ar', inspector: 'المفتش' } })
    await page.keyboard.press('i')
    await find(page, 'complementary', 'المفتش')
    const [panel, stage, play, end] = await Promise.all(
      ['.panel', '.main', '.play-button', '.help-button'].map((name) =>
        page.$eval(name, (element) => element.getBoundingClientRect().left),
      ),
    )
    assert.ok((panel ?? 0) < (stage ?? 0) && (play ?? 0) < (end ?? 0))
    const directions = ['.timeline', '.address', '.viewport', '.panel'].map((name) =>
      page.$eval(name, (element) => getComputedStyle(element).direction),
    )
    assert.deepEqual(await Promise.all(directions), ['ltr', 'ltr', 'ltr', 'rtl'])
    assert.deepEqual(await overflowing(page), [])
  })

  test('is as high as a template lets it be', async () => {
    const { page } = await open(suite, { template: TEMPLATE, brand: { title: 'Acme' } })
    const { player, ours } = await page.evaluate(() => ({
      player: document.querySelector('.player')?.getBoundingClientRect().height,
      ours: getComputedStyle(document.querySelector('.ours') ?? document.body).color,
    }))
    assert.deepEqual({ player, ours }, { player: 750, ours: 'rgb(1, 2, 3)' })
  })
})

inEachBrowser('for everyone', (suite) => {
  test('a page is used at 200 %, where a window of 1280 pixels has 640', async () => {
    const { page } = await open(suite, {})
    await page.setViewport({ width: 640, height: 400 })
    assert.deepEqual(await overflowing(page), [])
    await page.keyboard.press('i')
    await find(page, 'listbox', 'Steps')
    assert.deepEqual(await overflowing(page), [])
    const { picture, rows } = await page.evaluate(() => ({
      picture: document.querySelector('.viewport')?.getBoundingClientRect().height ?? 0,
      rows: document.querySelector('.row-list')?.getBoundingClientRect().height ?? 0,
    }))
    assert.ok(picture > 100 && rows > 100, `${picture}, ${rows}`)
  })

  test('the focus is seen wherever it goes', async () => {
    const { page } = await open(suite, {})
    await page.keyboard.press('i')
    await find(page, 'listbox', 'Steps')
    const visited = new Set<string>()
    for (let times = 0; times < 40; times++) {
      await page.keyboard.press('Tab')
      const { name, isSeen } = await page.evaluate(() => {
        const focused = document.activeElement ?? document.body
        const { outlineStyle, outlineWidth } = getComputedStyle(focused)
        const isRing = outlineStyle !== 'none' && outlineWidth !== '0px'
        // the ring of a field is around what holds it
        const isHeld = focused.closest(':focus-within:is(.panel-search)') !== null
        return { name: focused.outerHTML.slice(0, 100), isSeen: isRing || isHeld || focused === document.body }
      })
      // once around, Firefox comes back from its own bars, and draws no ring then
      if (visited.has(name)) break
      assert.ok(isSeen, name)
      visited.add(name)
    }
    assert.ok(visited.size > 12, `${visited.size}`)
  })

  test('the focus goes back to what opened the list that is closed', async () => {
    const { buildReplay } = await library()
    const path = join(suite.folder, 'two.html')
    await writeFile(path, (await buildReplay([BOARD, PHONE])).html)
    const { page } = await suite.open(path)
    await click(page, 'button', 'Close the list')
    await until(page, () => document.activeElement?.matches('.list-button'))
  })

  test('it is told whether it plays, and where it stands', async () => {
    const replay = await open(suite, {})
    const { page } = replay
    const told = () => page.$eval('.player > [role=status]', (element) => element.textContent)
    await replay.play()
    await until(page, () => document.querySelector('.player > [role=status]')?.textContent === 'Playing')
    await replay.pause()
    await replay.seek(26_000)
    assert.equal(await told(), 'Paused at 0:26')
  })

  test('nothing moves for those who do not want it', async () => {
    const { page } = await open(suite, {})
    if (!isChromium(suite.browser)) return
    await emulate(suite, page, { name: 'prefers-reduced-motion', value: 'reduce' })
    const moving = await page.evaluate(() =>
      Array.from(document.querySelectorAll('*'))
        .filter((element) =>
          getComputedStyle(element)
            .transitionDuration.split(', ')
            .some((one) => parseFloat(one) > 0),
        )
        .filter((element) => getComputedStyle(element).transitionProperty !== 'none')
        .map((element) => element.outerHTML.slice(0, 80)),
    )
    assert.deepEqual(moving, [])
  })

  test('what is chosen is told apart where colours are the viewer’s own', async () => {
    if (!isChromium(suite.browser)) return
    const { page } = await open(suite, {})
    const session = await page.createCDPSession()
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] })
    await page.keyboard.press('i')
    await find(page, 'listbox', 'Steps')
    const outline = await page.$eval('[role=tab][aria-selected=true]', (tab) => getComputedStyle(tab).outlineStyle)
    assert.equal(outline, 'solid')
  })
})
