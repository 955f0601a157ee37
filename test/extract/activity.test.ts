import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { factsOf } from '../../src/extract/facts.ts'
import { activityOf, IDLE_THRESHOLD_MS } from '../../src/extract/activity.ts'
import { click, custom, full, meta, move, mutation, recorded, scroll, STARTED_AT } from './recorded.ts'

const periods = (...windows: Parameters<typeof recorded>[0]) =>
  activityOf(factsOf(recorded(windows)), STARTED_AT).map(({ startMs, endMs }) => [startMs, endMs])

describe('activity', () => {
  it('joins what a person does with pauses of at most five seconds', () => {
    assert.deepEqual(periods([meta(0), full(10), move(4000), click(9000), scroll(14_001)]), [
      [0, 9000],
      [14_001, 14_001],
    ])
  })
  it('is of all windows together', () => {
    assert.deepEqual(periods([meta(0), full(1), click(8000)], [full(4000), click(20_000)]), [
      [0, 8000],
      [20_000, 20_000],
    ])
  })
  it('is not what pages or recorders do by themselves', () => {
    const repeated = [60_000, 360_000].flatMap((ms) => [meta(ms), full(ms + 1)])
    const events = [meta(0), full(1), click(100), ...repeated, mutation(400_000), custom(400_001, 'sessionIdle')]
    assert.deepEqual(periods(events), [[0, 100]])
  })
  it('is a page that opens, and a return to the tab', () => {
    const events = [
      meta(0),
      full(1),
      click(100),
      meta(30_000, 'https://shop.example/2'),
      custom(60_000, 'window visible'),
    ]
    assert.deepEqual(periods(events), [
      [0, 100],
      [30_000, 30_000],
      [60_000, 60_000],
    ])
  })
  it('of a session that nobody touched is where its pages change', () => {
    assert.deepEqual(periods([meta(0), full(1), mutation(3000), mutation(30_000), mutation(31_000)]), [
      [0, 3000],
      [30_000, 31_000],
    ])
  })
  it('covers every act, in order, with more than the threshold between', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1 }), (moments) => {
        const acts = moments.toSorted((one, other) => one - other).map((ms) => click(ms))
        const found = activityOf(factsOf(recorded([acts])), STARTED_AT)
        for (const ms of moments) assert.ok(found.some(({ startMs, endMs }) => startMs <= ms && ms <= endMs))
        found.slice(1).forEach(({ startMs }, index) => {
          assert.ok(startMs - (found[index]?.endMs ?? 0) > IDLE_THRESHOLD_MS)
        })
        const edges = found.flatMap(({ startMs, endMs }) => [startMs, endMs])
        assert.ok(edges.every((edge) => moments.includes(edge)))
      }),
    )
  })
})
