import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyVerbs } from '../../src/player/keys.ts'
import { fakePlayer, fakeSession } from './fake-player.ts'

test('keys play, seek, step, change the speed and ask for help', async () => {
  const { controller, stage, state } = fakePlayer([fakeSession()])
  await controller.start({})
  const asked: string[] = []
  const verbs = keyVerbs({
    controller,
    openHelp: () => asked.push('help'),
    closeList: () => asked.push('close'),
    togglePanel: () => asked.push('panel'),
    search: () => asked.push('search'),
    share: () => asked.push('share'),
  })
  const press = async (key: string) => verbs[key]?.()
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
  await press('+')
  assert.equal(state().speed, 2)
  await press('-')
  assert.equal(state().speed, 1)
  await press(' ')
  assert.equal(state().playing, true)
  await press('?')
  await press('Escape')
  await press('i')
  await press('/')
  await press('s')
  assert.deepEqual(asked, ['help', 'close', 'panel', 'search', 'share'])
})
