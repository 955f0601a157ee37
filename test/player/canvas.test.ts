import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Fields } from '../../src/model/event.ts'
import { readCommands } from '../../src/player/stage/canvas-commands.ts'
import { tellCanvases, type CanvasStories } from '../../src/player/stage/canvas-story.ts'
import { add, element, incremental, meta, mutation, snapshot, STARTED_AT } from '../page/small.ts'

type Told = Parameters<typeof tellCanvases>[1]

const CANVAS = 20

function storiesOf(events: readonly object[]): CanvasStories {
  const stories: CanvasStories = new Map()
  for (const event of events) tellCanvases(stories, event as Told)
  return stories
}

const canvas = (attributes: object = { width: '20', height: '10' }) => element('canvas', CANVAS, { attributes })
const command = (atMs: number, property: string, args: unknown[]) =>
  incremental(atMs, { source: 9, id: CANVAS, type: 0, commands: [{ property, args }] })
const bitmap = { rr_type: 'ImageBitmap', args: [] }
const shot = (atMs: number, width = 20) =>
  incremental(atMs, {
    source: 9,
    id: CANVAS,
    type: 0,
    commands: [
      { property: 'clearRect', args: [0, 0, width, 10] },
      { property: 'drawImage', args: [bitmap, 0, 0] },
    ],
  })
const start = () => [meta(), snapshot({ body: [canvas()] })]

describe('the story of a canvas', () => {
  test('has its commands in order', () => {
    const story = storiesOf([...start(), command(5, 'moveTo', [1, 2]), command(6, 'stroke', [])]).get(CANVAS)
    assert.deepEqual(
      story?.batches.map(({ commands }) => (commands as Fields[])[0]?.['property']),
      ['moveTo', 'stroke'],
    )
    assert.deepEqual([story?.since, story?.width, story?.height], [STARTED_AT + 1, '20', '10'])
  })

  test('begins anew with a snapshot, with a size, and with a picture of the canvas', () => {
    const drawn = [...start(), command(5, 'stroke', [])]
    const picture = 'data:image/png;base64,AAAA'
    const again = {
      snapshot: snapshot({ body: [canvas()], atMs: 9 }),
      size: mutation(9, { attributes: [{ id: CANVAS, attributes: { height: '10' } }] }),
      picture: add(9, canvas({ width: '20', height: '10', rr_dataURL: picture })),
    }
    for (const [name, event] of Object.entries(again)) {
      const story = storiesOf([...drawn, event]).get(CANVAS)
      assert.deepEqual([story?.since, story?.batches], [STARTED_AT + 9, []], name)
      assert.equal(story?.picture, name === 'picture' ? picture : undefined)
    }
  })

  test('goes on where a canvas moves', () => {
    const story = storiesOf([...start(), command(5, 'stroke', []), add(9, canvas())]).get(CANVAS)
    assert.equal(story?.batches.length, 1)
  })

  test('of pictures is its last picture', () => {
    const pictures = storiesOf([...start(), shot(5), shot(6), shot(7)]).get(CANVAS)
    assert.equal(pictures?.batches.length, 1)
    const mixed = storiesOf([...start(), command(4, 'save', []), shot(5), shot(6, 3), shot(7)]).get(CANVAS)
    assert.equal(mixed?.batches.length, 4)
  })
})

/** What the commands do to a context. */
async function deedsOf(commands: readonly object[]): Promise<unknown[]> {
  const deeds = await readCommands({ commands })
  const seen: unknown[] = []
  const context = new Proxy({} as Record<string, unknown>, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        seen.push([name, ...args]),
    set: (_, name, value) => seen.push([name, '=', value]) > 0,
  })
  for (const deed of deeds) deed(context as unknown as CanvasRenderingContext2D)
  return seen
}

describe('canvas commands', () => {
  test('are done with the arguments that they may have', async () => {
    const commands = [
      { property: 'fillStyle', args: ['red'], setter: true },
      { property: 'lineWidth', args: [2], setter: true },
      { property: 'arc', args: [1, 2, 3, 4, 5, true] },
      { property: 'arc', args: ['1', 2, 3, 4, 5, null] },
      { property: 'roundRect', args: [1, 2, 3, 4, [5, 6]] },
      { property: 'fillText', args: ['hello', 1, 2] },
      { property: 'fill', args: ['evenodd'] },
      { property: 'setLineDash', args: [[]] },
    ]
    assert.deepEqual(await deedsOf(commands), [
      ['fillStyle', '=', 'red'],
      ['lineWidth', '=', 2],
      ['arc', 1, 2, 3, 4, 5, true],
      ['arc', 1, 2, 3, 4, 5],
      ['roundRect', 1, 2, 3, 4, [5, 6]],
      ['fillText', 'hello', 1, 2],
      ['fill', 'evenodd'],
      ['setLineDash', []],
    ])
  })

  test('that no table knows are not done', async () => {
    const names = 'constructor __proto__ __defineGetter__ toString canvas commit drawWindow valueOf eval'.split(' ')
    const commands = [
      ...names.flatMap((property) => [
        { property, args: [] },
        { property, args: ['x'], setter: true },
        { property, args: [1, 2], setter: 'yes' },
      ]),
      { property: ['fill'], args: [] },
      { property: 'fillStyle', args: [] },
      { property: 'fill', args: ['x'], setter: true },
      { property: 'fillStyle', args: [{ rr_type: 'CanvasGradient' }], setter: true },
      { property: 'filter', args: ['URL(#a)'], setter: true },
      { property: 'filter', args: ['u\\72l(#a)'], setter: true },
      { property: 'lineWidth', args: ['2'], setter: true },
      { property: 'fillRect', args: [1, 2, 3] },
      { property: 'fillRect', args: [1, 2, 3, { valueOf: 1 }] },
      { property: 'moveTo', args: [null, 1] },
      { property: 'drawImage', args: ['http://127.0.0.1/', 0, 0] },
      { property: 'drawImage', args: [{ rr_type: 'Image', args: ['http://127.0.0.1/'] }, 0, 0] },
      { property: 'drawImage', args: [{ rr_type: 'HTMLImageElement', src: 'http://127.0.0.1/' }, 0, 0] },
      { property: 'drawImage', args: [{ rr_type: 'HTMLImageElement', src: 'data:image/svg+xml,<svg/>' }, 0, 0] },
      {
        property: 'drawImage',
        args: [{ rr_type: 'ImageBitmap', args: [{ rr_type: 'EventSource', args: ['x'] }] }, 0, 0],
      },
      {
        property: 'putImageData',
        args: [{ rr_type: 'ImageData', args: [{ rr_type: 'Function', args: ['x'] }, 1] }, 0, 0],
      },
    ]
    assert.deepEqual(await deedsOf(commands), [])
  })
})
