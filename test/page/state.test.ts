import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { until } from './person.ts'
import { buildFile } from './product.ts'
import type { OpenReplay } from './replay.ts'
import type { MadeEvent } from './small.ts'
import { asSource, element, IDS, incremental, meta, mutation, snapshot, text } from './small.ts'
import { inEachBrowser, type Suite } from './suite.ts'

const DIALOG = 20
const FIELD = 22

const opened = (atMs: number, mode: string) =>
  mutation(atMs, { attributes: [{ id: DIALOG, attributes: { open: '', rr_open_mode: mode } }] })
const closed = (atMs: number) =>
  mutation(atMs, { attributes: [{ id: DIALOG, attributes: { open: null, rr_open_mode: null } }] })
const dialog = (attributes: object = {}) =>
  element('dialog', DIALOG, {
    attributes,
    childNodes: [element('input', FIELD, { attributes: { type: 'text' } }), text('Sure?', 21)],
  })

/** A dialog that is modal, closed, beside the page, closed, and modal again. */
function dialogSession(): MadeEvent[] {
  return [
    meta(),
    snapshot({ body: [dialog()] }),
    opened(1000, 'modal'),
    closed(2000),
    opened(3000, 'non-modal'),
    closed(4000),
    opened(5000, 'modal'),
    mutation(6000, {}),
  ]
}

const DIALOG_MOMENTS = [
  [1500, 'modal'],
  [2500, 'closed'],
  [3500, 'open'],
  [4500, 'closed'],
  [5500, 'modal'],
  [4500, 'closed'],
  [3500, 'open'],
  [1500, 'modal'],
  [500, 'closed'],
] as const

async function dialogState(replay: OpenReplay): Promise<string> {
  return (await replay.stage()).evaluate(() => {
    const shown = document.querySelector('dialog')
    if (!shown) return 'none'
    if (shown.matches(':modal')) return shown.open ? 'modal' : 'modal, but closed'
    return shown.open ? 'open' : 'closed'
  })
}

async function playTo(replay: OpenReplay, fromMs: number): Promise<void> {
  await replay.seek(fromMs)
  await replay.page.evaluate(() => window.portableReplay?.setSpeed(8))
  await replay.play()
  await until(replay.page, () => window.portableReplay?.currentTime === window.portableReplay?.duration)
}

const open = async (suite: Suite, events: readonly MadeEvent[]) =>
  suite.open(await buildFile(suite.folder, 'state', [asSource(events)]))

inEachBrowser('dialogs', (suite) => {
  test('are modal, beside the page or closed, as they were at the moment', async () => {
    const replay = await open(suite, dialogSession())
    for (const [ms, expected] of DIALOG_MOMENTS) {
      await replay.seek(ms)
      assert.equal(await dialogState(replay), expected, `at ${ms} ms`)
    }
  })

  test('that are in a snapshot are as they were in it, until they are closed', async () => {
    const replay = await open(suite, [
      meta(),
      snapshot({ body: [dialog({ open: '', rr_open_mode: 'modal' })] }),
      closed(2000),
      mutation(3000, {}),
    ])
    for (const [ms, expected] of [
      [1000, 'modal'],
      [2500, 'closed'],
      [1000, 'modal'],
    ] as const) {
      await replay.seek(ms)
      assert.equal(await dialogState(replay), expected, `at ${ms} ms`)
    }
  })

  test('close while it plays', async () => {
    const replay = await open(suite, dialogSession().slice(0, -2).concat(mutation(5000, {})))
    await playTo(replay, 1500)
    assert.equal(await dialogState(replay), 'closed')
  })

  test('do not take the keyboard from the player', async () => {
    const replay = await open(suite, dialogSession())
    await replay.seek(1500)
    await replay.page.keyboard.press('End')
    await until(replay.page, () => window.portableReplay?.currentTime === 6000)
    await replay.seek(2500)
    await playTo(replay, 4500)
    await replay.page.keyboard.press('Home')
    await until(replay.page, () => window.portableReplay?.currentTime === 0)
  })
})

inEachBrowser('what a snapshot does not hold', (suite) => {
  test('is there: what is pointed at, is selected and is scrolled to', async () => {
    const rules = '.row{padding:10px;background:rgb(255,255,255)} .row:hover{background:rgb(255,0,0)}'
    const rows = [30, 32].map((id) =>
      element('div', id, { attributes: { class: 'row' }, childNodes: [text(`row ${id}`, id + 1)] }),
    )
    const move = (atMs: number, id: number, timeOffset = 0) =>
      incremental(atMs, { source: 1, positions: [{ x: 20, y: 20, id, timeOffset }] })
    const select = (atMs: number, start: number, endOffset: number) =>
      incremental(atMs, { source: 14, ranges: [{ start, startOffset: 0, end: start, endOffset }] })
    const replay = await open(suite, [
      meta(),
      snapshot({ head: [element('style', 20, { attributes: { _cssText: rules } })], body: rows }),
      move(500, 30),
      select(1000, 31, 3),
      // gathered for half a second: this one lies at 1300
      move(1600, 32, -300),
      select(2000, 33, 5),
      mutation(2500, { texts: [{ id: IDS.counter, value: 'changed' }] }),
      select(3000, 33, 0),
      mutation(4000, {}),
    ])
    const stage = await replay.stage()
    const state = () =>
      stage.evaluate(() => [
        ...[...document.querySelectorAll('.row')].map(
          (row) => getComputedStyle(row).backgroundColor === 'rgb(255, 0, 0)',
        ),
        String(getSelection()),
      ])
    for (const [ms, expected] of [
      [800, [true, false, '']],
      [1200, [true, false, 'row']],
      [1400, [false, true, 'row']],
      [2200, [false, true, 'row 3']],
      [2700, [false, true, 'row 3']],
      [3500, [false, true, '']],
      [1200, [true, false, 'row']],
      [400, [false, false, '']],
    ] as const) {
      await replay.seek(ms)
      assert.deepEqual(await state(), expected, `at ${ms} ms`)
    }
  })

  test('is there: fonts and sheets that scripts added', async () => {
    const font = await readFile('test/app/font/figtree-latin-wght-normal.woff2')
    const words = element('p', 30, {
      attributes: { style: 'font:40px Own, monospace' },
      childNodes: [text('iiii', 31)],
    })
    const sheet = [{ styleId: 1, rules: [{ rule: 'p { letter-spacing: 10px }', index: 0 }] }]
    const replay = await open(suite, [
      meta(),
      snapshot({ body: [element('div', 32, { childNodes: [words] })] }),
      incremental(1000, { source: 10, family: 'Own', fontSource: JSON.stringify([...font]), buffer: true }),
      incremental(1000, {
        source: 10,
        family: 'Other',
        fontSource: `url(data:font/woff2;base64,${font.toString('base64')})`,
        buffer: false,
      }),
      incremental(2000, { source: 15, id: IDS.document, styles: sheet, styleIds: [1] }),
      mutation(2500, { texts: [{ id: IDS.counter, value: 'changed' }] }),
      incremental(3000, { source: 8, styleId: 1, adds: [{ rule: 'p { word-spacing: 3px }', index: 0 }] }),
      mutation(4000, {}),
    ])
    const stage = await replay.stage()
    const state = () =>
      stage.evaluate(() => {
        const shown = document.querySelectorAll('p')[1] as HTMLElement
        const range = document.createRange()
        range.selectNodeContents(shown)
        const style = getComputedStyle(shown)
        const isMono = range.getBoundingClientRect().width - 4 * (Number.parseFloat(style.letterSpacing) || 0) > 80
        return [isMono, style.letterSpacing, style.wordSpacing, document.fonts.size]
      })
    for (const [ms, expected] of [
      [500, [true, 'normal', '0px', 0]],
      [1200, [false, 'normal', '0px', 2]],
      [2200, [false, '10px', '0px', 2]],
      [3500, [false, '10px', '3px', 2]],
      [2700, [false, '10px', '0px', 2]],
      [500, [true, 'normal', '0px', 0]],
      [3500, [false, '10px', '3px', 2]],
    ] as const) {
      await replay.seek(ms)
      const [isMono, ...others] = await state()
      assert.deepEqual([isMono, ...others], expected, `at ${ms} ms`)
    }
  })

  test('is there: scroll positions that need the height of pictures and fonts', async () => {
    const high = `data:image/png;base64,${png(10, 3000).toString('base64')}`
    const picture = (id: number) => element('img', id, { attributes: { src: high } })
    const box = element('div', 40, {
      attributes: { id: 'box', style: 'height:100px;overflow:auto' },
      childNodes: [picture(41)],
    })
    const scroll = (atMs: number, id: number, y: number) => incremental(atMs, { source: 3, id, x: 0, y })
    const file = await buildFile(suite.folder, 'high', [
      asSource([
        meta(),
        snapshot({ body: [box, picture(30)] }),
        scroll(500, IDS.document, 2000),
        scroll(500, 40, 1500),
        mutation(1000, { texts: [{ id: IDS.counter, value: 'changed' }] }),
        scroll(2000, IDS.document, 100),
        mutation(3000, {}),
      ]),
    ])
    // once for each moment as the first one, when no picture is known to the browser yet
    for (const order of [
      [1500, 2500, 700, 300],
      [700, 1500],
    ]) {
      const replay = await suite.open(file, `#t=${(order[0] ?? 0) / 1000}`)
      const stage = await replay.stage()
      for (const ms of order) {
        if (ms !== order[0]) await replay.seek(ms)
        const shown = await stage.evaluate(() =>
          [scrollY, document.querySelector('#box')?.scrollTop ?? -1].map((y) => Math.round(y)),
        )
        assert.deepEqual(shown, [ms < 500 ? 0 : ms < 2000 ? 2000 : 100, ms < 500 ? 0 : 1500], `at ${ms} ms`)
      }
    }
  })
})

/** A picture of so many grey pixels. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  const rows = Buffer.alloc((width + 1) * height, 0)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc32(bytes: Uint8Array): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}
