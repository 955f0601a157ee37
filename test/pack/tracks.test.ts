import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import fc from 'fast-check'
import type { Bundle, TracksIndex } from '../../src/model/bundle.ts'
import { ReplayError } from '../../src/model/problem.ts'
import { TRACKS, type Tracked, type Tracks } from '../../src/model/tracks.ts'
import type { Zstd } from '../../src/pack/blocks.ts'
import { pack } from '../../src/pack/pack.ts'
import { readTrack } from '../../src/pack/unpack-tracks.ts'
import { decodeBlock, readIndex } from '../../src/pack/unpack.ts'
import { decompress, loadZstd } from '../../src/pack/zstd.ts'
import { mutation } from '../fixtures/events.ts'
import { hostileText, sessionOf } from './sessions.ts'

let zstd: Zstd
before(async () => {
  zstd = await loadZstd()
})

const trackOf = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Tracked<Item>[]> =>
  fc
    .array(fc.tuple(item, fc.record({ atMs: fc.nat(60_000), window: fc.nat(3) }, { requiredKeys: ['atMs'] })), {
      maxLength: 12,
    })
    .map((made) => made.map(([given, at]) => ({ ...given, ...at })).sort((a, b) => a.atMs - b.atMs))

const level = fc.constantFrom('debug', 'log', 'info', 'warn', 'error')
const headers = fc.dictionary(hostileText, hostileText, { maxKeys: 3 })
const request = fc.record(
  {
    url: hostileText,
    kind: fc.constantFrom('fetch', 'image'),
    method: hostileText,
    status: fc.integer({ min: 0, max: 599 }),
    durationMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
    timings: fc.dictionary(hostileText, fc.nat(), { maxKeys: 3 }),
    error: hostileText,
    requestHeaders: headers,
    responseHeaders: headers,
    responseBody: hostileText,
  },
  { requiredKeys: ['url', 'kind'] },
)

const step = fc.record(
  {
    kind: fc.constantFrom('click', 'page'),
    role: hostileText,
    name: hostileText,
    value: hostileText,
    count: fc.nat(),
    signs: fc.array(fc.constantFrom('rage', 'dead'), { minLength: 1 }),
  },
  { requiredKeys: ['kind'] },
)

const anyTracks = fc.record({
  steps: trackOf(step),
  console: trackOf(fc.record({ level, parts: fc.array(hostileText), trace: fc.array(hostileText) })),
  network: trackOf(request),
  screen: trackOf(fc.record({ text: hostileText, untilMs: fc.nat() }, { requiredKeys: ['text'] })),
  marks: trackOf(
    fc.record(
      { kind: fc.constantFrom('custom', 'analytics', 'comment'), name: hostileText, details: hostileText },
      { requiredKeys: ['kind', 'name'] },
    ),
  ),
}) as fc.Arbitrary<Tracks>

const packed = (all: readonly Tracks[], blockBytes?: number): Bundle =>
  pack(
    all.map((tracks) => ({ ...sessionOf([['', [mutation(0, {}), mutation(1, {})]]]), tracks })),
    { title: 'title', generator: 'test', zstd, ...(blockBytes !== undefined && { blockBytes }) },
  )

/** Reads all tracks back as the page does: the index as text, the blocks as they are asked for. */
async function unpacked({ index: written, blocks }: Bundle, asked: number[] = []): Promise<Tracks[]> {
  const index = readIndex(JSON.stringify(written))
  const block = async (number: number) => {
    asked.push(number)
    return decodeBlock({ index, decompress }, number, blocks[number] as Uint8Array)
  }
  return Promise.all(
    index.sessions.map(async ({ tracks }) => ({
      steps: await readTrack('steps', tracks, { block }),
      console: await readTrack('console', tracks, { block }),
      network: await readTrack('network', tracks, { block }),
      marks: await readTrack('marks', tracks, { block }),
      screen: await readTrack('screen', tracks, { block }),
    })),
  )
}

describe('packed tracks', () => {
  test('come back as they were, over block borders and in shared blocks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyTracks, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 3000 }),
        async (all, blockBytes) => {
          assert.deepEqual(await unpacked(packed(all, blockBytes)), JSON.parse(JSON.stringify(all)))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('lie in blocks that hold no events, and stand in the index as numbers only', async () => {
    await fc.assert(
      fc.asyncProperty(anyTracks, async (tracks) => {
        const bundle = packed([tracks, tracks])
        const asked: number[] = []
        await unpacked(bundle, asked)
        const holdsEvents = bundle.index.sessions.flatMap(({ windows }) =>
          windows.flatMap(({ segments }) => segments.map(({ block }) => block)),
        )
        assert.ok(!asked.some((number) => holdsEvents.includes(number)))
        for (const name of TRACKS) {
          const { count } = bundle.index.sessions[1]?.tracks?.[name] ?? { count: 0 }
          assert.equal(count, tracks[name].length)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('are counted by level, by what failed, and by signs of trouble', () => {
    const line = (given: 'warn' | 'error') => ({ atMs: 0, level: given, parts: [], trace: [] })
    const answer = (status: number) => ({ atMs: 0, url: '/', kind: 'fetch' as const, status })
    const { steps, console, network, marks } =
      packed([
        {
          steps: [
            { atMs: 1, kind: 'page' },
            { atMs: 2, kind: 'click', signs: ['rage', 'dead'] },
          ],
          console: [line('warn'), line('error'), line('error')],
          network: [answer(200), answer(404), answer(0), { ...answer(0), error: 'gone' }],
          marks: [],
          screen: [],
        },
      ]).index.sessions[0]?.tracks ?? {}
    assert.deepEqual(console?.levels, { warn: 1, error: 2 })
    assert.equal(network?.failed, 2)
    assert.equal(steps?.troubled, 1)
    assert.equal(marks, undefined)
  })

  test('a session without any is read, from an index that says so and from one that says nothing', async () => {
    const none: Tracks = { steps: [], console: [], network: [], marks: [], screen: [] }
    const bundle = packed([none])
    assert.equal(bundle.blocks.length, 1, 'no block holds nothing')
    assert.deepEqual(await unpacked(bundle), [none])
    const sessions = bundle.index.sessions.map(({ tracks: _, ...session }) => session)
    assert.deepEqual(await unpacked({ ...bundle, index: { ...bundle.index, sessions } }), [none])
  })
})

describe('damaged tracks', () => {
  const tracks: Tracks = {
    steps: [{ atMs: 0, kind: 'click', name: 'Pay' }],
    console: [{ atMs: 1, level: 'log', parts: ['one'], trace: [] }],
    network: [{ atMs: 2, url: '/', kind: 'fetch', requestHeaders: { accept: '*/*' } }],
    marks: [{ atMs: 3, kind: 'custom', name: 'signed in' }],
    screen: [{ atMs: 4, text: 'Welcome' }],
  }
  const isDamagedIndex = (error: unknown) => error instanceof ReplayError && error.problem.code === 'damaged-index'

  test('an index whose tracks are not what they must be is refused', () => {
    const broken: unknown[] = [
      null,
      [],
      7,
      { console: [] },
      { console: { count: 1 } },
      { marks: { count: -1, parts: [] } },
      { marks: { count: 1, parts: [{ block: 0, start: 0 }] } },
      { network: { count: 1, parts: [{ block: 0, start: 0, end: 0.5 }] } },
      { network: { count: 1, parts: [], failed: '<b>' } },
      { console: { count: 1, parts: [], levels: { error: 'many' } } },
    ]
    for (const given of broken) {
      const index = JSON.stringify({ format: 1, sessions: [{ windows: [], tracks: given }], blocks: [] })
      assert.throws(() => readIndex(index), isDamagedIndex, index)
    }
  })

  test('an index that leads to other lines, to half of one or to fewer is noticed', async () => {
    const { index, blocks } = packed([tracks])
    const block = async (number: number) => decodeBlock({ index, decompress }, number, blocks[number] as Uint8Array)
    const right = index.sessions[0]?.tracks as Required<TracksIndex>
    const cut = right.console.parts.map((part) => ({ ...part, end: part.end - 3 }))
    await assert.rejects(readTrack('console', { console: { ...right.console, parts: cut } }, { block }), isDamagedIndex)
    await assert.rejects(readTrack('console', { console: { ...right.console, count: 2 } }, { block }), isDamagedIndex)
    await assert.rejects(readTrack('network', { network: { ...right.console, failed: 0 } }, { block }), isDamagedIndex)
    await assert.rejects(readTrack('marks', { marks: right.network }, { block }), isDamagedIndex)
  })

  test('an item with something in it that is not what it must be is never handed on', async () => {
    const wrong: readonly (readonly [keyof Tracks, object])[] = [
      ['console', { atMs: '1', level: 'log', parts: [], trace: [] }],
      ['console', { atMs: 1, level: 'log', parts: [{ type: 'b' }], trace: [] }],
      ['network', { atMs: 1, url: '/', kind: 'fetch', status: {} }],
      ['network', { atMs: 1, url: '/', kind: 'fetch', responseHeaders: { a: [] } }],
      ['marks', { atMs: 1, kind: 'custom', name: null }],
    ]
    for (const [name, item] of wrong) {
      const bytes = new TextEncoder().encode(`${JSON.stringify(item)}\n`)
      const index = { [name]: { count: 1, parts: [{ block: 0, start: 0, end: bytes.length }] } }
      await assert.rejects(readTrack(name, index, { block: async () => bytes }), isDamagedIndex, JSON.stringify(item))
    }
  })
})
