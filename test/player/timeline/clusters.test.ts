import assert from 'node:assert/strict'
import { test } from 'node:test'
import fastCheck from 'fast-check'
import type { Moment } from '../../../src/model/moment.ts'
import { clusterMoments } from '../../../src/player/timeline/clusters.ts'
import { graphPath } from '../../../src/player/timeline/graph.ts'
import { KINDS } from '../../../src/player/timeline/kinds.ts'
import { createScale } from '../../../src/player/timeline/scale.ts'

const scale = createScale({ durationMs: 100_000, widthPx: 1000 })
const moment = (atMs: number, kind: Moment['kind'], count = 1): Moment => ({
  atMs,
  kind,
  count,
  label: `${kind} ${atMs}`,
})

test('the gravest stands for what is close to it, and keeps its place', () => {
  const clusters = clusterMoments(
    [
      moment(1000, 'click', 4),
      moment(1500, 'input'),
      moment(2000, 'error'),
      moment(2200, 'error', 2),
      moment(9000, 'click'),
    ],
    scale,
    16,
  )
  assert.deepEqual(
    clusters.map(({ x, kind, label, counts }) => [x, kind, label, Object.fromEntries(counts)]),
    [
      [20, 'error', 'error 2000', { error: 3, input: 1, click: 4 }],
      [90, 'click', 'click 9000', { click: 1 }],
    ],
  )
})

test('what is close together is apart when it is drawn larger', () => {
  const view = { startMs: 0, endMs: 5000 }
  const moments = [moment(1000, 'click'), moment(1500, 'error'), moment(50_000, 'error')]
  const clusters = clusterMoments(moments, createScale({ durationMs: 100_000, widthPx: 1000, view }), 16)
  assert.deepEqual(
    clusters.map(({ x, kind }) => [x, kind]),
    [
      [200, 'click'],
      [300, 'error'],
    ],
  )
})

test('nothing in sight is lost, and no two marks touch', () => {
  const moments = fastCheck.array(
    fastCheck
      .tuple(
        fastCheck.integer({ min: 0, max: 100_000 }),
        fastCheck.constantFrom(...KINDS),
        fastCheck.integer({ min: 1, max: 9 }),
      )
      .map((given) => moment(...given)),
  )
  fastCheck.assert(
    fastCheck.property(moments, fastCheck.integer({ min: 4, max: 60 }), (given, apartPx) => {
      const clusters = clusterMoments(given, scale, apartPx)
      const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0)
      assert.equal(sum(clusters.map(({ counts }) => sum(counts.values()))), sum(given.map(({ count }) => count)))
      for (const [number, { x, kind, counts }] of clusters.entries()) {
        assert.equal(kind, [...counts.keys()][0])
        assert.ok(number === 0 || x - (clusters[number - 1]?.x ?? 0) >= apartPx - 1e-9)
      }
    }),
  )
})

test('the graph is an area over each stretch; nothing known, nothing drawn', () => {
  assert.equal(graphPath('', scale, 26), '')
  assert.equal(graphPath('0z', scale, 26), 'M0 26L0 26H500L500 1H1000V26z')
})
