import assert from 'node:assert/strict'
import { test } from 'node:test'
import fastCheck from 'fast-check'
import { idleBands, idleJump } from '../../src/player/core/idle.ts'
import { fakePlayer, fakeSession, settle } from './fake-player.ts'

const activity = [
  { startMs: 0, endMs: 5000 },
  { startMs: 60_000, endMs: 70_000 },
]

test('playing jumps over idle time, to a moment before the next act', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession({ activity })])
  await controller.start({})
  controller.play()
  stage.take()
  stage.listener.onTime(5500)
  assert.deepEqual(stage.take(), [], 'the answer to the last act is still shown')
  stage.listener.onTime(6010)
  await settle()
  const [seek, play] = stage.take()
  const landedMs = Number(seek?.split(' ')[1])
  assert.ok(landedMs < 60_000 && landedMs > 55_000, `landed at ${landedMs}`)
  assert.equal(play, `play ${landedMs} x1`)
  assert.equal(state().skipped.ms, landedMs - 6010)
})

test('the last idle stretch ends the replay', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession({ activity })])
  await controller.start({})
  await controller.seek(69_000)
  controller.play()
  stage.listener.onTime(71_001)
  await settle()
  assert.equal(state().timeMs, 100_000)
  assert.equal(state().ended, true)
  assert.equal(state().playing, false)
})

test('with skipping off, idle time is played', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession({ activity })])
  await controller.start({})
  controller.toggleSkipIdle()
  controller.play()
  stage.listener.onTime(30_000)
  assert.equal(state().timeMs, 30_000)
})

test('a session in which nobody did anything is played whole', () => {
  assert.deepEqual(idleBands([], 100_000), [])
})

test('no jump ever passes over a moment of activity, and every jump goes forward', () => {
  const gaps = fastCheck.array(fastCheck.tuple(fastCheck.nat(30_000), fastCheck.nat(30_000)), { maxLength: 12 })
  fastCheck.assert(
    fastCheck.property(
      gaps,
      fastCheck.nat(30_000),
      fastCheck.double({ min: 0, max: 1, noNaN: true }),
      (pairs, tail, share) => {
        let atMs = 0
        const periods = pairs.map(([gap, length]) => {
          const startMs = atMs + gap
          atMs = startMs + length
          return { startMs, endMs: atMs }
        })
        const durationMs = atMs + tail
        const fromMs = share * durationMs
        const toMs = idleJump(idleBands(periods, durationMs), fromMs)
        if (toMs === undefined) return
        assert.ok(toMs > fromMs && toMs <= durationMs)
        assert.ok(periods.every(({ startMs, endMs }) => endMs < fromMs || startMs > toMs))
      },
    ),
  )
})
