import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { barOf, phasesOf, withBursts } from '../../src/player/panels/request-phases.ts'

const request = (atMs: number, durationMs: number) => ({ atMs, durationMs, url: '/', kind: 'fetch' as const })

describe('the time of a request', () => {
  test('is told in phases, as far as they were recorded', () => {
    const timings = {
      fetchStart: 1,
      domainLookupStart: 5,
      domainLookupEnd: 15,
      connectStart: 15,
      secureConnectionStart: 25,
      connectEnd: 40,
      requestStart: 40,
      responseStart: 90,
      responseEnd: 100,
    }
    assert.deepEqual(
      phasesOf({ timings }).map(({ name, fromMs, toMs }) => [name, fromMs, toMs]),
      [
        ['queue', 0, 5],
        ['dns', 5, 15],
        ['connect', 15, 25],
        ['tls', 25, 40],
        ['wait', 40, 90],
        ['download', 90, 100],
      ],
    )
    assert.deepEqual(phasesOf({ timings: { responseStart: 10, responseEnd: 10 } }), [])
    assert.deepEqual(phasesOf({}), [])
  })

  test('is drawn beside the requests of the same burst', () => {
    const rows = withBursts([request(0, 100), request(50, 150), request(5000, 10)])
    assert.deepEqual(rows.map(barOf), [
      { start: 0, length: 0.5, waiting: 0 },
      { start: 0.25, length: 0.75, waiting: 0 },
      { start: 0, length: 1, waiting: 0 },
    ])
  })

  test('fits into its row, whatever was recorded', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(100_000), fc.double({ min: 0, noNaN: true }))), (times) => {
        const requests = times.sort(([a], [b]) => a - b).map(([atMs, tookMs]) => request(atMs, tookMs))
        const rows = withBursts(requests)
        assert.equal(rows.length, requests.length)
        for (const bar of rows.map(barOf)) {
          if (bar) assert.ok(bar.start >= 0 && bar.length >= 0 && bar.start + bar.length <= 1 + 1e-9)
        }
      }),
    )
  })
})
