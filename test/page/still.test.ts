import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { before, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import { openTab } from './observe.ts'
import { click, find, until } from './person.ts'
import { buildFile } from './product.ts'
import { add, element, incremental, meta, snapshot, text } from './small.ts'
import { inEachBrowser } from './suite.ts'

declare global {
  interface Window {
    saved?: { name: string; blob: Blob }
  }
}

const SCROLLER = 20
const BOX = 'position:absolute;left:400px;width:100px;height:100px'
const stripes = ['red', 'blue', 'green'].map((color, number) =>
  element('div', 30 + number, { attributes: { style: `height:100px;background:${color}` } }),
)
const scroller = element('div', SCROLLER, {
  attributes: { id: 'scroller', style: `${BOX};top:0;overflow:scroll` },
  childNodes: stripes,
})
const inShadow = {
  ...element('div', 41, { attributes: { class: 'in' }, childNodes: [text('in the shadow', 42)] }),
  isShadow: true,
}
const shadowStyle = {
  ...element('style', 43, { childNodes: [text('.in{width:50px;height:50px;background:rgb(1, 2, 3)}', 44)] }),
  isShadow: true,
}
const host = {
  ...element('div', 40, { attributes: { style: `${BOX};top:100px` }, childNodes: [shadowStyle, inShadow] }),
  isShadowHost: true,
}
const hostile = element('p', 50, {
  attributes: { onclick: 'alert(1)', 'data-x': '"><script>alert(2)</script>' },
  childNodes: [text('</p><script>alert(3)</script>&amp;', 51)],
})
const events = [
  meta(),
  snapshot({
    head: [element('style', 60, { childNodes: [text('p > b{color:red} a::after{content:"<b>"}', 61)] })],
    body: [scroller, host, hostile],
  }),
  incremental(100, { source: 5, id: 8, text: 'typed "text" <', isChecked: false, userTriggered: true }),
  incremental(200, { source: 3, id: SCROLLER, x: 0, y: 100 }),
  incremental(300, { source: 8, id: 60, adds: [{ rule: '#counter{color:rgb(9, 8, 7)}', index: 0 }] }),
  add(400, element('meta', 70, { attributes: { 'http-equiv': 'refresh', content: '0;url=https://evil.example/' } }), 4),
  add(5000, element('b', 80, { childNodes: [text('later', 81)] })),
]

inEachBrowser('the moment that is shown', (suite) => {
  let file: string
  before(async () => (file = await buildFile(suite.folder, 'still', { data: events })))

  async function save(button: string): Promise<Page> {
    const opened = await suite.open(file)
    await opened.seek(1000)
    const { page } = opened
    await page.evaluate(() => {
      let blob: Blob
      URL.createObjectURL = (given) => ((blob = given as Blob), '')
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        window.saved = { name: this.download, blob }
      }
    })
    await page.keyboard.press('s')
    await click(page, 'button', button)
    await until(page, () => window.saved)
    return page
  }

  test('is saved as a page that shows it without a player, and in which nothing recorded runs', async () => {
    const page = await save('Save This moment as a page Without a player, to be read and searched')
    const { name, html } = await page.evaluate(async () => ({
      name: window.saved?.name ?? '',
      html: (await window.saved?.blob.text()) ?? '',
    }))
    assert.equal(name, 'shop.example.0m01s.html')
    const path = join(suite.folder, name)
    await writeFile(path, html)
    const saved = suite.watch(await openTab(suite.browser))
    await saved.page.goto(pathToFileURL(path).href, { waitUntil: 'domcontentloaded' })
    const shown = await saved.page.evaluate(() => ({
      field: document.querySelector('input')?.value,
      hostile: [...document.querySelectorAll('p')].at(-1)?.textContent,
      handlers: document.querySelectorAll('[onclick]').length,
      scripts: document.scripts.length,
      metas: [...document.querySelectorAll('meta[http-equiv]')].map((one) => one.getAttribute('http-equiv')),
      scrolled: document.querySelector('#scroller')?.scrollTop,
      colour: getComputedStyle(document.querySelector('#counter') as Element).color,
      mode: document.compatMode,
      title: document.title,
      later: document.body.textContent?.includes('later'),
    }))
    assert.deepEqual(shown, {
      field: 'typed "text" <',
      hostile: '</p><script>alert(3)</script>&amp;',
      handlers: 0,
      scripts: 1,
      metas: ['Content-Security-Policy'],
      scrolled: 100,
      colour: 'rgb(9, 8, 7)',
      mode: 'CSS1Compat',
      title: 'shop.example – 0:01 (2023-11-14 22:13 UTC)',
      later: false,
    })
    const inner = await saved.page.evaluate(() => {
      const root = [...document.querySelectorAll('div')].find(({ shadowRoot }) => shadowRoot)?.shadowRoot
      const box = root?.querySelector('.in')
      return box && { text: box.textContent, colour: getComputedStyle(box).backgroundColor }
    })
    assert.deepEqual(inner, { text: 'in the shadow', colour: 'rgb(1, 2, 3)' })
  })

  test('is saved as a picture of the recorded size, scrolled as it was', async () => {
    const page = await save('Save This moment as a picture A PNG of the recorded page')
    const { name, type, size, colours } = await page.evaluate(async () => {
      const { name = '', blob } = window.saved ?? {}
      const picture = await createImageBitmap(blob as Blob)
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: picture.width, height: picture.height })
      const painter = canvas.getContext('2d') as CanvasRenderingContext2D
      painter.drawImage(picture, 0, 0)
      const scale = picture.width / 800
      const at = (x: number, y: number) =>
        [...painter.getImageData(x * scale, y * scale, 1, 1).data].slice(0, 3).join(' ')
      return {
        name,
        type: blob?.type,
        size: picture.width / picture.height,
        colours: [at(440, 50), at(700, 300)],
      }
    })
    assert.deepEqual(
      { name, type, size: size.toFixed(3) },
      { name: 'shop.example.0m01s.png', type: 'image/png', size: '1.333' },
    )
    assert.deepEqual(colours, ['0 0 255', '255 255 255'])
  })

  test('is not copied as a picture where the browser does not let it, and the player says so', async () => {
    const { page } = await suite.open(file)
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await page.keyboard.press('s')
    await click(page, 'button', 'Copy This moment as a picture')
    await until(page, () => /does not let this page copy a picture/.test(document.body.textContent ?? ''))
    await find(page, 'button', 'Save This moment as a picture A PNG of the recorded page')
  })
})
