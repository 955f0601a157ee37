import assert from 'node:assert/strict'
import { test } from 'node:test'
import { activityGraph } from '../../src/extract/graph.ts'
import { momentsOf } from '../../src/extract/moments.ts'
import type { Tracks } from '../../src/model/tracks.ts'

const none: Tracks = { steps: [], console: [], network: [], marks: [], screen: [] }

test('moments are what a viewer looks for: presses, typing, pages, errors, events', () => {
  const tracks: Tracks = {
    ...none,
    steps: [
      { kind: 'page', value: 'https://shop.example/', atMs: 0, window: 0 },
      { kind: 'click', name: 'Pay', atMs: 2000, window: 0 },
      { kind: 'click', name: 'Pay', count: 4, signs: ['rage', 'dead'], atMs: 3000, window: 0 },
      { kind: 'type', name: 'Email', count: 3, atMs: 4000, window: 0 },
      { kind: 'resize', value: '390 × 844', atMs: 5000, window: 0 },
    ],
    console: [
      { level: 'warn', parts: ['slow'], trace: [], atMs: 10 },
      { level: 'error', parts: ['boom', '{"a":1}'], trace: [], atMs: 2500 },
    ],
    network: [
      { url: 'https://shop.example/ok', kind: 'fetch', status: 200, atMs: 1 },
      { url: 'https://shop.example/pay', kind: 'fetch', method: 'POST', status: 500, atMs: 2400 },
    ],
    marks: [{ kind: 'analytics', name: 'purchase', atMs: 6000 }],
  }
  assert.deepEqual(
    momentsOf(tracks, 10_000).map(({ atMs, kind, label }) => [atMs, kind, label]),
    [
      [0, 'page', 'https://shop.example/'],
      [2000, 'click', 'Pay'],
      [2400, 'failed', '500 POST https://shop.example/pay'],
      [2500, 'error', 'boom {"a":1}'],
      [3000, 'rage', 'Pay'],
      [4000, 'input', 'Email'],
      [6000, 'analytics', 'purchase'],
    ],
  )
})

test('a hundred thousand errors are no more moments than a timeline has places', () => {
  const console = Array.from({ length: 100_000 }, (_, atMs) => ({
    level: 'error' as const,
    parts: ['x'],
    trace: [],
    atMs,
  }))
  const moments = momentsOf({ ...none, console }, 100_000)
  assert.ok(moments.length <= 4001, `${moments.length}`)
  assert.equal(
    moments.reduce((sum, { count }) => sum + count, 0),
    100_000,
  )
})

test('the graph is high where most was done and empty where nothing was', () => {
  const facts = (person: readonly number[], mutations: readonly number[] = []) =>
    [{ acts: { person, maybe: [] }, mutations }] as unknown as Parameters<typeof activityGraph>[0]
  const span = { startedAt: 1000, durationMs: 5000 }
  assert.equal(activityGraph(facts([]), span), '')
  const graph = activityGraph(facts([1000, 1001, 1002, 3600], [5900]), span)
  assert.equal(graph.length, 10)
  assert.equal(graph[0], 'z')
  assert.equal(graph[3], '0')
  assert.ok((graph[5] as string) > (graph[9] as string) && (graph[9] as string) > '0', graph)
})
