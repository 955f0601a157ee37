import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { pointingBefore } from '../../src/player/stage/pointing.ts'
import { increment, startedAt } from '../fixtures/events.ts'

const move = (atMs: number, ...positions: readonly (readonly [x: number, timeOffset: number])[]) =>
  increment(atMs, 1, { positions: positions.map(([x, timeOffset]) => ({ x, y: 10, id: 5, timeOffset })) })
const press = (atMs: number, type: number, place: object = {}) => increment(atMs, 2, { type, id: 5, ...place })
const at = (events: ReturnType<typeof move>[], ms: number) => pointingBefore([...events], startedAt + ms)

describe('the pointer at a moment', () => {
  test('is at the last position before it, also one that was written down later', () => {
    const events = [move(600, [1, -400], [2, -100]), press(700, 2, { x: 3, y: 10 }), move(1100, [4, -300], [5, 0])]
    const places = [100, 200, 201, 501, 701, 801, 1101, 9000].map((ms) => at(events, ms)?.x)
    assert.deepEqual(places, [undefined, undefined, 1, 2, 3, 4, 5, 5])
  })

  test('is not moved by a focus, nor by what is no position', () => {
    const events = [
      move(100, [1, 0]),
      press(200, 5),
      press(300, 2, { x: 'a', y: null }),
      increment(400, 1, { positions: [null, 7] }),
    ]
    assert.equal(at(events, 1000)?.x, 1)
  })

  test('is a finger from the touch before it on; what comes first decides for what comes earlier', () => {
    const events = [move(100, [1, 0]), press(200, 7, { x: 2, y: 2 }), move(300, [3, 0]), press(400, 1, { x: 4, y: 4 })]
    assert.deepEqual(
      [150, 250, 350, 450].map((ms) => at(events, ms)?.touch),
      [true, true, true, false],
    )
    assert.equal(at([increment(100, 6, { positions: [{ x: 1, y: 1, id: 5, timeOffset: 0 }] })], 200)?.touch, false)
  })
})
