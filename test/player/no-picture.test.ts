import assert from 'node:assert/strict'
import { mock, test, type TestContext } from 'node:test'
import { createClock } from '../../src/player/core/clock.ts'
import type { Tracks } from '../../src/model/tracks.ts'
import { hasPicture, rowAt, windowAt } from '../../src/player/core/place.ts'
import { DEFAULT_SETTINGS } from '../../src/player/core/settings.ts'
import { openingState } from '../../src/player/core/state.ts'
import { fakePlayer, fakeSession, fakeWindow, settle } from './fake-player.ts'

const bare = fakeSession({ windows: [], spans: [], opensAtMs: 0, activity: [] })

/** A clock whose time a test moves on by hand. */
function handClock(context: TestContext) {
  mock.timers.enable({ apis: ['setInterval'] })
  context.after(() => mock.timers.reset())
  let nowMs = 0
  const heard: number[] = []
  const clock = createClock({ onTime: (ms) => void heard.push(ms), step: async () => undefined, now: () => nowMs })
  const pass = (ms: number) => {
    nowMs += ms
    mock.timers.tick(ms)
  }
  return { clock, pass, heard }
}

test('the clock counts from where it is started, at its speed, until it is stopped', async (context) => {
  const { clock, pass, heard } = handClock(context)
  clock.play(1000, 2)
  pass(500)
  assert.equal(heard.at(-1), 2000)
  clock.setSpeed(8)
  pass(100)
  assert.equal(heard.at(-1), 2800)
  assert.equal(await clock.pause(), 2800)
  const before = heard.length
  pass(1000)
  assert.equal(heard.length, before)
  assert.equal(await clock.pause(), 2800)
})

test('a session without a picture is ready, seeks and plays to its end without the stage', async () => {
  const { controller, stage, state } = fakePlayer([{ ...bare, durationMs: 90 }])
  await controller.start({})
  assert.equal(state().busy, 'no')
  assert.equal(state().failure, undefined)
  await controller.seek(40)
  assert.equal(state().timeMs, 40)
  const seen: number[] = []
  const ended = new Promise<void>((resolve) => {
    controller.store.subscribe(({ timeMs, ended: atEnd }) => (seen.push(timeMs), atEnd && resolve()))
  })
  controller.play()
  await ended
  assert.equal(state().timeMs, 90)
  assert.equal(state().playing, false)
  assert.deepEqual(
    seen,
    [...seen].sort((a, b) => a - b),
  )
  assert.deepEqual(stage.take(), [])
})

test('pausing keeps the moment, and a chosen window is none', async () => {
  const { controller, state } = fakePlayer([bare])
  await controller.start({ window: 3, ms: 500 })
  assert.equal(state().window, 0)
  controller.play()
  await new Promise((resolve) => setTimeout(resolve, 80))
  await controller.pause()
  const { timeMs } = state()
  assert.ok(timeMs > 500 && timeMs < 5000, `${timeMs}`)
  await new Promise((resolve) => setTimeout(resolve, 80))
  assert.equal(state().timeMs, timeMs)
})

test('between sessions with and without a picture only one of stage and clock moves the time', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession(), bare])
  await controller.start({})
  controller.play()
  stage.take()
  await controller.selectSession(1)
  assert.deepEqual(stage.take(), ['pause'])
  stage.listener.onTime(77_000)
  stage.listener.onFinish()
  assert.ok(state().timeMs < 1000 && state().playing)
  await controller.selectSession(0)
  assert.deepEqual(stage.take(), ['seek 40', 'play 40 x1'], 'what was on the stage is still there')
  await new Promise((resolve) => setTimeout(resolve, 80))
  assert.equal(state().timeMs, 40, 'the clock stands still')
})

test('a stage that breaks does not end a session that needs none', async () => {
  const { controller, stage, state } = fakePlayer([bare, fakeSession()])
  await controller.start({})
  controller.play()
  stage.listener.onFailure('out of memory.')
  assert.equal(state().failure, undefined)
  assert.equal(state().playing, true)
  await controller.seek(1000)
  await assert.rejects(controller.selectSession(1))
  assert.equal(state().failure?.code, 'stage-failed')
})

test('steps lead from row to row of all its tracks', async () => {
  const line = (atMs: number) => ({ atMs, level: 'log' as const, parts: [], trace: [] })
  const tracks: Tracks = {
    steps: [],
    console: [line(10), line(30), line(30)],
    network: [{ atMs: 20, url: '/', kind: 'fetch' }],
    marks: [],
    screen: [],
  }
  const { controller, state } = fakePlayer([bare], { track: async (_session, name) => tracks[name] })
  await controller.start({})
  const moments: number[] = []
  for (const direction of [1, 1, 1, 1, -1, -1, -1] as const) {
    await controller.step(direction)
    moments.push(state().timeMs)
  }
  assert.deepEqual(moments, [10, 20, 30, 30, 20, 10, 10])
})

test('a track is decoded once while its session is shown', async () => {
  const asked: string[] = []
  const { controller } = fakePlayer([bare, bare], {
    track: async (session, name) => (asked.push(`${session}/${name}`), []),
  })
  await Promise.all([controller.tracks.read(0, 'console'), controller.tracks.read(0, 'console')])
  await controller.tracks.read(0, 'marks')
  await controller.tracks.read(1, 'console')
  assert.deepEqual(asked, ['0/console', '0/marks', '1/console'])
  await settle()
})

test('a window without a picture is never chosen, whatever the person’s way says', () => {
  const session = fakeSession({
    windows: [fakeWindow('a', 0), fakeWindow('b'), fakeWindow('c', 0)],
    spans: [{ startMs: 0, window: 0 }],
  })
  assert.equal(windowAt(session, 0), 1)
  assert.equal(openingState(session, DEFAULT_SETTINGS).window, 1)
  assert.equal(hasPicture(session), true)
  assert.equal(hasPicture(fakeSession({ windows: [fakeWindow('a', 0)] })), false)
})

test('the row of a moment is the last one that it holds', () => {
  const rows = [5, 5, 9].map((atMs) => ({ atMs }))
  assert.deepEqual(
    [4, 5, 8, 9, Infinity].map((ms) => rowAt(rows, ms)),
    [-1, 1, 1, 2, 2],
  )
  assert.equal(rowAt([], 5), -1)
})
