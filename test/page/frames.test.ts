import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { before, test } from 'node:test'
import type { Frame } from 'puppeteer-core'
import { until } from './person.ts'
import { buildFile } from './product.ts'
import type { MadeEvent, MadeNode } from './small.ts'
import { add, asSource, element, IDS, incremental, meta, mutation, snapshot, text } from './small.ts'
import { inEachBrowser } from './suite.ts'

const BOARD = resolve('test/fixtures/rrweb/board/input.json')

const OUTER = { frame: 30, document: 100, words: 107, field: 108 } as const
const INNER = { frame: 110, document: 200, words: 207 } as const
const EMPTY = { frame: 40 } as const

/** A page with a frame of given size that holds a second one, and a frame that a rule sizes and that was not recorded. */
function frameSession(): MadeEvent[] {
  const rules = 'body{margin:0} iframe{border:0} iframe.sized{width:50%;height:80px;border:4px solid red}'
  const outer = element('iframe', OUTER.frame, { attributes: { width: '320', height: '160' } })
  const empty = element('iframe', EMPTY.frame, { attributes: { class: 'sized', src: 'https://maps.example/at/home' } })
  const style = element('style', 20, { childNodes: [text(rules, 21)] })
  const words = (value: string, id: number) => element('p', id - 1, { childNodes: [text(value, id)] })
  const inOuter = [
    words('outer 0', OUTER.words),
    element('input', OUTER.field, { attributes: { type: 'text' } }),
    element('div', 112, { attributes: { style: 'height:900px' } }),
    element('iframe', INNER.frame, { attributes: { width: '200', height: '60' } }),
  ]
  return [
    meta(),
    snapshot({ head: [style], body: [outer, empty] }),
    attached(200, OUTER, inOuter),
    attached(300, INNER, [words('inner 0', INNER.words)]),
    mutation(1000, { texts: [{ id: OUTER.words, value: 'outer 1' }] }),
    mutation(2000, { texts: [{ id: INNER.words, value: 'inner 2' }] }),
    incremental(3000, { source: 5, id: OUTER.field, text: 'typed', isChecked: false }),
    incremental(4000, { source: 3, id: OUTER.document, x: 0, y: 120 }),
    mutation(5000, { adds: [{ parentId: 203, nextId: null, node: element('hr', 210, { attributes: {} }) }] }),
    mutation(6000, { removes: [{ parentId: 103, id: INNER.frame }] }),
    mutation(7000, { texts: [{ id: OUTER.words, value: 'outer 7' }] }),
  ]
}

/** How rrweb records that a frame's document is there. */
function attached(atMs: number, { frame, document: id }: typeof OUTER | typeof INNER, body: MadeNode[]): MadeEvent {
  const inside = (node: MadeNode): MadeNode => ({
    ...node,
    rootId: id,
    ...(Array.isArray(node.childNodes) ? { childNodes: (node.childNodes as MadeNode[]).map(inside) } : {}),
  })
  const root = element('html', id + 1, {
    childNodes: [element('head', id + 2), element('body', id + 3, { childNodes: body })],
  })
  const node = { type: 0, id, compatMode: 'BackCompat', childNodes: [inside(root)] }
  return mutation(atMs, { isAttachIframe: true, adds: [{ parentId: frame, nextId: null, node }] })
}

/** What stands in the frames, one in the other, at this moment. */
function inFrames(stage: Frame) {
  return stage.evaluate(() => {
    const inside = (root: Document | undefined) =>
      (root?.querySelector('[data-rr-frame]') as HTMLIFrameElement | null)?.contentDocument ?? undefined
    const outer = inside(document)
    const inner = inside(outer)
    return {
      outer: outer?.querySelector('p')?.textContent,
      field: outer?.querySelector('input')?.value,
      scrolled: Math.round((outer as unknown as Element | undefined)?.scrollTop ?? 0),
      inner: inner?.querySelector('p')?.textContent ?? 'not there',
      lines: inner?.querySelectorAll('hr').length ?? 0,
    }
  })
}

const MOMENTS = [
  [900, { outer: 'outer 0', field: '', scrolled: 0, inner: 'inner 0', lines: 0 }],
  [1500, { outer: 'outer 1', field: '', scrolled: 0, inner: 'inner 0', lines: 0 }],
  [4500, { outer: 'outer 1', field: 'typed', scrolled: 120, inner: 'inner 2', lines: 0 }],
  [5500, { outer: 'outer 1', field: 'typed', scrolled: 120, inner: 'inner 2', lines: 1 }],
  [7000, { outer: 'outer 7', field: 'typed', scrolled: 120, inner: 'not there', lines: 0 }],
  [2500, { outer: 'outer 1', field: '', scrolled: 0, inner: 'inner 2', lines: 0 }],
  [1500, { outer: 'outer 1', field: '', scrolled: 0, inner: 'inner 0', lines: 0 }],
] as const

inEachBrowser('recorded frames', (suite) => {
  let file: string
  before(async () => {
    file = await buildFile(suite.folder, 'frames', [asSource(frameSession())])
  })

  test('show what was in them at every moment, two deep, whichever way it is reached', async () => {
    const replay = await suite.open(file)
    const stage = await replay.stage()
    for (const [ms, expected] of MOMENTS) {
      await replay.seek(ms)
      assert.deepEqual(await inFrames(stage), expected, `at ${ms} ms`)
    }
  })

  test('change while it plays', async () => {
    const replay = await suite.open(file)
    const stage = await replay.stage()
    await replay.seek(900)
    await replay.page.evaluate(() => window.portableReplay?.setSpeed(8))
    await replay.play()
    await until(replay.page, () => window.portableReplay?.currentTime === window.portableReplay?.duration)
    assert.deepEqual(await inFrames(stage), MOMENTS[4][1])
  })

  test('have the size that their attributes or the rules of the page give', async () => {
    const replay = await suite.open(file)
    await replay.seek(5500)
    const stage = await replay.stage()
    const sizes = await stage.evaluate(() => {
      const [outer, empty] = [...document.querySelectorAll<HTMLElement>('[data-rr-frame]')]
      const inner = (outer as HTMLIFrameElement).contentDocument?.querySelector<HTMLElement>('[data-rr-frame]')
      return [outer, empty, inner].map((frame) => {
        const { width, height } = (frame as HTMLElement).getBoundingClientRect()
        return [width, height]
      })
    })
    assert.deepEqual(sizes, [
      [320, 160],
      [408, 88],
      [204, 64],
    ])
  })

  test('say that they were not recorded, and where they led', async () => {
    const replay = await suite.open(file)
    const stage = await replay.stage()
    // what a stand-in shows is closed to scripts; those that the next seek makes are opened, to be read
    await stage.evaluate(() => {
      const { attachShadow } = Element.prototype
      Element.prototype.attachShadow = function (init) {
        return attachShadow.call(this, { ...init, mode: 'open' })
      }
    })
    await replay.seek(5500)
    const label = await stage.evaluate(() => {
      const shadow = document.querySelectorAll('[data-rr-frame]')[1]?.shadowRoot
      const element = shadow?.querySelector<HTMLElement>('.rr-label')
      const { width, height } = element?.getBoundingClientRect() ?? { width: 0, height: 0 }
      return { text: element?.innerText, width, height }
    })
    assert.deepEqual(label, { text: 'Frame not recorded: maps.example', width: 400, height: 80 })
  })

  test('of a real recording are there, two deep', async () => {
    const replay = await suite.open(await buildFile(suite.folder, 'board', [BOARD]))
    const stage = await replay.stage()
    const words = () =>
      stage.evaluate(() => {
        const frame = document.querySelector('[data-rr-frame]') as HTMLIFrameElement | null
        const inner = frame?.contentDocument?.querySelector('[data-rr-frame]') as HTMLIFrameElement | null | undefined
        return [!!frame?.contentDocument?.querySelector('form'), inner?.contentDocument?.body.innerText.trim() ?? '']
      })
    for (const [ms, degrees] of [
      [60_000, '57°'],
      [52_000, '14°'],
      [65_000, '57°'],
    ] as const) {
      await replay.seek(ms)
      const [form, weather] = await words()
      assert.equal(form, true)
      assert.ok(String(weather).startsWith(degrees), `${weather} at ${ms} ms`)
    }
    await replay.seek(40_000)
    assert.deepEqual(await words(), [false, ''])
  })
})

/** A phone that scrolls a list sideways and is then turned: all of the list fits in the width that it has now. */
function turnedSession(): MadeEvent[] {
  const wide = element('div', 21, { attributes: { style: 'width:700px;height:50px' } })
  const list = element('div', 20, { attributes: { id: 'list', style: 'overflow:auto' }, childNodes: [wide] })
  const upright = { ...meta(), data: { href: 'https://shop.example/', width: 390, height: 844 } }
  return [
    upright,
    snapshot({ body: [list] }),
    incremental(500, { source: 3, id: 20, x: 200, y: 0 }),
    incremental(2000, { source: 4, width: 844, height: 390 }),
    mutation(3000, {}),
  ]
}

inEachBrowser('a moment', (suite) => {
  test('has the scroll positions of its own viewport, whatever was on the screen before', async () => {
    const replay = await suite.open(await buildFile(suite.folder, 'turned', [asSource(turnedSession())]))
    const stage = await replay.stage()
    // Firefox scrolls to pixels of the picture, which is drawn at another scale
    const shown = () =>
      stage.evaluate(() => [innerWidth, Math.round(document.querySelector('#list')?.scrollLeft ?? NaN)])
    for (const [ms, expected] of [
      [1000, [390, 200]],
      [2500, [844, 0]],
      [1000, [390, 200]],
    ] as const) {
      await replay.seek(ms)
      assert.deepEqual(await shown(), expected, `at ${ms} ms`)
    }
  })

  test('shows shadow roots with the sheets that they adopted', async () => {
    const card = {
      ...element('my-card', 20),
      isShadowHost: true,
      childNodes: [{ ...element('b', 21, { childNodes: [text('in the shadow', 22)] }), isShadow: true }],
    }
    const styles = [
      { styleId: 1, rules: [{ rule: 'b { color: rgb(0, 128, 0); display: block; width: 77px }', index: 0 }] },
    ]
    const events = [
      meta(),
      snapshot({ body: [card] }),
      incremental(1, { source: 15, id: 20, styles, styleIds: [1] }),
      mutation(3000, { texts: [{ id: 22, value: 'later' }] }),
    ]
    const replay = await suite.open(await buildFile(suite.folder, 'shadow', [asSource(events)]))
    const look = async () =>
      (await replay.stage()).evaluate(() => {
        const bold = document.querySelector('my-card')?.shadowRoot?.querySelector('b')
        return bold ? [bold.textContent, getComputedStyle(bold).color, bold.getBoundingClientRect().width] : []
      })
    assert.deepEqual(await look(), ['in the shadow', 'rgb(0, 128, 0)', 77])
    await replay.seek(3000)
    assert.deepEqual(await look(), ['later', 'rgb(0, 128, 0)', 77])
    await replay.seek(0)
    assert.deepEqual(await look(), ['in the shadow', 'rgb(0, 128, 0)', 77])
  })
})

inEachBrowser('a page without frames', (suite) => {
  test('gets none from the engine while it plays', async () => {
    const inside = { ...element('p', 22), isShadow: true }
    const shadow = { ...element('div', 21, { childNodes: [inside] }), isShadowHost: true }
    const events = [
      meta(),
      snapshot({ body: [element('div', 20), shadow] }),
      add(200, element('hr', 30)),
      mutation(400, { removes: [{ parentId: IDS.body, id: 20 }] }),
      mutation(600, { removes: [{ parentId: 21, id: 22, isShadow: true }] }),
      mutation(1200, {}),
    ]
    const replay = await suite.open(await buildFile(suite.folder, 'no-frames', [asSource(events)]))
    await replay.play()
    await until(replay.page, () => window.portableReplay?.currentTime === window.portableReplay?.duration)
    const stage = await replay.stage()
    const shown = await stage.evaluate(() => [...document.body.children].map(({ tagName }) => tagName))
    assert.deepEqual(shown, ['P', 'INPUT', 'DIV', 'HR'])
  })
})
