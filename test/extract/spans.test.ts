import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { factsOf } from '../../src/extract/facts.ts'
import { spansOf } from '../../src/extract/spans.ts'
import { click, custom, focus, full, meta, move, mutation, recorded, scroll, STARTED_AT } from './recorded.ts'

const spans = (...windows: Parameters<typeof recorded>[0]) =>
  spansOf(factsOf(recorded(windows)), STARTED_AT).map(({ startMs, window }) => [startMs, window])

describe('the window that is shown', () => {
  it('is the one of the latest act', () => {
    const one = [meta(0), full(10), move(500), click(20_000)]
    const two = [meta(9000), full(9010), move(10_000), click(15_000)]
    assert.deepEqual(spans(one, two), [
      [0, 0],
      [9000 + 10, 1],
      [20_000, 0],
    ])
  })
  it('is at first the one that has a picture first', () => {
    assert.deepEqual(spans([meta(0), full(500)], [meta(5), full(15)]).at(0), [0, 1])
    assert.deepEqual(spans([custom(0, 'note'), move(5)], [meta(700), full(710)]), [[0, 1]])
  })
  it('is never taken by what a tab in the background does by itself', () => {
    const one = [meta(0), full(10), ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((second) => move(second * 1000))]
    const repeated = [7000, 8000].flatMap((ms) => [meta(ms), full(ms + 1)])
    const two = [meta(2000), full(2010), mutation(3000), mutation(4000), scroll(5000), focus(6000), ...repeated]
    assert.deepEqual(spans(one, two), [[0, 0]])
    const laterMutations = Array.from({ length: 200 }, (_, index) => mutation(20_000 + index * 1000))
    assert.deepEqual(spans(one, [...two, ...laterMutations]), [[0, 0]])
  })
  it('is one that opens, when nothing more is done in the other', () => {
    assert.deepEqual(spans([meta(0), full(10), click(900)], [meta(1000), full(1010), mutation(1500)]), [
      [0, 0],
      [1010, 1],
    ])
  })
  it('is one that becomes visible again', () => {
    const two = [meta(1000), full(1010), click(1500)]
    assert.deepEqual(spans([meta(0), full(10), click(900), custom(8000, 'window visible')], two), [
      [0, 0],
      [1010, 1],
      [8000, 0],
    ])
  })
  it('is entered only once it has a full snapshot', () => {
    assert.deepEqual(spans([meta(0), full(10)], [click(1000), move(2000), meta(2990), full(3000), click(3500)]), [
      [0, 0],
      [3000, 1],
    ])
    assert.deepEqual(spans([meta(0), full(10)], [click(1000), click(90_000)]), [[0, 0]])
  })
  it('does not flicker when the mouse moves of the old one are written late', () => {
    assert.deepEqual(spans([meta(0), full(10), click(5000), move(10_400)], [meta(3), full(20), click(10_000)]), [
      [0, 0],
      [10_000, 1],
    ])
  })
  it('is told in order, from 0, each time another one, whatever is done', () => {
    const build = { click, scroll, move, full }
    const act = fc.record({
      ms: fc.nat(60_000),
      window: fc.nat(2),
      kind: fc.constantFrom<keyof typeof build>('click', 'scroll', 'move', 'full'),
    })
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const sorted = acts.toSorted((one, other) => one.ms - other.ms)
        const windows = [0, 1, 2].map((index) =>
          sorted.filter(({ window }) => window === index).map(({ kind, ms }) => build[kind](ms)),
        )
        const found = spansOf(factsOf(recorded(windows)), STARTED_AT)
        assert.equal(found[0]?.startMs, 0)
        found.slice(1).forEach(({ startMs, window }, index) => {
          assert.ok(startMs > (found[index]?.startMs ?? 0))
          assert.notEqual(window, found[index]?.window)
          assert.ok(sorted.some((one) => one.kind === 'full' && one.window === window && one.ms <= startMs))
        })
      }),
    )
  })
})
