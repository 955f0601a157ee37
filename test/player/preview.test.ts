import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { createPreview } from '../../src/player/core/preview.ts'
import type { ReplayFile } from '../../src/player/file.ts'
import { fakeIndex, fakeSession, FakeStage } from './fake-player.ts'

/** A preview over a fake stage, whose clock stands still unless it is told how long a seek takes. */
function fakePreview(context: TestContext) {
  let now = 0
  context.mock.method(performance, 'now', () => now)
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const file = {
    index: fakeIndex([fakeSession()]),
    segments: async () => [{ events: new Uint8Array() }],
  } as unknown as ReplayFile
  const stage = { made: undefined as FakeStage | undefined }
  const told: string[] = []
  const preview = createPreview(
    { file, isPlaying: () => false, createStage: (listener) => (stage.made = new FakeStage(listener)) },
    { onSize() {}, onShown: (ms) => told.push(`shown ${ms}`), onGone: () => told.push('gone') },
  )
  const show = (ms: number) => preview.show({ session: 0, window: 0, ms })
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  }
  return {
    told,
    show,
    hold: () => void ((stage.made as FakeStage).held = true),
    /** Everything that is asked for is shown, each after so long. */
    async after(ms: number) {
      await settled()
      now += ms
      stage.made?.release()
      await settled()
      context.mock.timers.tick(ms)
      await settled()
    },
    seeks: () => (stage.made as FakeStage).take().filter((call) => call.startsWith('seek')),
  }
}

test('a preview shows one moment at a time, and of those asked for meanwhile the newest', async (context) => {
  const { show, hold, after, seeks, told } = fakePreview(context)
  hold()
  for (const ms of [1000, 2000, 3000]) show(ms)
  await after(100)
  await after(0)
  assert.deepEqual(seeks(), ['seek 1000', 'seek 3000'])
  assert.deepEqual(told, ['shown 1000', 'shown 3000'])
})

test('a preview leaves a session that is too heavy: two slow moments in a row, the first one apart', async (context) => {
  const { show, hold, after, seeks, told } = fakePreview(context)
  for (const [ms, tookMs] of [
    [1000, 2000],
    [2000, 500],
    [3000, 100],
    [4000, 500],
    [5000, 500],
  ] as const) {
    assert.ok(!told.includes('gone'))
    hold()
    show(ms)
    await after(tookMs)
  }
  assert.deepEqual(told.slice(-2), ['shown 5000', 'gone'])
  seeks()
  show(6000)
  await after(0)
  assert.deepEqual(seeks(), [])
})
