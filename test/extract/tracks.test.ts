import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { extract } from '../../src/extract/extract.ts'
import { createTold, momentIn, type Told, tracksOf as tracksOfTellers } from '../../src/extract/tracks.ts'
import type { ReplayEvent } from '../../src/model/event.ts'
import type { RecordedTracks } from '../../src/model/tracks.ts'
import { click, custom, full, meta, plugin, recorded, sentry, STARTED_AT } from './recorded.ts'

const log = (ms: number, text: string) =>
  plugin(ms, 'rrweb/console@1', { level: 'log', payload: [JSON.stringify(text)] })
const request = (ms: number, url: string) =>
  plugin(ms, 'rrweb/network@1', { requests: [{ name: url, timestamp: STARTED_AT + ms - 100 }] })

function tracksOf(windows: readonly (readonly ReplayEvent[])[], aside?: RecordedTracks) {
  const tellers = windows.map((events, window) => ({ told: toldBy(events), window }))
  return tracksOfTellers(momentIn({ startedAt: STARTED_AT, durationMs: 10_000 }), tellers, aside)
}

function toldBy(events: readonly ReplayEvent[]): Told {
  const told = createTold()
  for (const event of events) told.see(event)
  return told.all
}

describe('tracks', () => {
  it('hold what the windows said, each with its moment and window, by time', () => {
    const one = [log(900, 'late'), request(700, '/a'), custom(20, 'step', { n: 1 })]
    const two = [log(30, 'early'), click(40)]
    assert.deepEqual(tracksOf([one, two]), {
      console: [
        { level: 'log', parts: ['early'], trace: [], atMs: 30, window: 1 },
        { level: 'log', parts: ['late'], trace: [], atMs: 900, window: 0 },
      ],
      network: [{ url: '/a', kind: 'other', atMs: 600, window: 0 }],
      marks: [{ kind: 'custom', name: 'step', details: '{"n":1}', atMs: 20, window: 0 }],
    })
  })
  it('are part of a session', () => {
    const session = extract(recorded([[meta(0), full(1), log(50, 'hello'), click(80)]]))
    assert.deepEqual(session.tracks.console, [{ level: 'log', parts: ['hello'], trace: [], atMs: 50, window: 0 }])
  })
  it('hold what was recorded beside the events too, kept to the same sizes', () => {
    const timestamp = STARTED_AT + 100
    const aside: RecordedTracks = {
      console: [{ level: 'warn', parts: ['z'.repeat(20_000)], trace: [], timestamp }],
      network: [{ url: '/b', kind: 'fetch', method: 'get', responseBody: 'z'.repeat(200_000), timestamp }],
      marks: [{ kind: 'comment', name: 'look here', timestamp }],
    }
    const { console, network, marks } = tracksOf([[log(200, 'x'), custom(100, 'first')]], aside)
    assert.deepEqual([console.map(({ atMs }) => atMs), console[0]?.parts[0]?.length], [[100, 200], 10_000])
    const [fetched] = network
    assert.deepEqual([fetched?.method, fetched?.responseBody?.length, fetched?.atMs], ['GET', 100_000, 100])
    assert.deepEqual(Object.hasOwn(fetched!, 'timestamp'), false)
    assert.deepEqual(marks, [
      { kind: 'custom', name: 'first', atMs: 100, window: 0 },
      { kind: 'comment', name: 'look here', atMs: 100 },
    ])
  })
  it('never leave the session', () => {
    const { network, console } = tracksOf([[request(50, '/early'), log(20_000, 'late')]], {
      console: [{ level: 'log', parts: ['no time'], trace: [], timestamp: Number.NaN }],
    })
    assert.deepEqual(
      network.map(({ atMs }) => atMs),
      [0],
    )
    assert.deepEqual(
      console.map(({ atMs }) => atMs),
      [0, 10_000],
    )
  })
  it('hold a line once that a window says twice at the same time', () => {
    const lines = tracksOf([[log(5, 'a'), log(5, 'b'), log(5, 'a'), log(6, 'a')], [log(5, 'a')]]).console
    assert.deepEqual(
      lines.map(({ parts, atMs, window }) => [...parts, atMs, window]),
      [
        ['a', 5, 0],
        ['b', 5, 0],
        ['a', 5, 1],
        ['a', 6, 0],
      ],
    )
  })
  it('hold only the requests of PostHog’s first plugin where both plugins wrote', () => {
    const old = plugin(300, 'posthog/network@1', { 0: 'resource', 2: '/old', 40: STARTED_AT + 250 })
    const { network } = tracksOf([[request(400, '/new'), old]], {
      network: [{ url: '/aside', kind: 'xhr', timestamp: STARTED_AT }],
    })
    assert.deepEqual(
      network.map(({ url }) => url),
      ['/aside', '/old'],
    )
  })
  it('are sorted and inside the session, whatever is in the events', () => {
    const payload = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>
    const tag = fc.constantFrom<unknown>('breadcrumb', 'performanceSpan', '$pageview', '', 7, { a: 1 })
    const name = fc.constantFrom('rrweb/console@1', 'rrweb/network@1', 'posthog/network@1')
    const ms = fc.integer({ min: -5000, max: 20_000 })
    const event = fc.oneof(
      fc.tuple(ms, tag, payload).map(([at, about, data]) => custom(at, about, data)),
      fc.tuple(ms, name, payload).map(([at, about, data]) => plugin(at, about, data)),
      fc
        .tuple(ms, name, fc.array(payload))
        .map(([at, about, list]) => plugin(at, about, { payload: list, requests: list })),
    )
    fc.assert(
      fc.property(fc.array(event), (events) => {
        for (const track of Object.values(tracksOf([events]))) {
          const moments = track.map(({ atMs }: { atMs: number }) => atMs)
          assert.deepEqual(
            moments,
            moments.toSorted((a: number, b: number) => a - b),
          )
          assert.ok(moments.every((at: number) => Number.isInteger(at) && at >= 0 && at <= 10_000))
        }
      }),
    )
  })
})

describe('marks', () => {
  const marksOf = (...events: ReplayEvent[]) =>
    tracksOf([events]).marks.map(({ name, details }) => (details === undefined ? [name] : [name, details]))
  it('are custom events by their tag, with what came with them', () => {
    assert.deepEqual(
      marksOf(
        custom(0, '$pageview', { href: '/a' }),
        custom(1, 'window hidden', {}),
        custom(2, { a: 1 }, [1]),
        custom(3, undefined, 'x'),
        custom(4, ' ', null),
        custom(5, 'Performance', '{"fps":60}'),
      ),
      [
        ['$pageview', '{"href":"/a"}'],
        ['window hidden'],
        ['{"a":1}', '[1]'],
        ['custom event', '"x"'],
        ['custom event'],
        ['Performance', '{"fps":60}'],
      ],
    )
  })
  it('of Sentry are named by what they are about; lines and requests are none', () => {
    assert.deepEqual(
      marksOf(
        sentry(0, 'breadcrumb', { category: 'ui.click' }),
        sentry(1, 'performanceSpan', { op: 'navigation.push', description: '/b' }),
        sentry(2, 'breadcrumb', { category: 'console', message: 'x' }),
        sentry(3, 'performanceSpan', { op: 'resource.xhr', description: '/c' }),
      ).map(([name]) => name),
      ['ui.click', 'navigation.push'],
    )
  })
  it('have long details cut', () => {
    const [[, details = ''] = []] = marksOf(custom(0, 'big', 'x'.repeat(90_000)))
    assert.equal(details.length, 10_000)
  })
})

const shared = '../shared/recordings'

describe('real recordings', { skip: existsSync(shared) ? false : 'no ../shared here' }, () => {
  /** Lines of `["window", event]`. */
  const eventsIn = (file: string) =>
    readFileSync(`${shared}/${file}`, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => (JSON.parse(line) as [string, ReplayEvent])[1])
  it('of PostHog tell of their console and their requests', () => {
    const events = eventsIn('posthog-perf-snapshot-key0.jsonl')
    const times = events.map(({ timestamp }) => timestamp)
    const startedAt = Math.min(...times)
    const session = { startedAt, durationMs: Math.max(...times) - startedAt }
    const { console, network, marks } = tracksOfTellers(momentIn(session), [{ told: toldBy(events), window: 0 }])
    assert.equal(console[0]?.parts[0], 'Enabling PostHog.js debugging')
    assert.equal(network[0]?.kind, 'document')
    assert.ok(network.length > 100 && console.length > 50)
    assert.ok(marks.some(({ name }) => name === '$pageview'))
  })
})
