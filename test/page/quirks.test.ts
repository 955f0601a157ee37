import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { EMBEDDINGS, askEmbedded, evaluateInStage } from './embed.ts'
import { openTab } from './observe.ts'
import { buildFile, buildPage } from './product.ts'
import { findStage } from './replay.ts'
import type { MadeEvent, MadeNode } from './small.ts'
import { add, asSource, element, incremental, meta, mutation, STARTED_AT, text } from './small.ts'
import { inEachBrowser } from './suite.ts'

/** A bare number is a length in quirks mode only, and only there a body fills its viewport. */
const RULES = '#box{width:100;height:50px;background:teal} iframe{border:7px solid red} #tall{height:3000px}'

/** A page with a box (Firefox reads a sheet once and for both modes, so no two sheets are the same), from a moment on; ids differ from page to page as little as recorders make them. */
function page(atMs: number, mode: 'quirks' | 'standards'): MadeEvent[] {
  const style = element('style', 6, { childNodes: [text(`${RULES} /* ${mode} */`, 7)] })
  const children = [
    element('div', 10, { attributes: { id: 'box' } }),
    element('p', 11, { childNodes: [text(mode, 12)] }),
    element('iframe', 13, { attributes: { width: '80', height: '40' } }),
    element('div', 14, { attributes: { id: 'tall' } }),
  ]
  const html = element('html', 3, {
    childNodes: [element('head', 4, { childNodes: [style] }), element('body', 5, { childNodes: children })],
  })
  const doctype: MadeNode = { type: 1, name: 'html', publicId: '', systemId: '', id: 2 }
  const node =
    mode === 'quirks'
      ? { type: 0, id: 1, compatMode: 'BackCompat', childNodes: [html] }
      : { type: 0, id: 1, childNodes: [doctype, html] }
  const data = { node, initialOffset: { top: 0, left: 0 } }
  return [meta(atMs), { type: 2, data, timestamp: STARTED_AT + atMs + 1 }]
}

function quirksSession(): MadeEvent[] {
  return [
    ...page(0, 'quirks'),
    incremental(500, { source: 3, id: 1, x: 0, y: 300 }),
    mutation(1000, { texts: [{ id: 12, value: 'later' }] }),
    ...page(3000, 'standards'),
    add(4000, element('hr', 30)),
    ...page(6000, 'quirks'),
    add(7000, element('hr', 30)),
    mutation(8000, {}),
  ]
}

/** Runs in the stage. */
function look() {
  const box = document.querySelector('#box')?.getBoundingClientRect()
  const frame = document.querySelector('[data-rr-frame]')?.getBoundingClientRect()
  return [
    document.compatMode,
    box?.width === 100,
    document.querySelector('p')?.textContent,
    frame?.width,
    Math.round(scrollY),
    document.querySelectorAll('hr').length,
  ]
}

const MOMENTS = [
  [400, ['BackCompat', true, 'quirks', 94, 0, 0]],
  [2000, ['BackCompat', true, 'later', 94, 300, 0]],
  [3500, ['CSS1Compat', false, 'standards', 94, 0, 0]],
  [4500, ['CSS1Compat', false, 'standards', 94, 0, 1]],
  [7500, ['BackCompat', true, 'quirks', 94, 0, 1]],
  [2000, ['BackCompat', true, 'later', 94, 300, 0]],
  [4500, ['CSS1Compat', false, 'standards', 94, 0, 1]],
] as const

inEachBrowser('pages in quirks mode', (suite) => {
  let file: string
  let html: string
  before(async () => {
    file = await buildFile(suite.folder, 'quirks', [asSource(quirksSession())])
    html = await buildPage([asSource(quirksSession())])
  })

  test('are laid out in quirks mode, and others beside them are not', async () => {
    const replay = await suite.open(file)
    const stage = await replay.stage()
    for (const [ms, expected] of MOMENTS) {
      await replay.seek(ms)
      assert.deepEqual(await stage.evaluate(look), expected, `at ${ms} ms`)
    }
  })

  test('change while it plays', async () => {
    const replay = await suite.open(file)
    await replay.seek(2500)
    await replay.page.evaluate(() => window.portableReplay?.setSpeed(4))
    await replay.play()
    const stage = await replay.stage()
    await stage.waitForFunction(() => document.compatMode === 'CSS1Compat')
    await stage.waitForFunction(() => document.querySelectorAll('hr').length === 1)
    await stage.waitForFunction(() => document.compatMode === 'BackCompat')
  })

  test('have the same policy as any other, in a frame that holds nothing else', async () => {
    const replay = await suite.open(file)
    await replay.seek(2000)
    const stage = await replay.stage()
    const report = await stage.evaluate(async (port) => {
      const refused: string[] = []
      document.addEventListener(
        'securitypolicyviolation',
        (event) => {
          // the harness is not to take these for troubles
          event.stopImmediatePropagation()
          refused.push(event.effectiveDirective)
        },
        true,
      )
      const make = (tag: string, attributes: object) =>
        document.body.append(Object.assign(document.createElement(tag), attributes))
      make('img', { src: `http://127.0.0.1:${port}/hit/image` })
      make('script', { textContent: 'console.log("PWNED: quirks")' })
      make('object', { data: `http://127.0.0.1:${port}/hit/object` })
      const frame = document.createElementNS('http://www.w3.org/1999/xhtml', 'iframe') as HTMLIFrameElement
      frame.src = `http://127.0.0.1:${port}/hit/frame`
      document.body.append(frame)
      await fetch(`http://127.0.0.1:${port}/hit/fetch`).catch(() => {})
      await new Promise((done) => setTimeout(done, 400))
      return { origin, refused: [...new Set(refused)].sort() }
    }, suite.server.port)
    assert.equal(report.origin, 'null')
    assert.deepEqual(
      report.refused.filter((name) => !name.startsWith('script')),
      ['connect-src', 'frame-src', 'img-src', 'object-src'],
    )
    assert.deepEqual({ hits: suite.server.takeHits(), pwned: replay.pwned }, { hits: [], pwned: [] })
    replay.troubles.length = 0
  })

  for (const embedding of [
    'file: in a frame with allow-scripts',
    'srcdoc with allow-scripts',
    'http: as iso-8859-1 in a frame with allow-scripts',
  ]) {
    test(`are shown inside of another page: ${embedding}`, async () => {
      const tab = suite.watch(await openTab(suite.browser))
      const host = await EMBEDDINGS[embedding]?.({ html, folder: suite.folder, server: suite.server })
      await tab.page.goto(host ?? '', { waitUntil: 'domcontentloaded' })
      for (const [ms, expected] of MOMENTS.slice(0, 4)) {
        await askEmbedded(tab.page, 'seek', { ms })
        assert.deepEqual(await evaluateInStage(tab.page, look), expected, `at ${ms} ms`)
      }
    })
  }

  test('are shown by other rules where a host lets the page have no such frame', async () => {
    const path = join(suite.folder, 'strict.html')
    const policy = "default-src * data: 'unsafe-inline'; frame-src 'none'"
    const quoted = html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    await writeFile(
      path,
      `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><iframe name="embedded" width="1100" height="700" sandbox="allow-scripts" srcdoc="${quoted}"></iframe>`,
    )
    const tab = suite.watch(await openTab(suite.browser))
    await tab.page.goto(pathToFileURL(path).href, { waitUntil: 'domcontentloaded' })
    await askEmbedded(tab.page, 'seek', { ms: 400 })
    const stage = await findStage(tab.page)
    assert.equal(await stage.evaluate(() => document.querySelector('p')?.textContent), 'quirks')
    // that a frame and a worker were refused are the host's messages
    const others = tab.troubles.filter((trouble) => !/(?:frame|worker)-src|blob:|violates/.test(trouble))
    assert.deepEqual(others, [])
    tab.troubles.length = 0
  })
})
