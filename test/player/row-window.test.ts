import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  ROW_PX,
  contentPx,
  isInView,
  rowWindow,
  topThatCenters,
  topThatReaches,
} from '../../src/player/panels/row-window.ts'

/** A list of any length, a view of any height at any place in it, and a row of it. */
const anyView = fc
  .record({ count: fc.integer({ min: 1, max: 3_000_000 }), height: fc.integer({ min: 64, max: 2000 }) })
  .chain(({ count, height }) => {
    const most = Math.max(0, contentPx(count) - height)
    return fc.record({
      count: fc.constant(count),
      row: fc.nat(count - 1),
      scroll: fc.record({ top: fc.integer({ min: 0, max: most }), height: fc.constant(height) }),
    })
  })

describe('rows of which only some are in the document', () => {
  test('fill the view wherever it is, and are few', () => {
    fc.assert(
      fc.property(anyView, ({ count, scroll }) => {
        const { first, end, offsetPx } = rowWindow(scroll, count)
        assert.ok(end - first <= scroll.height / ROW_PX + 18, `${end - first} rows`)
        assert.ok(offsetPx <= scroll.top + 0.01 || first === 0, 'a gap above')
        const endPx = offsetPx + (end - first) * ROW_PX
        assert.ok(end === count || endPx >= scroll.top + scroll.height, 'a gap below')
      }),
    )
  })

  test('the end of the scrolled element is the end of the last row', () => {
    for (const count of [100, 312_500, 3_000_000]) {
      const scroll = { top: contentPx(count) - 600, height: 600 }
      const { first, end, offsetPx } = rowWindow(scroll, count)
      assert.equal(end, count)
      assert.ok(Math.abs(offsetPx + (end - first) * ROW_PX - contentPx(count)) < 0.01)
    }
  })

  test('a row that is asked for is in view, and one that is in view moves nothing', () => {
    fc.assert(
      fc.property(anyView, ({ count, row, scroll }) => {
        const { height } = scroll
        assert.ok(isInView(row, { top: topThatCenters(row, scroll, count), height }, count))
        const reached = topThatReaches(row, scroll, count)
        assert.ok(isInView(row, { top: reached, height }, count))
        if (isInView(row, scroll, count)) assert.equal(reached, scroll.top)
      }),
    )
  })

  test('a list pulled past its ends shows its ends', () => {
    assert.equal(rowWindow({ top: -80, height: 320 }, 100).first, 0)
    assert.equal(rowWindow({ top: 1e9, height: 320 }, 100).end, 100)
  })
})
