import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitScale, roomFor } from '../../src/player/fit.ts'
import {
  wholeText,
  addressText,
  byteText,
  countText,
  durationText,
  millisecondText,
  momentText,
  pageName,
} from '../../src/player/parts/format.ts'

test('a stretch of time is said in its two largest units', () => {
  assert.equal(durationText(4200), '4 s')
  assert.equal(durationText(200_000), '3 min 20 s')
  assert.equal(durationText(3_600_000), '1 h')
  assert.equal(durationText(7_500_000), '2 h 5 min')
})

test('an address is taken apart; what is none is shown whole, but not without end', () => {
  assert.deepEqual(addressText('https://shop.example/a?b#c'), {
    scheme: 'https://',
    host: 'shop.example',
    rest: '/a?b#c',
  })
  assert.deepEqual(addressText('https://shop.example/'), { scheme: 'https://', host: 'shop.example', rest: '' })
  assert.deepEqual(addressText('about:blank'), { scheme: '', host: '', rest: 'about:blank' })
  assert.equal(addressText(`data:,${'x'.repeat(1e6)}`).rest.length, 2000)
  assert.equal(pageName('https://shop.example/a/b?secret=1'), 'shop.example/a/b')
  assert.equal(pageName('https://shop.example/?secret=1'), 'shop.example')
})

test('the picture fits its space and is never blown up past twice its size', () => {
  assert.equal(fitScale({ width: 1000, height: 500 }, { width: 500, height: 500 }), 0.5)
  assert.equal(fitScale({ width: 500, height: 1000 }, { width: 500, height: 500 }), 0.5)
  assert.equal(fitScale({ width: 100, height: 100 }, { width: 4000, height: 4000 }), 2)
  assert.equal(fitScale({ width: 100, height: 100 }, { width: 0, height: -20 }), 0)
})

test('room is kept for the largest viewport, but a turned phone does not stand in a square', () => {
  const square = { width: 844, height: 844 }
  assert.deepEqual(roomFor({ width: 390, height: 844 }, square), { width: 390, height: 844 })
  const portrait = { width: 390, height: 844 }
  assert.deepEqual(roomFor({ width: 390, height: 500 }, portrait), portrait, 'with the keyboard open')
  assert.deepEqual(roomFor({ width: 500, height: 900 }, portrait), { width: 500, height: 900 }, 'larger than it said')
})

test('moments, stretches, sizes and counts are said as people say them', () => {
  assert.deepEqual([0, 1999, 83_450, 3_723_000].map(momentText), ['0:00.0', '0:01.9', '1:23.4', '1:02:03.0'])
  assert.deepEqual([0.4, 85, 999.6, 1234, 75_000].map(millisecondText), [
    '0 ms',
    '85 ms',
    '1.0 s',
    '1.2 s',
    '1 min 15 s',
  ])
  assert.deepEqual([1, 999, 1234, 34_100_000].map(byteText), ['1 byte', '999 bytes', '1.2 kB', '34 MB'])
  const counts = [0, 9, 842, 999, 1000, 1234, 9949, 9950, 12_345, 999_499, 999_500, 1_500_000, 123_456_789]
  const [compact, whole] = [new Intl.NumberFormat('en', { notation: 'compact' }), new Intl.NumberFormat('en')]
  assert.deepEqual(
    counts.map(countText),
    counts.map((count) => compact.format(count)),
  )
  assert.deepEqual(
    counts.map(wholeText),
    counts.map((count) => whole.format(count)),
  )
})
