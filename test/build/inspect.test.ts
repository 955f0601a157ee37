import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { deflateSync, gzipSync } from 'node:zlib'
import { EventType, IncrementalSource } from '../../src/model/event.ts'
import { formatProblem, inspectSources, ReplayError, type Inspection, type InspectedSession } from '../../src/index.ts'
import { formats } from '../../src/index.ts'
import { documentOf, element, event, fullSnapshot, meta, startedAt } from '../fixtures/events.ts'
import { recorded, recordedInTwoTabs } from './sources.ts'

const one = async (data: object | string | Uint8Array): Promise<InspectedSession> => {
  const { sessions, failures } = await inspectSources({ name: 'one.json', data })
  assert.deepEqual(failures, [])
  assert.equal(sessions.length, 1)
  return sessions[0] as InspectedSession
}

/** Names of types or sources as numbers. */
function numbered(named: { readonly [name: string]: number }, numbers: { readonly [name: string]: number }) {
  return Object.fromEntries(Object.entries(named).map(([name, count]) => [String(numbers[name] ?? name), count]))
}

/** Sums of all sessions. */
function summed(sessions: readonly InspectedSession[], member: 'types' | 'sources' | 'tags' | 'plugins') {
  const sums: { [name: string]: number } = {}
  for (const session of sessions) {
    for (const [name, count] of Object.entries(session[member])) sums[name] = (sums[name] ?? 0) + count
  }
  return sums
}

const windowsOf = (sessions: readonly InspectedSession[]) =>
  Object.fromEntries(sessions.flatMap(({ windows }) => windows.map(({ id, events }) => [id, events])))

describe('inspecting', () => {
  test('tells what one session holds', async () => {
    const json = JSON.stringify(recorded(3, 'https://ann:secret@shop.example/cart?step=2'))
    const session = await one(gzipSync(json))
    const { bytes, ...told } = session
    assert.deepEqual(told, {
      title: 'shop.example/cart',
      name: 'one.json',
      containers: ['gzip'],
      format: 'rrweb',
      recorder: 'rrweb',
      startedAt,
      endedAt: startedAt + 3000,
      durationMs: 3000,
      activeMs: 3000,
      events: 5,
      counts: { read: 5, kept: 5, added: 0, duplicates: 0, withheld: 0, invalid: 0 },
      types: { IncrementalSnapshot: 3, Meta: 1, FullSnapshot: 1 },
      sources: { Mutation: 3 },
      tags: {},
      plugins: {},
      windows: [{ id: '', events: 5, viewport: { width: 800, height: 600 } }],
      pages: [{ atMs: 0, window: 0, href: 'https://shop.example/cart?step=2' }],
      steps: { total: 1, troubled: 0 },
      console: { total: 0, byLevel: {} },
      network: { total: 0, failed: 0 },
      marks: 0,
      assets: [],
      problems: [],
    })
    assert.equal(bytes.input, Buffer.byteLength(json))
    assert.ok(bytes.events > 500)
  })

  test('is data that JSON carries whole', async () => {
    const inspection = await inspectSources({ data: recordedInTwoTabs() })
    assert.deepEqual(JSON.parse(JSON.stringify(inspection)), inspection)
  })

  test('lists all tabs, also those without a picture, and finds pages in them', async () => {
    const blind = event(5, 10, { tag: 'note', payload: { a: 1 } })
    const session = await one([{ ...blind, windowId: 'blind' }, ...recordedInTwoTabs()])
    assert.deepEqual(
      session.windows.map(({ id, events, viewport }) => [id, events, viewport?.width]),
      [
        ['blind', 1, undefined],
        ['one', 5, 800],
        ['two', 5, 800],
      ],
    )
    assert.deepEqual(
      session.pages.map(({ window, href }) => [window, href]),
      [
        [1, 'https://shop.example/'],
        [2, 'https://shop.example/help'],
      ],
    )
  })

  test('counts what was read, before anything is left out', async () => {
    const [first, second, third, ...rest] = recorded()
    const odd = [null, { type: 3 }, event(3, 100, {}), event(77, 100, {}), event(3, 200, { source: 99 })]
    const session = await one([first, second, third, third, ...rest, ...odd])
    assert.equal(session.events, 11)
    assert.deepEqual(session.types, { IncrementalSnapshot: 6, Meta: 1, FullSnapshot: 1, 77: 1 })
    assert.deepEqual(session.sources, { Mutation: 4, 99: 1 })
    assert.equal(session.counts.duplicates, 1)
    assert.deepEqual(session.problems.map(({ code }) => code).sort(), [
      'events-out-of-order',
      'events-repeated',
      'events-unusable',
      'events-unusable',
      'events-unusable',
    ])
  })

  test('recorded names are members like any other, and no more than can be read', async () => {
    const tags = ['__proto__', 'constructor', '__proto__', ...Array.from({ length: 1500 }, (_, index) => `t${index}`)]
    const session = await one([...recorded(), ...tags.map((tag, index) => event(5, 10 + index, { tag, payload: {} }))])
    assert.equal(Object.hasOwn(session.tags, '__proto__'), true)
    assert.equal(Object.entries(session.tags)[0]?.[1], 502)
    assert.equal(session.tags['others'], 502)
    assert.equal(Object.keys(session.tags).length, 1001)
  })

  test('counts what is not in the recording by host', async () => {
    const image = (id: number, src: string) => element(id, 'img', { attributes: { src } })
    const images = [
      image(20, 'https://cdn.example/a.png'),
      image(21, 'https://cdn.example/b.png'),
      image(22, 'https://cdn.example/b.png'),
      image(23, 'https://ann:secret@pictures.example:8443/c.png'),
      image(24, '/logo.png'),
    ]
    const session = await one([meta(0), fullSnapshot(1, documentOf({ body: images })), ...recorded().slice(2)])
    assert.deepEqual(session.assets, [
      { host: 'cdn.example', count: 2 },
      { host: 'pictures.example:8443', count: 1 },
      { host: 'edge.example', count: 1 },
    ])
  })

  test('says who recorded it, by the form or by what only that recorder writes', async () => {
    const withTag = (tag: string) => [...recorded(), event(5, 20, { tag, payload: {} })]
    assert.equal((await one(withTag('$session_options'))).recorder, 'PostHog')
    assert.equal((await one(withTag('breadcrumb'))).recorder, 'Sentry')
    assert.equal((await one(withTag('mine'))).recorder, 'rrweb')
    const posthog = { version: '2023-04-28', data: { id: 's', person: {}, snapshots: recorded() } }
    assert.equal((await one(posthog)).recorder, 'PostHog')
  })

  test('tells the sessions of several inputs in the order of their time, and why others are none', async () => {
    const later = recorded().map((given) => ({ ...given, timestamp: given.timestamp + 86_400_000 }))
    const { sessions, problems, failures } = await inspectSources([
      { name: 'later.json', data: deflateSync(JSON.stringify(later)) },
      { name: 'notes.txt', data: 'Dear team' },
      { name: 'first.json', data: [...recorded(), 'nonsense'] },
    ])
    assert.deepEqual(
      sessions.map(({ name, containers }) => [name, containers]),
      [
        ['first.json', []],
        ['later.json', ['zlib']],
      ],
    )
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['events-unusable'],
    )
    assert.deepEqual(sessions[0]?.problems, problems)
    const [failure] = failures
    assert.equal(failures.length, 1)
    assert.equal(failure?.message, formatProblem({ code: 'not-json', args: { name: 'notes.txt' } }))
  })

  test('throws only when nothing was given, or when it is strict', async () => {
    const { sessions, failures } = await inspectSources({ name: 'notes.txt', data: 'Dear team' })
    assert.deepEqual([sessions, failures.map(({ code }) => code)], [[], ['not-json']])
    await assert.rejects(inspectSources([]), ReplayError)
    await assert.rejects(inspectSources({ data: 'Dear team' }, { strict: true }), ReplayError)
  })

  test('takes what is whole of a broken file when it is asked to, and analytics events beside it', async () => {
    const cut = { name: 'cut.json', data: JSON.stringify(recorded()).slice(0, -40) }
    assert.equal((await inspectSources(cut)).sessions.length, 0)
    const events = [{ name: 'events.csv', data: 'event,timestamp\n$pageview,2026-03-10T09:30:01Z\n' }]
    const { sessions } = await inspectSources(cut, { partial: true, events })
    assert.equal(sessions[0]?.events, 4)
    assert.equal(sessions[0]?.marks, 1)
  })
})

interface Expected {
  readonly windows: { readonly [id: string]: number }
  readonly types: { readonly [type: string]: number }
  readonly problems?: unknown
}

describe('inspecting the fixtures of every format', () => {
  const folders = formats.flatMap(({ id }) => readdirSync(`test/fixtures/${id}`).map((name) => [id, name] as const))
  for (const [id, name] of folders) {
    const folder = `test/fixtures/${id}/${name}`
    test(`${id}/${name}`, async () => {
      const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as
        Expected | { sessions: Expected[] }
      const all = 'sessions' in expected ? expected.sessions : [expected]
      const input = readdirSync(folder).find((file) => file.startsWith('input.')) as string
      const { sessions } = await inspectSources(`${folder}/${input}`)
      for (const session of sessions) assert.equal(session.format, id)
      const ofOne = ({ types, windows }: Expected) => JSON.stringify([sorted(types), sorted(windows)])
      assert.deepEqual(
        sessions
          .map((session) => ofOne({ types: numbered(session.types, EventType), windows: windowsOf([session]) }))
          .sort(),
        all.filter(canBeShown).map(ofOne).sort(),
      )
    })
  }
})

/** Whether there is a picture, or anything to list in its place. */
const canBeShown = ({ types }: { readonly types: object }) => Object.keys(types).some((type) => '256'.includes(type))

const sorted = (counts: { readonly [name: string]: number }) => Object.entries(counts).sort()

const shared = '../shared'
const oraclesAt = `${shared}/posthog/oracles.json`
const skip = existsSync(oraclesAt) ? false : 'no ../shared here'

interface Oracle {
  readonly events: number
  readonly types: { readonly [type: string]: number }
  readonly incrementalSources: { readonly [source: string]: number }
  readonly customTags: { readonly [tag: string]: number }
  readonly plugins: { readonly [plugin: string]: number }
  readonly windows: { readonly [id: string]: number }
  readonly first: number
  readonly last: number
}

describe('inspecting real recordings', { skip }, () => {
  const oracles = (skip ? {} : JSON.parse(readFileSync(oraclesAt, 'utf8'))) as { readonly [path: string]: Oracle }
  for (const [path, oracle] of Object.entries(oracles)) {
    test(path, async () => {
      const { sessions, failures } = await inspectSources(`${shared}/${path}`)
      if (!canBeShown(oracle)) return assertNothingToShow({ sessions, failures })
      const { types, incrementalSources, customTags, plugins, windows, first, last } = oracle
      const times = sessions.flatMap(({ startedAt: start, endedAt: end }) => [start, end])
      assert.deepEqual(
        {
          types: numbered(summed(sessions, 'types'), EventType),
          incrementalSources: numbered(summed(sessions, 'sources'), IncrementalSource),
          customTags: summed(sessions, 'tags'),
          plugins: summed(sessions, 'plugins'),
          windows: windowsOf(sessions),
          first: Math.min(...times),
          last: Math.max(...times),
        },
        { types, incrementalSources, customTags, plugins, windows, first, last },
      )
      assert.equal(
        sessions.reduce((sum, { events }) => sum + events, 0),
        Object.values(windows).reduce((sum, events) => sum + events, 0),
      )
    })
  }

  test('object storage, with and without the list of its blocks', async () => {
    const storage = `${shared}/posthog/object-storage/s3-v2`
    const blocks = `${storage}/session_recordings/30d`
    for (const inputs of [[storage], readdirSync(blocks).map((name) => `${blocks}/${name}`)]) {
      const { sessions } = await inspectSources(inputs)
      assert.deepEqual(
        sessions.map(({ windows }) => windows.map(({ id, events }) => [id, events])),
        [[['0196cf71-3156-76cb-bb45-d0de45b84d05', 105]], [['0196e180-73bd-7b72-869b-35ee20bbbcd1', 11]]],
      )
    }
  })
})

function assertNothingToShow({ sessions, failures }: Pick<Inspection, 'sessions' | 'failures'>): void {
  assert.deepEqual([sessions.length, failures.map(({ code }) => code)], [0, ['no-full-snapshot']])
}
