import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageAt } from '../../src/player/core/place.ts'
import type { SegmentBytes } from '../../src/player/file.ts'
import { fakePlayer, fakeSession, fakeWindow, settle } from './fake-player.ts'

const tabs = fakeSession({
  windows: [fakeWindow('a'), fakeWindow('b'), fakeWindow('c', 0)],
  spans: [
    { startMs: 0, window: 0 },
    { startMs: 10_000, window: 1 },
    { startMs: 20_000, window: 2 },
    { startMs: 30_000, window: 0 },
  ],
})

test('playing follows the person into another tab', async () => {
  const { controller, stage, state } = fakePlayer([tabs])
  await controller.start({})
  controller.play()
  stage.take()
  stage.listener.onTime(10_016)
  await settle()
  assert.equal(state().window, 1)
  assert.deepEqual(stage.take(), ['fill 0/1/0', 'seek 10016', 'play 10016 x1'])
})

test('a seek lands in the tab that the person was in', async () => {
  const { controller, state } = fakePlayer([tabs])
  await controller.start({})
  await controller.seek(15_000)
  assert.equal(state().window, 1)
  await controller.seek(35_000)
  assert.equal(state().window, 0)
})

test('a tab that holds nothing to show is passed over', async () => {
  const { controller, state } = fakePlayer([tabs])
  await controller.start({})
  await controller.seek(25_000)
  assert.equal(state().window, 1)
  assert.equal(state().failure, undefined)
})

test('a chosen tab stays, at the same moment, until the viewer follows again', async () => {
  const { controller, stage, state } = fakePlayer([tabs])
  await controller.start({})
  await controller.seek(5000)
  await controller.selectWindow(1)
  assert.equal(state().timeMs, 5000)
  await controller.seek(35_000)
  assert.equal(state().window, 1)
  controller.play()
  stage.listener.onTime(36_000)
  assert.equal(state().window, 1)
  await controller.followWindows()
  assert.equal(state().window, 0)
})

test('a chosen tab without a picture is said in words', async () => {
  const { controller, state } = fakePlayer([tabs])
  await controller.start({})
  await assert.rejects(controller.selectWindow(2))
  assert.equal(state().failure?.code, 'window-no-snapshot')
})

test('a tab that is left before its events are read is never put on the stage', async () => {
  let answer: (bytes: SegmentBytes) => void = () => {}
  const { controller, stage } = fakePlayer([tabs], {
    async segment(session, window) {
      if (window === 1) return new Promise((resolve) => (answer = resolve))
      return { events: new TextEncoder().encode(`${session}/${window}/0`) }
    },
  })
  await controller.start({})
  stage.take()
  const first = controller.seek(12_000)
  await settle()
  const second = controller.seek(2000)
  answer({ events: new Uint8Array(1) })
  await Promise.all([first, second])
  assert.deepEqual(
    stage.take().filter((call) => call !== 'fill 0/0/0'),
    ['seek 2000'],
  )
})

test('steps cross the border between tabs', async () => {
  const { controller, stage, state } = fakePlayer([tabs])
  await controller.start({})
  await controller.seek(9900)
  stage.stepMs = undefined
  await controller.step(1)
  assert.deepEqual([state().timeMs, state().window], [10_000, 1])
  await controller.step(-1)
  assert.deepEqual([state().timeMs, state().window], [9999, 0])
})

test('another session opens on its own first moment and follows again', async () => {
  const { controller, stage, state } = fakePlayer([tabs, fakeSession({ opensAtMs: 7 })])
  await controller.start({})
  await controller.selectWindow(1)
  stage.take()
  await controller.selectSession(1)
  assert.deepEqual(stage.take(), ['fill 1/0/0', 'seek 7'])
  assert.equal(state().following, true)
  await assert.rejects(controller.selectSession(2), RangeError)
})

test('the address is that of the page the window showed at the moment', () => {
  const pages = [
    { atMs: 10, window: 0, href: 'https://a.example/' },
    { atMs: 20, window: 1, href: 'https://b.example/' },
    { atMs: 30, window: 0, href: 'https://c.example/' },
  ]
  const session = fakeSession({ pages })
  assert.equal(pageAt(session, 0, 25)?.href, 'https://a.example/')
  assert.equal(pageAt(session, 0, 30)?.href, 'https://c.example/')
  assert.equal(pageAt(session, 1, 0)?.href, 'https://b.example/', 'before the first page, the first')
  assert.equal(pageAt(session, 2, 0), undefined)
})
