import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { change, meta, normalized, recording, snapshot, normalizedArrays } from './recordings.ts'

const scroll = (y: number, timestamp: number) => change({ source: 3, id: 1, x: 0, y }, timestamp)
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code)

describe('order', () => {
  it('is by time, and as it was for events of one time', () => {
    const { windows, problems } = normalized(snapshot(), meta(), scroll(1, 1300), scroll(2, 1200), scroll(3, 1300))
    assert.deepEqual(
      windows[0]!.events.map(({ type, data }) => data['y'] ?? type),
      [4, 2, 2, 1, 3],
    )
    assert.deepEqual(codes(problems), ['events-out-of-order'])
  })

  it('keeps one of events that are the same, whatever an exporter wrote beside them', () => {
    const repeated = { ...scroll(1, 1300), delay: 5, seen: 1, cv: 'x', windowId: 'y' }
    const { counts, problems } = normalized(
      meta(),
      snapshot(),
      scroll(1, 1300),
      scroll(2, 1300),
      repeated,
      scroll(1, 1301),
    )
    assert.deepEqual(counts, { read: 6, kept: 5, invalid: 0, duplicates: 1, added: 0 })
    assert.deepEqual(codes(problems), ['events-repeated'])
  })
})

describe('full snapshots', () => {
  it('without a meta event get one, with what is known of the page', () => {
    const resize = change({ source: 4, width: 640, height: 480 }, 1200)
    const { windows, counts } = normalized(meta(), snapshot(), resize, snapshot({ timestamp: 1300 }))
    const [added] = windows[0]!.events.slice(3)
    assert.deepEqual(added, {
      type: 4,
      data: { href: 'https://shop.example/', width: 640, height: 480 },
      timestamp: 1300,
    })
    assert.equal(counts.added, 1)
  })

  it('of a window that never says its size take that of another', () => {
    const { windows } = normalizedArrays(recording([snapshot()], [meta(), snapshot()]))
    assert.equal(windows[0]!.events[0]!.data['width'], 800)
  })

  it('have their meta event directly before them, because a seek starts there', () => {
    const { windows } = normalized(meta(1000), snapshot(), meta(1100), scroll(1, 1150), snapshot({ timestamp: 1200 }))
    assert.deepEqual(
      windows[0]!.events.map(({ type }) => type),
      [4, 2, 3, 4, 2],
    )
  })

  it('are the only events with a meta event: another one tells a size', () => {
    const { windows, counts } = normalized(meta(), snapshot(), meta(1100), meta(1100), meta(1200), scroll(1, 1300))
    const sizes = [1100, 1200].map((timestamp) => change({ source: 4, width: 800, height: 600 }, timestamp))
    assert.deepEqual(windows[0]!.events.slice(2), [...sizes, scroll(1, 1300)])
    assert.equal(counts.duplicates, 1)
  })

  it('come first: earlier changes are left out, logs stay', () => {
    const log = { type: 6, data: { plugin: 'rrweb/console@1', payload: {} }, timestamp: 900 }
    const { windows, problems } = normalized(log, scroll(1, 950), meta(), snapshot())
    assert.deepEqual(
      windows[0]!.events.map(({ type }) => type),
      [6, 4, 2],
    )
    assert.deepEqual(codes(problems), ['events-before-snapshot'])
  })

  it('are what a window needs: one without is left out when another has one', () => {
    const problems: { code: string }[] = []
    const given = recording([meta(), snapshot()], [scroll(1, 1300), scroll(2, 1301)])
    const { windows, counts, endedAt } = normalizedArrays(given, (problem) => problems.push(problem))
    assert.deepEqual([windows.length, counts.invalid, endedAt], [1, 2, 1301])
    assert.deepEqual(codes(problems), ['window-without-snapshot'])
  })
})
