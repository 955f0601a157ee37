import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApi } from '../../src/player/api.ts'
import { reportOf } from '../../src/player/core/events.ts'
import { listenToHost } from '../../src/player/messages.ts'
import { fakePlayer, fakeSession, settle } from './fake-player.ts'

type Message = { [name: string]: unknown }

/** A page in a host page: `send` speaks as somebody, `answers` is what the host heard. */
async function hostedPlayer(parentIsSelf: 'in a host' | 'alone' = 'in a host') {
  const player = fakePlayer([fakeSession({ title: 'SECRET' }), fakeSession({ title: 'SECRET' })])
  const answers: Message[] = []
  const host = { postMessage: (message: Message) => answers.push(message) }
  let hear: (event: MessageEvent) => void = () => {}
  const view = {
    parent: host as unknown,
    addEventListener: (_: 'message', listener: (event: MessageEvent) => void) => (hear = listener),
  }
  if (parentIsSelf === 'alone') view.parent = view
  const ready = player.controller.start({})
  const api = createApi(player.controller, ready)
  listenToHost({ view, api, report: () => reportOf(player.controller.store.get(), player.controller.index) })
  await ready
  await settle()
  const send = async (data: unknown, source: unknown = host) => {
    hear({ source, data } as MessageEvent)
    await settle()
  }
  return { ...player, api, answers, send, view }
}

test('the host is told when the player is ready, and its verbs are answered with their id', async () => {
  const { answers, controller, send, state } = await hostedPlayer()
  assert.equal(answers[0]?.['portableReplay'], 'ready')
  await send({ portableReplay: 'seek', id: 'x1', ms: 5000 })
  assert.equal(state().timeMs, 5000)
  assert.deepEqual([answers[1]?.['portableReplay'], answers[1]?.['id']], ['seek', 'x1'])
  assert.deepEqual(answers[1]?.['state'], reportOf(state(), controller.index))
  await send({ portableReplay: 'select', id: 2, n: 2 })
  assert.equal(state().session, 1)
  await send({ portableReplay: 'setSpeed', id: 3, speed: 4 })
  await send({ portableReplay: 'play', id: 4 })
  assert.deepEqual([state().speed, state().playing], [4, true])
})

test('nobody but the host is heard', async () => {
  const { answers, send, state, view } = await hostedPlayer()
  answers.length = 0
  for (const source of [{}, null, view]) await send({ portableReplay: 'seek', id: 1, ms: 5000 }, source)
  assert.equal(state().timeMs, 40)
  assert.deepEqual(answers, [])
})

test('a page without a host does not obey itself', async () => {
  const { send, state, view } = await hostedPlayer('alone')
  await send({ portableReplay: 'seek', id: 1, ms: 5000 }, view)
  assert.equal(state().timeMs, 40)
})

test('what is no verb gets no answer; a verb with a wrong argument gets an error and changes nothing', async () => {
  const { answers, send, state } = await hostedPlayer()
  answers.length = 0
  for (const data of [
    null,
    'seek',
    7,
    [],
    {},
    { portableReplay: 1 },
    { portableReplay: 'constructor' },
    { portableReplay: '' },
  ]) {
    await send(data)
  }
  assert.deepEqual(answers, [])
  await send({ portableReplay: 'seek', id: 1, ms: 'soon' })
  await send({ portableReplay: 'select', id: 2, n: 99 })
  await send({ portableReplay: 'on', id: 3, event: 'toString' })
  assert.deepEqual(
    answers.map(({ id, error }) => [id, error]),
    [
      [1, 'bad-request'],
      [2, 'bad-request'],
      [3, 'bad-request'],
    ],
  )
  assert.deepEqual([state().timeMs, state().session], [40, 0])
})

test('events that the host asked for arrive, and no recorded word goes out', async () => {
  const { answers, send } = await hostedPlayer()
  await send({ portableReplay: 'on', id: 1, event: 'time' })
  answers.length = 0
  await send({ portableReplay: 'seek', id: 2, ms: 7000 })
  assert.ok(answers.some(({ portableReplay, event }) => portableReplay === 'time' && event === true))
  assert.ok(!JSON.stringify(answers).includes('SECRET'))
})

test("the page's own interface: numbers, sessions counted from 1, events until the subscription ends", async () => {
  const { api } = await hostedPlayer()
  assert.deepEqual([api.duration, api.currentTime], [100_000, 40])
  assert.deepEqual(
    api.sessions.map(({ n }) => n),
    [1, 2],
  )
  const heard: number[] = []
  const stop = api.on('session', ({ session }) => heard.push(session))
  await api.select(2)
  stop()
  await api.select(1)
  assert.deepEqual(heard, [2])
  await assert.rejects(api.seek(NaN), TypeError)
})
