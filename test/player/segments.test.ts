import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ReplayError, problem } from '../../src/model/problem.ts'
import { fakePlayer, fakeSession, settle } from './fake-player.ts'

/** Segments from 0, 10, 20 s … on, up to 100; the one from 30 s has no keyframe. */
const segments = Array.from({ length: 10 }, (_, number) => ({
  block: 0,
  start: 0,
  end: 1,
  events: 2,
  firstMs: 10_000 * number,
  lastMs: 10_000 * number + 9000,
  keyframe: number !== 3,
}))
const session = fakeSession({
  windows: [{ id: 'a', viewport: { width: 800, height: 600 }, segments }],
})

test('a seek brings the segment of its moment onto the stage, and no other', async () => {
  const { controller, stage } = fakePlayer([session])
  await controller.start({ ms: 15_000 })
  assert.deepEqual(stage.take(), ['fill 0/0/1', 'seek 15000'])
  await controller.seek(25_000)
  await controller.seek(27_000)
  assert.deepEqual(stage.take(), ['fill 0/0/2', 'seek 25000', 'seek 27000'])
})

test('the first segment is short: once it is on the screen, the next ones follow before anybody plays', async () => {
  const { controller, stage } = fakePlayer([session])
  await controller.start({})
  await settle()
  assert.deepEqual(stage.take(), [
    'fill 0/0/0',
    'seek 40',
    'extend 0/0/1, keep 1',
    'extend 0/0/2, keep 2',
    'extend 0/0/3, keep 3',
    'extend 0/0/4, keep 4',
  ])
  controller.play()
  stage.take()
  stage.listener.onTime(5000)
  await settle()
  assert.deepEqual(stage.take(), [])
})

test('a moment does not hold the events of its own time: it lies in the segment before', async () => {
  const { controller, stage } = fakePlayer([session])
  await controller.start({ ms: 20_000 })
  assert.deepEqual(stage.take(), ['fill 0/0/1', 'seek 20000'])
})

test('a segment without a keyframe comes with those from the last keyframe on', async () => {
  const { controller, stage } = fakePlayer([session])
  await controller.start({ ms: 35_000 })
  assert.deepEqual(stage.take(), ['fill 0/0/2 0/0/3', 'seek 35000'])
})

test('playing goes on into the next segment, which the stage gets in time, and lets go of what is behind', async () => {
  const { controller, stage } = fakePlayer([session])
  await controller.start({ ms: 12_000 })
  controller.play()
  stage.take()
  const at = async (...moments: number[]) => {
    for (const ms of moments) {
      stage.listener.onTime(ms)
      await settle()
    }
    return stage.take()
  }
  const added = (...numbers: number[]) => numbers.map((number, index) => `extend 0/0/${number}, keep ${index + 1}`)
  assert.deepEqual(await at(12_100, 12_200), added(2, 3, 4, 5))
  assert.deepEqual(await at(20_100, 30_100), [])
  assert.deepEqual(await at(40_100), ['extend 0/0/6, keep 2', 'extend 0/0/7, keep 3', 'extend 0/0/8, keep 4'])
  await controller.seek(75_000)
  assert.deepEqual(stage.take(), ['seek 75000', 'play 75000 x1'])
  // the one from 30 s can't be built without the one from 20 s
  await controller.seek(35_000)
  assert.deepEqual(stage.take(), ['fill 0/0/2 0/0/3', 'seek 35000', 'play 35000 x1'])
})

test('a seek a little further adds what is missing, and nothing that is there already', async () => {
  const { controller, stage } = fakePlayer([session])
  await controller.start({ ms: 25_000 })
  assert.deepEqual(stage.take(), ['fill 0/0/2', 'seek 25000'])
  await controller.seek(35_000)
  assert.deepEqual(stage.take(), ['extend 0/0/3, keep 1', 'seek 35000'])
  // this one has a keyframe of its own
  await controller.seek(45_000)
  assert.deepEqual(stage.take(), ['fill 0/0/4', 'seek 45000'])
})

test('a segment that is late is waited for, and then playing goes on', async () => {
  let arrive: () => void = () => {}
  const { controller, stage, state } = fakePlayer([session], {
    async segment(...place) {
      if (place[2] === 1) await new Promise<void>((resolve) => (arrive = resolve))
      return { events: new TextEncoder().encode(place.join('/')) }
    },
  })
  await controller.start({ ms: 9000 })
  controller.play()
  stage.listener.onTime(9100)
  stage.listener.onTime(10_050)
  await settle()
  assert.equal(state().busy, 'seeking')
  stage.take()
  arrive()
  await settle()
  assert.deepEqual(stage.take().slice(-3), ['fill 0/0/1', 'seek 10050', 'play 10050 x1'])
})

test('a segment that is damaged is told when playing gets there, not before', async () => {
  const damaged = problem('damaged-part', { part: 2, parts: 2 })
  const { controller, stage, state } = fakePlayer([session], {
    async segment(_session, _window, number) {
      if (number === 1) throw new ReplayError(damaged)
      return { events: new Uint8Array(1) }
    },
  })
  await controller.start({ ms: 5000 })
  controller.play()
  stage.listener.onTime(5100)
  await settle()
  assert.equal(state().failure, undefined)
  stage.listener.onTime(10_100)
  await settle()
  assert.equal(state().failure, damaged)
})

test('a step leaves the segment where it ends', async () => {
  const { controller, state } = fakePlayer([session])
  await controller.start({ ms: 15_000 })
  await controller.step(1)
  assert.equal(state().timeMs, 20_000)
  await controller.step(-1)
  assert.equal(state().timeMs, 9000)
})
