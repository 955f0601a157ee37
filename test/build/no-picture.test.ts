import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { buildReplay, ReplayError, type Source } from '../../src/index.ts'
import { createWorkplace, type Workplace } from '../cli/command.ts'
import { event, increment, meta } from '../fixtures/events.ts'
import { SHARED } from './inputs.ts'
import { partsOf } from './page-parts.ts'
import { recorded } from './sources.ts'

const move = (atMs: number) => increment(atMs, 1, { positions: [{ x: 1, y: 2, id: 5, timeOffset: 0 }] })
const logged = event(6, 500, {
  plugin: 'rrweb/console@1',
  payload: { level: 'warn', payload: ['"low stock"'], trace: [] },
})
const asked = event(6, 700, {
  plugin: 'rrweb/network@1',
  payload: { requests: [{ name: 'https://shop.example/api', entryType: 'resource', startTime: 5, timestamp: 1 }] },
})
const noted = event(5, 900, { tag: 'checkout failed', payload: { step: 3 } })
/** A full snapshot as PostHog packs it, of which a byte was lost. */
const damaged = { ...event(2, 0, {}), cv: '2024-10', data: '\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x13\x01\x02' }

interface Made {
  readonly windows: number
  readonly console: number
  readonly network: number
  readonly marks: number
  readonly codes: readonly string[]
  readonly args: readonly object[]
}

async function made(source: Source): Promise<Made> {
  const { html, problems } = await buildReplay(source)
  const [session] = partsOf(html).sessions
  const count = (track: 'console' | 'network' | 'marks') => session?.tracks?.[track]?.count ?? 0
  return {
    windows: session?.windows.length ?? -1,
    console: count('console'),
    network: count('network'),
    marks: count('marks'),
    codes: problems.map(({ code }) => code),
    args: problems.map(({ args }) => args),
  }
}

describe('a recording of which no full snapshot can be read', () => {
  test('becomes a page of what was logged, requested and noted, which says how many events were lost', async () => {
    const seen = await made({ name: 'lost.json', data: [meta(0), damaged, logged, asked, noted, move(1000)] })
    assert.deepEqual([seen.windows, seen.console, seen.network, seen.marks], [0, 1, 1, 1])
    assert.deepEqual(seen.codes, ['packed-fields-damaged', 'no-picture', 'events-unusable'])
    assert.deepEqual(seen.args, [
      { name: 'lost.json', damaged: 1, packed: 1 },
      { name: 'lost.json', events: 6 },
      { name: 'lost.json', count: 1, reason: 'packed' },
    ])
  })

  test('becomes a page when it has only one of these', async () => {
    for (const one of [logged, asked, noted]) {
      const seen = await made({ data: [move(0), one] })
      assert.deepEqual([seen.windows, seen.console + seen.network + seen.marks], [0, 1])
    }
  })

  test('is refused in a sentence when it has none of them', async () => {
    for (const data of [
      [move(0), move(100)],
      [meta(0), damaged],
      [event(5, 0, { tag: '$posthog_config', payload: {} })],
    ]) {
      await assert.rejects(buildReplay({ data }), (error) => {
        assert.ok(error instanceof ReplayError)
        assert.equal(error.problem.code, 'no-full-snapshot')
        return true
      })
    }
  })

  test('does not keep another recording from being shown', async () => {
    const { sessions, problems } = await buildReplay([
      { name: 'moves.json', data: [move(86_400_000)] },
      { data: recorded() },
    ])
    assert.deepEqual(
      sessions.map(({ windows }) => windows),
      [1],
    )
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['source-left-out'],
    )
  })
})

describe('the command, given a recording without a picture', () => {
  let place: Workplace
  beforeEach(() => (place = createWorkplace()))
  afterEach(() => place.remove())

  test('makes a page of what can be listed', async () => {
    place.put('listed.json', JSON.stringify([move(0), logged]))
    const { code, stderr } = await place.run('listed.json')
    assert.equal(code, 0, stderr)
    assert.match(stderr, /^note: listed\.json: of its 2 events, none is a full snapshot.*\nMade .*\n$/)
  })

  test('of mouse moves alone says so and makes none', async () => {
    place.put('moves.json', JSON.stringify([move(0), move(100)]))
    const { code, stderr } = await place.run('moves.json')
    assert.equal(code, 1)
    assert.match(stderr, /^error: moves\.json: none of its 2 events is a full snapshot[^\n]*\.\n$/)
    assert.deepEqual(place.names(), ['moves.json'])
  })

  for (const name of ['posthog-large-blob-damaged', 'posthog-blob-v2-key1', 'posthog-perf-snapshot-key1']) {
    const path = resolve(SHARED, 'recordings', `${name}.jsonl`)
    test(`makes a page of ${name}`, { skip: existsSync(path) ? false : 'no ../shared here' }, async () => {
      const { code, stderr } = await place.run(path, '-o', 'page.html')
      assert.equal(code, 0, stderr)
      assert.match(stderr, /^note: .*there is no picture/m)
    })
  }
})

describe('real recordings without a picture', { skip: existsSync(SHARED) ? false : 'no ../shared here' }, () => {
  test('keep console, requests and marks, and say what was lost', async () => {
    const seen = await made(`${SHARED}/recordings/posthog-large-blob-damaged.jsonl`)
    assert.equal(seen.windows, 0)
    assert.deepEqual([seen.console > 0, seen.network > 0, seen.marks > 0], [true, true, true])
    const lost = { name: 'posthog-large-blob-damaged.jsonl', damaged: 9, packed: 9 }
    assert.deepEqual([seen.codes[0], seen.args[0]], ['packed-fields-damaged', lost])
    assert.ok(seen.codes.includes('no-picture') && seen.codes.includes('events-unusable'))
  })

  test('that are later parts keep what stands in them', async () => {
    const idle = await made(`${SHARED}/recordings/posthog-blob-v2-key1.jsonl`)
    assert.deepEqual([idle.windows, idle.console, idle.network, idle.marks], [0, 0, 0, 1])
    const rest = await made(`${SHARED}/recordings/posthog-perf-snapshot-key1.jsonl`)
    assert.deepEqual([rest.windows, rest.console, rest.network, rest.marks], [0, 2, 0, 2])
  })
})
