import assert from 'node:assert/strict'
import { test } from 'node:test'
import fastCheck from 'fast-check'
import { createScale } from '../../../src/player/timeline/scale.ts'
import { followed, panned, pinched, zoomed } from '../../../src/player/timeline/zoom.ts'

/** A session, some stretches of it that are folded, and what is in sight. */
const scales = fastCheck
  .record({
    widthPx: fastCheck.integer({ min: 50, max: 3000 }),
    cuts: fastCheck.uniqueArray(fastCheck.integer({ min: 0, max: 1_000_000 }), { minLength: 2, maxLength: 40 }),
    view: fastCheck.option(
      fastCheck.tuple(
        fastCheck.double({ min: 0, max: 0.9, noNaN: true }),
        fastCheck.double({ min: 0.01, max: 1, noNaN: true }),
      ),
    ),
  })
  .map(({ widthPx, cuts, view }) => {
    const edges = [...cuts].sort((one, other) => one - other)
    const durationMs = (edges.at(-1) ?? 0) + 1000
    const folds = Array.from({ length: Math.floor(edges.length / 2) }, (_, number) => ({
      startMs: edges[2 * number] as number,
      endMs: edges[2 * number + 1] as number,
    }))
    const startMs = (view?.[0] ?? 0) * durationMs
    const endMs = view ? startMs + (durationMs - startMs) * view[1] : durationMs
    return createScale({ durationMs, widthPx, folds, view: view ? { startMs, endMs } : undefined })
  })
const parts = fastCheck.double({ min: 0, max: 1, noNaN: true })
const close = (one: number, other: number, by: number) => assert.ok(Math.abs(one - other) <= by, `${one} and ${other}`)

test('what is in sight fills the width', () => {
  fastCheck.assert(
    fastCheck.property(scales, (scale) => {
      close(scale.xOf(scale.view.startMs), 0, 1e-6)
      close(scale.xOf(scale.view.endMs), scale.widthPx, 1e-3)
    }),
  )
})

test('a place leads back to its moment, and time and place grow together', () => {
  fastCheck.assert(
    fastCheck.property(scales, parts, parts, (scale, one, other) => {
      const [firstMs, lastMs] = [one, other].map((part) => part * scale.durationMs).sort((a, b) => a - b) as [
        number,
        number,
      ]
      close(scale.msAt(scale.xOf(firstMs)), firstMs, 1e-3)
      assert.ok(lastMs - firstMs < 1e-3 || scale.xOf(firstMs) < scale.xOf(lastMs))
    }),
  )
})

test('no place leads out of the session', () => {
  fastCheck.assert(
    fastCheck.property(scales, fastCheck.double({ min: -1e5, max: 1e5, noNaN: true }), (scale, x) => {
      const ms = scale.msAt(x)
      assert.ok(ms >= 0 && ms <= scale.durationMs)
    }),
  )
})

test('folded time takes a notch, and leaves the rest of the width to what happened', () => {
  const folds = [{ startMs: 10_000, endMs: 90_000 }]
  const scale = createScale({ durationMs: 100_000, widthPx: 1006, folds })
  assert.deepEqual([0, 10_000, 90_000, 100_000].map(scale.xOf), [0, 500, 506, 1006])
  assert.equal(scale.msAt(503), 50_000)
})

test('a session without length is drawn all the same', () => {
  const scale = createScale({ durationMs: 0, widthPx: 500 })
  assert.equal(scale.xOf(0), 0)
  assert.equal(scale.msAt(300), 0)
})

test('zooming keeps what is pointed at in its place, until all of the session is in sight', () => {
  const whole = createScale({ durationMs: 100_000, widthPx: 1000 })
  const near = zoomed(whole, 250, 4)
  assert.deepEqual(near, { startMs: 18_750, endMs: 43_750 })
  const scale = createScale({ durationMs: 100_000, widthPx: 1000, view: near })
  assert.equal(scale.xOf(25_000), 250)
  assert.equal(zoomed(scale, 250, 1 / 8), undefined)
  assert.deepEqual(panned(scale, 100), { startMs: 21_250, endMs: 46_250 })
  assert.deepEqual(panned(scale, -5000), { startMs: 0, endMs: 25_000 })
  assert.deepEqual(panned(scale, 1e6), { startMs: 75_000, endMs: 100_000 })
})

test('no zoom leaves the session, nor comes nearer than a second', () => {
  fastCheck.assert(
    fastCheck.property(scales, parts, fastCheck.double({ min: 0.1, max: 10, noNaN: true }), (scale, part, factor) => {
      const view = zoomed(scale, part * scale.widthPx, factor)
      if (!view) return
      assert.ok(view.startMs >= 0 && view.endMs <= scale.durationMs && view.startMs <= view.endMs)
    }),
  )
  let view = undefined
  for (let step = 0; step < 30; step++) {
    view = zoomed(createScale({ durationMs: 100_000, widthPx: 1000, view }), 500, 2)
  }
  assert.ok(view && view.endMs - view.startMs >= 1000)
})

test('fingers draw the time between them apart', () => {
  const whole = createScale({ durationMs: 100_000, widthPx: 1000 })
  assert.deepEqual(pinched(whole, { x: 500, apartPx: 100 }, { x: 500, apartPx: 200 }), {
    startMs: 25_000,
    endMs: 75_000,
  })
  assert.equal(pinched(whole, { x: 500, apartPx: 200 }, { x: 500, apartPx: 100 }), undefined)
})

test('the view turns when the playhead runs out of it, and stays when the viewer has looked away', () => {
  const scale = createScale({ durationMs: 100_000, widthPx: 1000, view: { startMs: 20_000, endMs: 30_000 } })
  assert.deepEqual(followed(scale, 29_000, 29_500), scale.view)
  assert.equal(Math.round(followed(scale, 29_990, 30_010)?.startMs ?? 0), 29_210)
  assert.deepEqual(followed(scale, 50_000, 50_010), scale.view)
})
