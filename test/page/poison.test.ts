import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { edgeCases, poison } from '../fixtures/edge.ts'
import { buildFile, buildPage, library } from './product.ts'
import { add, asSource, element, incremental, meta, snapshot, text } from './small.ts'
import { inEachBrowser } from './suite.ts'

const hostilePage = () => [
  { ...meta(), data: { href: `https://shop.example/${poison}`, width: 800, height: 600 } },
  snapshot({ body: [element('p', 20, { attributes: { title: poison, id: 'told' }, childNodes: [text(poison, 21)] })] }),
  add(500, text(poison, 22), 20),
  {
    ...incremental(900, {}),
    type: 6,
    data: { plugin: 'rrweb/console@1', payload: { level: 'log', trace: [], payload: [JSON.stringify(poison)] } },
  },
]

inEachBrowser('the poison string arrives as text', (suite) => {
  test('in title, file name, address, text and attribute', async () => {
    const file = join(suite.folder, 'poison.html')
    const { buildReplay } = await library()
    const named = asSource(hostilePage(), `${poison}.json`)
    const { html } = await buildReplay([named, asSource(hostilePage(), 'other.json')], { title: poison })
    await writeFile(file, html)
    const replay = await suite.open(file)
    await replay.seek(800)
    const shell = await replay.page.evaluate(() => ({
      text: document.body.innerText,
      scripts: document.querySelectorAll('script:not([type])').length,
      comments: [...document.body.childNodes].filter((node) => node.nodeType === 8).length,
    }))
    assert.equal(shell.comments, 0)
    assert.ok(shell.text.includes('shop.example'))
    const stage = await replay.stage()
    const shown = await stage.evaluate(() => {
      const told = document.querySelector('#told')
      return { text: told?.textContent, title: told?.getAttribute('title'), children: told?.children.length }
    })
    assert.deepEqual(shown, { text: poison + poison, title: poison, children: 0 })
  })

  test('in the title of a single session and of its window', async () => {
    const file = join(suite.folder, 'title.html')
    const { buildReplay } = await library()
    await writeFile(file, (await buildReplay(asSource(hostilePage()), { title: poison })).html)
    const replay = await suite.open(file)
    const title = await replay.page.title()
    assert.equal(plain(title), plain(poison))
    const heading = await replay.page.evaluate(() => document.querySelector('h1, header')?.textContent ?? '')
    assert.ok(plain(heading).includes(plain(poison)), heading)
  })

  test('in a console line that extract gives back, and in every hand-made case', async () => {
    const { extractEvents } = await library()
    const html = await buildPage([asSource(hostilePage())])
    const [line] = (await extractEvents(html)).filter((event) => event.type === 6)
    assert.deepEqual(line?.data['payload'], { level: 'log', trace: [], payload: [JSON.stringify(poison)] })
    const file = join(suite.folder, 'cases.html')
    await writeFile(file, await buildPage(Object.entries(edgeCases).map(([name, events]) => asSource(events, name))))
    const replay = await suite.open(file)
    const count = await replay.page.evaluate(() => window.portableReplay?.sessions.length ?? 0)
    assert.equal(count, Object.keys(edgeCases).length)
    for (let session = 1; session <= count; session++) {
      await replay.select(session)
      await replay.seek(1e9)
      await replay.seek(0)
      assert.equal(await replay.page.$('[role="alert"]'), null)
    }
  })

  test('in the list, the address bar, the tabs, and the names of tabs and session', async () => {
    const snapshots = ['', ' 2'].flatMap((tab) => hostilePage().map((event) => ({ windowId: poison + tab, ...event })))
    const source = { data: { version: '2023-04-28', data: { id: poison, person: { name: poison }, snapshots } } }
    const file = await buildFile(suite.folder, 'everywhere', [source, asSource(hostilePage(), 'other.json')])
    const { page } = await suite.open(file, '#session=1')
    await page.waitForSelector('nav li button')
    const seen = await page.evaluate(() => {
      const texts = (selector: string) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent)
      return { entries: texts('.entry-title'), tabs: texts('.tab-name'), address: texts('.address-text') }
    })
    const href = `https://shop.example/${poison}`
    assert.deepEqual(seen.address, [href])
    assert.equal(await page.$eval('.address-text', (address) => (address as HTMLElement).title), href)
    assert.deepEqual(
      seen.tabs,
      [href, href].map((address) => address.slice('https://'.length)),
    )
    assert.deepEqual(seen.entries.map((title) => plain(title ?? '')).sort(), [plain(poison), titleOf(href)].sort())
    assert.deepEqual(await page.evaluate(foreign), [])
  })

  test('in a title that comes from the name of the file', async () => {
    const events = hostilePage().map((event) =>
      event.type === 4 ? { ...event, data: { ...event.data, href: '' } } : event,
    )
    const file = await buildFile(suite.folder, 'named', [asSource(events, `${poison}.json`)])
    const { page } = await suite.open(file)
    assert.equal(plain(await page.title()), plain(`${poison}.json`))
    assert.equal(plain(await page.$eval('h1', ({ textContent }) => textContent ?? '')), plain(`${poison}.json`))
    assert.deepEqual(await page.evaluate(foreign), [])
  })
})

// titles are shown on one line: white space in them is one space, whatever it was
const plain = (value: string) => value.replace(/\s+/g, ' ')

/** A title names host and path, as an address is written. */
const titleOf = (href: string) => new URL(href).host + new URL(href).pathname

/** What stands in the page and is none of ours: a comment, a script after the last of ours, a link, a picture. */
function foreign(): string[] {
  const all = document.createNodeIterator(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT)
  const found: string[] = []
  for (let node = all.nextNode(); node; node = all.nextNode()) {
    if (node instanceof Comment || ['IMG', 'A', 'OBJECT', 'EMBED', 'FORM', 'BASE'].includes(node.nodeName))
      found.push(node.nodeName)
  }
  const scripts = document.querySelectorAll('script:not([type])').length
  return scripts === 3 ? found : [...found, `${scripts} scripts`]
}
