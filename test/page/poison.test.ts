import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { edgeCases, poison } from '../fixtures/edge.ts'
import { buildPage, library } from './product.ts'
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
    // titles are shown on one line: white space in them is one space, whatever it was
    const plain = (value: string) => value.replace(/\s+/g, ' ')
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
})
