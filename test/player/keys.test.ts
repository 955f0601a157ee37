import assert from 'node:assert/strict'
import { test } from 'node:test'
import { KEY_GROUPS, keyVerb, type KeyTargets } from '../../src/player/key-table.ts'
import { fakePlayer, fakeSession, settle } from './fake-player.ts'

test('keys play, seek, step, change the speed and ask for help', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession()])
  await controller.start({})
  const asked: string[] = []
  const targets: KeyTargets = {
    controller,
    openHelp: () => asked.push('help'),
    closeList: () => asked.push('close'),
    togglePanel: () => asked.push('panel'),
    search: () => asked.push('search'),
    share: () => asked.push('share'),
  }
  const press = async (key: string) => keyVerb(key)?.(targets)
  await press('ArrowRight')
  assert.equal(state().timeMs, 5040)
  await press('ArrowLeft')
  assert.equal(state().timeMs, 40)
  await press('End')
  assert.equal(state().timeMs, 100_000)
  await press('Home')
  assert.equal(state().timeMs, 0)
  stage.stepMs = 70
  await press('.')
  assert.equal(state().timeMs, 70)
  for (const [key, speed] of [
    ['+', 1.5],
    ['=', 2],
    ['_', 1.5],
    ['-', 1],
    ['0', 0.5],
    ['7', 16],
    ['1', 1],
  ] as const) {
    await press(key)
    assert.equal(state().speed, speed, key)
  }
  await press(' ')
  assert.equal(state().playing, true)
  await press('K')
  assert.equal(state().playing, false)
  await press('?')
  await press('Escape')
  await press('i')
  await press('/')
  await press('s')
  assert.deepEqual(asked, ['help', 'close', 'panel', 'search', 'share'])
})

test('keys lead further, and nearer while paused', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession()])
  await controller.start({})
  const press = async (key: string) => keyVerb(key)?.({ controller } as KeyTargets)
  await press('l')
  assert.equal(state().timeMs, 10_040)
  await press('j')
  assert.equal(state().timeMs, 40)
  await press('ArrowRight')
  controller.play()
  stage.pausedAtMs = 5040
  await press('Alt+ArrowLeft')
  await settle()
  assert.deepEqual([state().playing, state().timeMs], [false, 4040])
})

test('keys begin, end and clear a range, and zoom', async () => {
  const { controller, state } = fakePlayer([fakeSession()])
  await controller.start({})
  const asked: string[] = []
  const targets = { controller, closeList: () => asked.push('close') } as unknown as KeyTargets
  const press = async (key: string) => keyVerb(key)?.(targets)
  await controller.seek(20_000)
  await press('[')
  assert.deepEqual(state().range, { startMs: 20_000, endMs: 100_000 })
  await controller.seek(30_000)
  await press(']')
  assert.deepEqual(state().range, { startMs: 20_000, endMs: 30_000 })
  await press('Escape')
  assert.deepEqual([state().range, asked], [undefined, []])
  await press('Escape')
  assert.deepEqual(asked, ['close'])
  await press('z')
  assert.notEqual(state().view, undefined)
  await press('Z')
  assert.equal(state().view, undefined)
})

test('each key has one meaning, and names of objects have none', () => {
  const keys = KEY_GROUPS.flatMap(({ rows }) => rows.flatMap(({ verbs }) => Object.keys(verbs)))
  assert.equal(new Set(keys).size, keys.length)
  for (const key of ['constructor', 'toString', '__proto__', 'Alt+f', 'q']) assert.equal(keyVerb(key), undefined)
})
