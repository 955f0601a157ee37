import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idleJumpIn, loopJump, rangeBetween, withEdge } from '../../src/player/core/range.ts'
import { fakePlayer, fakeSession, settle } from './fake-player.ts'

test('a range lies between two moments of the session, and is long enough to be watched', () => {
  assert.deepEqual(rangeBetween(5000, 2000, 10_000), { startMs: 2000, endMs: 5000 })
  assert.deepEqual(rangeBetween(-5, 99_999, 10_000), { startMs: 0, endMs: 10_000 })
  assert.deepEqual(rangeBetween(3000, 3000, 10_000), { startMs: 3000, endMs: 3500 })
  assert.deepEqual(rangeBetween(10_000, 10_000, 10_000), { startMs: 9500, endMs: 10_000 })
  assert.deepEqual(rangeBetween(5, 5, 100), { startMs: 0, endMs: 100 })
})

test('an edge is set anywhere; one that it passes goes to the end of the session', () => {
  const range = { startMs: 2000, endMs: 5000 }
  assert.deepEqual(withEdge(undefined, { startMs: 3000 }, 10_000), { startMs: 3000, endMs: 10_000 })
  assert.deepEqual(withEdge(undefined, { endMs: 3000 }, 10_000), { startMs: 0, endMs: 3000 })
  assert.deepEqual(withEdge(range, { startMs: 3000 }, 10_000), { startMs: 3000, endMs: 5000 })
  assert.deepEqual(withEdge(range, { startMs: 6000 }, 10_000), { startMs: 6000, endMs: 10_000 })
  assert.deepEqual(withEdge(range, { endMs: 1000 }, 10_000), { startMs: 0, endMs: 1000 })
})

test('playing goes back to the start of the range', () => {
  const range = { startMs: 2000, endMs: 5000 }
  assert.equal(loopJump(undefined, 9000), undefined)
  assert.equal(loopJump(range, 2000), undefined)
  assert.equal(loopJump(range, 4999), undefined)
  assert.equal(loopJump(range, 5000), 2000)
  assert.equal(loopJump(range, 100), 2000)
})

test('idle time is skipped inside of the range, and played where it leads out of it', () => {
  const bands = [{ startMs: 1000, endMs: 4000 }]
  assert.equal(idleJumpIn(undefined, bands, 2000), 4000)
  assert.equal(idleJumpIn({ startMs: 500, endMs: 6000 }, bands, 2000), 4000)
  assert.equal(idleJumpIn({ startMs: 500, endMs: 4000 }, bands, 2000), undefined)
})

test('the player plays a range over and over, also at the very end', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession()])
  await controller.start({})
  controller.store.set({ range: { startMs: 90_000, endMs: 100_000 } })
  controller.play()
  stage.take()
  for (const ms of [50, 100_000]) {
    stage.listener.onTime(ms)
    await settle()
    assert.deepEqual(stage.take(), ['seek 90000', 'play 90000 x1'])
    assert.deepEqual([state().timeMs, state().playing], [90_000, true])
  }
  await controller.selectSession(0)
  assert.equal(state().range, undefined, 'another session has none')
})
