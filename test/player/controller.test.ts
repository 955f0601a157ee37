import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ReplayError, problem } from '../../src/model/problem.ts'
import { fakePlayer, fakeSession, settle } from './fake-player.ts'

test('a page opens paused on the first moment that shows something', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession()])
  await controller.start({})
  assert.deepEqual(stage.take(), ['fill 0/0/0', 'seek 40'])
  assert.equal(state().playing, false)
  assert.equal(state().timeMs, 40)
  assert.equal(state().busy, 'no')
})

test('seeks that come while one is under way are answered by the newest, and all of them settle', async () => {
  const { controller, stage } = fakePlayer([fakeSession()])
  await controller.start({})
  stage.take()
  stage.held = true
  const seeks = [1000, 2000, 3000, 4000].map((ms) => controller.seek(ms))
  await settle()
  assert.equal(controller.store.get().timeMs, 4000, 'the timeline shows the wish at once')
  stage.release()
  await Promise.all(seeks)
  const asked = stage.take()
  assert.equal(asked.at(-1), 'seek 4000')
  assert.ok(asked.length <= 2, `asked ${asked.join(', ')}`)
})

test('a seek is settled only when the stage shows it', async () => {
  const { controller, stage } = fakePlayer([fakeSession()])
  await controller.start({})
  stage.held = true
  let settled = false
  const seek = controller.seek(5000).then(() => (settled = true))
  await settle()
  assert.equal(settled, false)
  stage.release()
  await seek
})

test('playing goes on after a seek, and old reports of the time do not count', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession()])
  await controller.start({})
  controller.play()
  stage.listener.onTime(90)
  assert.equal(state().timeMs, 90)
  const seek = controller.seek(50_000)
  stage.listener.onTime(120)
  assert.equal(state().timeMs, 50_000)
  await seek
  assert.deepEqual(stage.take().slice(-2), ['seek 50000', 'play 50000 x1'])
})

test('a hand on the timeline holds playing until it lets go', async () => {
  const { controller, stage } = fakePlayer([fakeSession()])
  await controller.start({})
  controller.play()
  stage.take()
  controller.beginScrub()
  await controller.seek(10_000)
  await controller.seek(20_000)
  assert.deepEqual(stage.take(), ['pause', 'seek 10000', 'seek 20000'])
  controller.endScrub()
  assert.deepEqual(stage.take(), ['play 20000 x1'])
})

test('pausing shows the moment that is on the screen', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession()])
  await controller.start({})
  controller.play()
  stage.pausedAtMs = 777
  await controller.pause()
  assert.equal(state().timeMs, 777)
  assert.equal(state().playing, false)
})

test('at the end, play begins again', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession()])
  await controller.start({})
  controller.play()
  stage.listener.onFinish()
  assert.equal(state().ended, true)
  assert.equal(state().timeMs, 100_000)
  stage.take()
  controller.play()
  await settle()
  assert.deepEqual(stage.take(), ['seek 40', 'play 40 x1'])
  assert.equal(state().ended, false)
})

test('seeks are brought into the session', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession()])
  await controller.start({})
  await controller.seek(-5)
  assert.equal(state().timeMs, 0)
  await controller.seek(Infinity)
  assert.equal(state().timeMs, 100_000)
  assert.equal(state().ended, true)
  assert.equal(stage.take().at(-1), 'seek 100000')
})

test('speed changes in steps, stays in its range and reaches a running stage', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession()])
  await controller.start({})
  controller.changeSpeed(-1)
  controller.changeSpeed(-1)
  assert.equal(state().speed, 0.5)
  controller.play()
  stage.take()
  controller.setSpeed(99)
  assert.deepEqual(stage.take(), ['speed 16'])
  controller.setSpeed(NaN)
  assert.equal(state().speed, 16)
  controller.setSpeed(3)
  controller.changeSpeed(1)
  assert.equal(state().speed, 4)
})

test('a damaged part is said, rejects the seek, and another session still plays', async () => {
  const damaged = problem('damaged-part', { part: 1, parts: 2 })
  const { controller, state } = fakePlayer([fakeSession(), fakeSession()], {
    async segment(session) {
      if (session === 0) throw new ReplayError(damaged)
      return { events: new Uint8Array(1) }
    },
  })
  await assert.rejects(controller.start({}), ReplayError)
  assert.equal(state().failure, damaged)
  assert.equal(state().busy, 'no')
  await controller.selectSession(1)
  assert.equal(state().failure, undefined)
  assert.equal(state().session, 1)
})

test('a stage that breaks while nothing waits for it is said too', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession()])
  await controller.start({})
  controller.play()
  stage.listener.onFailure('out of memory.')
  assert.equal(state().failure?.code, 'stage-failed')
  assert.equal(state().playing, false)
  await assert.rejects(controller.seek(1), ReplayError)
})

test('a stage that breaks during a seek ends the wait', async () => {
  const { controller, stage } = fakePlayer([fakeSession()])
  await controller.start({})
  stage.held = true
  const seek = controller.seek(5000)
  await settle()
  stage.listener.onFailure('out of memory.')
  await assert.rejects(seek, ReplayError)
})

test('a step pauses and goes to the event that the stage names', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession()])
  await controller.start({})
  controller.play()
  stage.pausedAtMs = 500
  stage.stepMs = 640
  await controller.step(1)
  assert.equal(state().timeMs, 640)
  assert.equal(state().playing, false)
  stage.stepMs = undefined
  await controller.step(1)
  assert.equal(state().timeMs, 640)
})
