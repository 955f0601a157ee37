import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { before, test } from 'node:test'
import type { Frame } from 'puppeteer-core'
import { until } from './person.ts'
import { buildFile } from './product.ts'
import type { MadeEvent, MadeNode } from './small.ts'
import { add, asSource, element, incremental, meta, mutation, snapshot } from './small.ts'
import { inEachBrowser } from './suite.ts'

const BOARD = resolve('test/fixtures/rrweb/board/input.json')

const PLAIN = 20
const SHADOWED = 31
const FRAMED = 47
const LATE = 60

const RED = [255, 0, 0, 255]
const GREEN = [0, 128, 0, 255]
const BLUE = [0, 0, 255, 255]
const NOTHING = [0, 0, 0, 0]

/** A GIF of one pixel. */
function gif([red = 0, green = 0, blue = 0]: readonly number[]): Buffer {
  const head = [...Buffer.from('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, red, green, blue, 0, 0, 0]
  return Buffer.from([...head, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b])
}

const address = (colour: readonly number[]) => `data:image/gif;base64,${gif(colour).toString('base64')}`
const bitmap = (colour: readonly number[]) => ({
  rr_type: 'ImageBitmap',
  args: [
    {
      rr_type: 'Blob',
      data: [{ rr_type: 'ArrayBuffer', base64: gif(colour).toString('base64') }],
      type: 'image/gif',
    },
  ],
})

const canvas = (id: number, attributes: object = {}) =>
  element('canvas', id, { attributes: { width: '20', height: '10', ...attributes } })
const commands = (atMs: number, id: number, list: object[]) =>
  incremental(atMs, { source: 9, id, type: 0, commands: list })
const style = (colour: string) => ({ property: 'fillStyle', args: [colour], setter: true })
const fill = (x: number, width: number) => ({ property: 'fillRect', args: [x, 0, width, 10] })
const shot = (colour: readonly number[]) => [
  { property: 'clearRect', args: [0, 0, 20, 10] },
  { property: 'drawImage', args: [bitmap(colour), 0, 0, 20, 10] },
]

/** A canvas in the page, one in a shadow root, one in a frame, and one that comes later. */
function paintedSession(): MadeEvent[] {
  const host = {
    ...element('div', 30, { childNodes: [{ ...canvas(SHADOWED), isShadow: true } as MadeNode] }),
    isShadowHost: true,
  }
  return [
    meta(),
    snapshot({ body: [canvas(PLAIN, { rr_dataURL: address(RED) }), host, element('iframe', 40)] }),
    attached(100),
    commands(1000, PLAIN, [style('green'), fill(0, 20)]),
    commands(1000, SHADOWED, [style('blue'), fill(0, 10)]),
    commands(1000, FRAMED, shot(GREEN)),
    commands(2000, PLAIN, [style('blue')]),
    commands(2100, PLAIN, [fill(10, 10)]),
    commands(2200, SHADOWED, [
      { property: 'drawImage', args: [{ rr_type: 'HTMLImageElement', src: address(RED) }, 10, 0, 10, 10] },
    ]),
    commands(2300, FRAMED, shot(BLUE)),
    add(3000, canvas(LATE, { rr_dataURL: address(BLUE) })),
    // to be given a size empties a canvas and forgets its settings
    mutation(4000, { attributes: [{ id: PLAIN, attributes: { width: '20' } }] }),
    commands(4100, PLAIN, [fill(15, 5)]),
    mutation(6000, {}),
  ]
}

function attached(atMs: number): MadeEvent {
  const within = (node: MadeNode) => ({ ...node, rootId: 41 })
  const body = within(element('body', 44, { childNodes: [within(canvas(FRAMED))] }))
  const html = within(element('html', 42, { childNodes: [within(element('head', 43)), body] }))
  const node = { type: 0, id: 41, childNodes: [html] }
  return mutation(atMs, { isAttachIframe: true, adds: [{ parentId: 40, nextId: null, node }] })
}

/** Left and right of each canvas. */
function pixels(stage: Frame): Promise<number[][][]> {
  return stage.evaluate(() => {
    const frame = document.querySelector('[data-rr-frame]') as HTMLIFrameElement | null
    const shadow = [...document.querySelectorAll('div')].find((each) => each.shadowRoot)?.shadowRoot
    const [plain, late] = document.querySelectorAll('canvas')
    const all = [plain, shadow?.querySelector('canvas'), frame?.contentDocument?.querySelector('canvas'), late]
    return all.map((each) => {
      if (!each) return []
      const copy = document.createElement('canvas')
      copy.width = 20
      copy.height = 10
      const context = copy.getContext('2d') as CanvasRenderingContext2D
      context.drawImage(each, 0, 0)
      return [2, 17].map((x) => [...context.getImageData(x, 5, 1, 1).data])
    })
  })
}

/** Only its first pixel is red: a picture has the size that it has. */
const MOMENTS = [
  [500, [[NOTHING, NOTHING], [NOTHING, NOTHING], [NOTHING, NOTHING], []]],
  [1500, [[GREEN, GREEN], [BLUE, NOTHING], [GREEN, GREEN], []]],
  [2500, [[GREEN, BLUE], [BLUE, RED], [BLUE, BLUE], []]],
  [
    3500,
    [
      [GREEN, BLUE],
      [BLUE, RED],
      [BLUE, BLUE],
      [NOTHING, NOTHING],
    ],
  ],
  [
    5000,
    [
      [NOTHING, [0, 0, 0, 255]],
      [BLUE, RED],
      [BLUE, BLUE],
      [NOTHING, NOTHING],
    ],
  ],
  [2500, [[GREEN, BLUE], [BLUE, RED], [BLUE, BLUE], []]],
  [1500, [[GREEN, GREEN], [BLUE, NOTHING], [GREEN, GREEN], []]],
  [500, [[NOTHING, NOTHING], [NOTHING, NOTHING], [NOTHING, NOTHING], []]],
  [
    5000,
    [
      [NOTHING, [0, 0, 0, 255]],
      [BLUE, RED],
      [BLUE, BLUE],
      [NOTHING, NOTHING],
    ],
  ],
] as const

inEachBrowser('recorded canvases', (suite) => {
  let file: string
  before(async () => {
    file = await buildFile(suite.folder, 'canvases', [asSource(paintedSession())])
  })

  test('show what was on them at every moment, also in frames and shadow roots', async () => {
    const replay = await suite.open(file)
    const stage = await replay.stage()
    for (const [ms, expected] of MOMENTS) {
      await replay.seek(ms)
      assert.deepEqual(await pixels(stage), expected, `at ${ms} ms`)
    }
  })

  test('are painted while it plays', async () => {
    const replay = await suite.open(file)
    const stage = await replay.stage()
    await replay.seek(500)
    await replay.page.evaluate(() => window.portableReplay?.setSpeed(4))
    await replay.play()
    await until(replay.page, () => window.portableReplay?.currentTime === window.portableReplay?.duration)
    assert.deepEqual(await pixels(stage), MOMENTS[4][1])
  })

  test('keep the picture that came with them until something is painted over it', async () => {
    const replay = await suite.open(file)
    const stage = await replay.stage()
    const corner = () =>
      stage.evaluate(() => {
        const copy = document.createElement('canvas')
        const context = copy.getContext('2d') as CanvasRenderingContext2D
        context.drawImage(document.querySelector('canvas') as HTMLCanvasElement, 0, 0)
        return [...context.getImageData(0, 0, 1, 1).data]
      })
    for (const [ms, colour] of [
      [500, RED],
      [1500, GREEN],
      [700, RED],
    ] as const) {
      await replay.seek(ms)
      // the picture is decoded by now, wherever that began
      await new Promise((done) => setTimeout(done, 150))
      assert.deepEqual(await corner(), colour, `at ${ms} ms`)
    }
  })

  test('say that they were not recorded where only commands of WebGL were', async () => {
    const events = [
      meta(),
      snapshot({ body: [canvas(PLAIN)] }),
      incremental(500, { source: 9, id: PLAIN, type: 1, commands: [{ property: 'clear', args: [16384] }] }),
      mutation(1000, {}),
    ]
    const replay = await suite.open(await buildFile(suite.folder, 'webgl', [asSource(events)]))
    await replay.seek(900)
    const [shown] = await pixels(await replay.stage())
    assert.equal(shown?.[0]?.[3], 255)
  })

  test('of a real recording have their drawing at the first moment that shows them', async () => {
    const replay = await suite.open(await buildFile(suite.folder, 'board', [BOARD]), '#t=51.5')
    const stage = await replay.stage()
    const painted = () =>
      stage.evaluate(() => {
        const copy = document.createElement('canvas')
        Object.assign(copy, { width: 640, height: 250 })
        const context = copy.getContext('2d') as CanvasRenderingContext2D
        const shown = document.querySelector('canvas')
        if (shown) context.drawImage(shown, 0, 0)
        const { data } = context.getImageData(0, 0, 640, 250)
        return data.filter((value, index) => index % 4 === 3 && value > 0).length
      })
    const atFirst = await painted()
    assert.ok(atFirst > 10_000, `${atFirst} pixels`)
    await replay.seek(20_000)
    await replay.seek(52_000)
    assert.equal(await painted(), atFirst)
  })
})
