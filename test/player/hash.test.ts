import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatHash, parseHash } from '../../src/player/core/hash.ts'
import { fakePlayer, fakeSession, fakeWindow, settle } from './fake-player.ts'

test('an address names a moment in seconds, minutes or hours', () => {
  assert.deepEqual(parseHash('#t=83'), { ms: 83_000 })
  assert.deepEqual(parseHash('#t=1:23'), { ms: 83_000 })
  assert.deepEqual(parseHash('#t=1:02:03.5'), { ms: 3_723_500 })
  assert.deepEqual(parseHash('#timestamp=1700000000000&session=2&window=3&speed=0.5&play'), {
    timestamp: 1_700_000_000_000,
    session: 2,
    window: 3,
    speed: 0.5,
    play: true,
  })
})

test('what can not be read is ignored', () => {
  for (const hash of [
    '',
    '#',
    '#t=',
    '#t=abc',
    '#t=-5',
    '#t=1:2:3:4',
    '#t=1e9',
    '#t=NaN',
    '#t=:',
    '#session=0',
    '#session=1.5',
    '#window=x',
    '#speed=0',
    '#speed=Infinity',
    '#__proto__=1',
    '#%',
    '#t=99999999999999999999',
  ]) {
    assert.deepEqual(parseHash(hash), {}, hash)
  }
})

test('an address that was written reads as what was asked for', () => {
  const count = fc.integer({ min: 1, max: 10_000 })
  const request = fc.record(
    {
      session: count,
      window: count,
      ms: fc.nat({ max: 10_000_000_000 }),
      timestamp: fc.nat({ max: 4_000_000_000_000 }),
      speed: fc.integer({ min: 1, max: 1600 }).map((hundredths) => hundredths / 100),
      play: fc.constant(true as const),
    },
    { requiredKeys: [] },
  )
  fc.assert(fc.property(request, (asked) => assert.deepEqual(parseHash(formatHash(asked)), { ...asked })))
  assert.equal(formatHash({ ms: 83_400, session: 2 }), '#session=2&t=83.4')
})

test('a page opens where its address says', async () => {
  const two = fakeSession({ windows: [fakeWindow('a'), fakeWindow('b')] })
  const { controller, stage, state } = fakePlayer([fakeSession(), two])
  await controller.start(parseHash('#session=2&window=2&t=0:30&speed=4&play'))
  await settle()
  assert.deepEqual(stage.take(), ['fill 1/1/0', 'seek 30000', 'play 30000 x4'])
  assert.equal(state().following, false)
})

test('numbers past the last session, window or moment mean the last', async () => {
  const { controller, state } = fakePlayer([fakeSession(), fakeSession({ durationMs: 5000 })])
  await controller.start(parseHash('#session=9&window=7&t=99:00'))
  assert.deepEqual([state().session, state().window, state().timeMs], [1, 0, 5000])
})

test('a timestamp finds its session', async () => {
  const { controller, state } = fakePlayer([fakeSession(), fakeSession({ startedAt: 9_000_000 })])
  await controller.start(parseHash('#timestamp=9003000'))
  assert.deepEqual([state().session, state().timeMs], [1, 3000])
})

test('a changed address changes only what it names', async () => {
  const { controller, state } = fakePlayer([fakeSession(), fakeSession()])
  await controller.start(parseHash('#session=2&t=10'))
  controller.obey(parseHash('#t=20'))
  assert.deepEqual([state().session, state().timeMs], [1, 20_000])
  controller.obey(parseHash('#speed=2'))
  assert.deepEqual([state().session, state().timeMs, state().speed], [1, 20_000, 2])
  controller.obey(parseHash('#session=1'))
  assert.deepEqual([state().session, state().timeMs], [0, 40])
  controller.obey(parseHash('#nonsense'))
  assert.deepEqual([state().session, state().timeMs], [0, 40])
})
