import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSettings, DEFAULT_SETTINGS, type Keep } from '../../src/player/core/settings.ts'

function keepOf(texts: { [key: string]: string } = {}): Keep {
  return { getItem: (key) => texts[key] ?? null, setItem: (key, text) => void (texts[key] = text) }
}

test('what was set is there again', () => {
  const keep = keepOf()
  createSettings(keep).set({ speed: 4, times: 'utc' })
  assert.deepEqual(createSettings(keep).get(), { ...DEFAULT_SETTINGS, speed: 4, times: 'utc' })
})

test('without a place to keep them settings hold while the page is open', () => {
  const forbidding: Keep = {
    getItem() {
      throw new Error('denied')
    },
    setItem() {
      throw new Error('denied')
    },
  }
  for (const keep of [undefined, forbidding]) {
    const settings = createSettings(keep)
    settings.set({ loop: true })
    assert.equal(settings.get().loop, true)
  }
})

test('what somebody else kept there counts only where it is of the right kind', () => {
  const stored = JSON.stringify({ speed: 'fast', times: 'mars', scale: 'full', loop: true, more: 1 })
  const keep = keepOf({ 'portable-replay:settings': stored })
  assert.deepEqual(createSettings(keep).get(), { ...DEFAULT_SETTINGS, scale: 'full', loop: true })
  assert.deepEqual(createSettings(keepOf({ 'portable-replay:settings': '{' })).get(), DEFAULT_SETTINGS)
})
