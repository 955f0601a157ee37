import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Recording } from '../../src/model/recording.ts'
import type { Side } from '../../src/model/side.ts'
import { startedAt } from '../fixtures/events.ts'
import {
  batch,
  change,
  custom,
  gathered,
  lazy,
  meta,
  MINUTE_MS,
  recording,
  sessionA,
  sessionB,
  snapshot,
  start,
  tabA,
  tabB,
  timesOf,
} from './recorded.ts'

const shapes = ({ sessions }: { readonly sessions: readonly Recording[] }) =>
  sessions.map((session) => [session.sessionId, ...timesOf(session)])

describe('a recording by itself', () => {
  it('is answered as it is, and its events are not looked at', () => {
    const events = {
      length: 2,
      at: () => assert.fail('looked at'),
      [Symbol.iterator]: () => assert.fail('looked at'),
    }
    const given: Recording = { name: 'a.json', format: 'rrweb', windows: [{ id: '', events }] }
    const { sessions } = gathered([given])
    assert.equal(sessions[0], given)
    assert.deepEqual(gathered([]).sessions, [])
  })

  it('takes its session id from its place, unless it has its own', () => {
    const cases: readonly [string, string | undefined][] = [
      [`session_recordings/team_id/1/session_id/${sessionA}/data/1-2`, sessionA],
      [`bucket/session_recordings_lts/team_id/7/session_id/${sessionA}/data/1-2.gz`, sessionA],
      [`session_recordings_lts/team-12/session-${sessionA}`, sessionA],
      [`export-${sessionA}.zip/data/1747540020000-0123456789abcdef`, sessionA],
      [`export-${sessionA} (1).zip/data/1747540020000-0123456789abcdef`, sessionA],
      [`session_recordings_lts/${sessionA}`, undefined],
      ['export-everything.zip/a.json', undefined],
      [`other/${sessionA}/a.json`, undefined],
    ]
    for (const [path, expected] of cases) {
      assert.equal(gathered([recording(start(0), { path })]).sessions[0]?.sessionId, expected, path)
      const own = gathered([recording(start(0), { path, sessionId: 'own' })])
      assert.equal(own.sessions[0]?.sessionId, 'own')
    }
  })
})

describe('parts of one session id', () => {
  it('are joined, tab by tab, in the order of their places', () => {
    const path = (part: string) => `session_recordings/team_id/1/session_id/${sessionA}/data/${part}`
    const parts = [
      recording({ [tabA]: [change(90)], [tabB]: start(95) }, { path: path('1000-1100') }),
      recording({ [tabA]: [...start(0), change(50)] }, { path: path('900-990') }),
    ]
    const { sessions, codes } = gathered(parts)
    assert.deepEqual(shapes({ sessions }), [[sessionA, [tabA, 0, 0, 50, 90], [tabB, 95, 95]]])
    assert.equal(sessions[0]?.name, `${sessionA} (2 parts)`)
    assert.deepEqual(codes, [])
  })

  it('bring their titles and tracks along', () => {
    const line = { timestamp: startedAt, level: 'log', text: 'a' } as never
    const { sessions } = gathered([
      recording(start(0), { path: 'f/1', sessionId: 'a', tracks: { console: [line] } }),
      recording([change(1)], { path: 'f/2', sessionId: 'a', title: 'Ada', tracks: { console: [line], network: [] } }),
    ])
    assert.equal(sessions[0]?.title, 'Ada')
    assert.deepEqual(sessions[0]?.tracks, { console: [line, line] })
  })

  it('hold no session twice, once with its tabs named and once with them counted', () => {
    const { sessions, codes } = gathered([
      recording({ 1: start(0) }, { name: 'export.json', sessionId: 'a' }),
      recording({ [tabA]: [...start(0), change(5)] }, { name: 'stored', sessionId: 'a' }),
    ])
    assert.deepEqual(shapes({ sessions }), [['a', [tabA, 0, 0, 5]]])
    assert.deepEqual(codes, ['given-in-two-forms'])
  })

  it('are never joined with those of another', () => {
    const { sessions } = gathered([
      recording({ [tabA]: start(0) }, { sessionId: 'a' }),
      recording({ [tabA]: [change(5)] }, { sessionId: 'b' }),
    ])
    assert.deepEqual(shapes({ sessions }), [
      ['a', [tabA, 0, 0]],
      ['b', [tabA, 5]],
    ])
  })
})

describe('parts that name a tab but no session', () => {
  const part = (events: readonly object[], about: Partial<Recording> = {}) =>
    recording({ [tabA]: events as never }, { format: 'posthog-lines', ...about })

  it('are joined when one continues the other', () => {
    const parts = [
      part([...start(29 * MINUTE_MS), change(30 * MINUTE_MS)], { path: 'blobs/blob_key_10.jsonl' }),
      part([...start(0), change(5)], { path: 'blobs/blob_key_2.jsonl' }),
    ]
    const { sessions } = gathered(parts)
    assert.equal(sessions.length, 1)
    assert.equal(sessions[0]?.name, 'blobs (2 parts)')
    assert.deepEqual(timesOf(sessions[0]!)[0], [tabA, 0, 0, 5, 29 * MINUTE_MS, 29 * MINUTE_MS, 30 * MINUTE_MS])
  })

  it('stay apart when a new session begins after more than 30 minutes', () => {
    const { sessions } = gathered([part(start(0)), part(start(31 * MINUTE_MS))])
    assert.equal(sessions.length, 2)
  })

  it('are joined after any pause when the later one can not be shown by itself', () => {
    const { sessions } = gathered([part([change(31 * MINUTE_MS)]), part(start(0))])
    assert.equal(sessions.length, 1)
  })

  it('go to a session with an id only when they can not be shown without it', () => {
    const named = part(start(0), { sessionId: 'a' })
    assert.deepEqual(shapes(gathered([named, part([change(7)])])), [['a', [tabA, 0, 0, 7]]])
    assert.equal(gathered([named, part(start(7))]).sessions.length, 2)
  })

  it('never count as of one session because their tabs have the same number', () => {
    const { sessions } = gathered([recording({ 1: start(0) }), recording({ 1: start(1) })])
    assert.equal(sessions.length, 2)
  })
})

describe('parts that name nothing', () => {
  it('are joined when a part has no full snapshot and follows on another in its folder', () => {
    const parts = [
      recording([change(20), change(30)], { path: 'run/part-2.json' }),
      recording([...start(0), change(10)], { path: 'run/part-1.json' }),
      recording([change(25 * MINUTE_MS)], { path: 'run/part-10.json' }),
    ]
    const { sessions } = gathered(parts)
    assert.deepEqual(shapes({ sessions }), [[undefined, ['', 0, 0, 10, 20, 30, 25 * MINUTE_MS]]])
    assert.equal(sessions[0]?.name, 'run (3 parts)')
  })

  it('are two sessions when each can be shown by itself, in order of time', () => {
    const { sessions } = gathered([
      recording(start(20), { path: 'run/a.json' }),
      recording(start(10), { path: 'run/b.json' }),
    ])
    assert.deepEqual(
      sessions.map(({ name }) => name),
      ['b.json', 'a.json'],
    )
  })

  it('stay apart in different folders, in different formats and after a long pause', () => {
    const whole = recording(start(0), { path: 'one/a.json' })
    const rests = [
      recording([change(1)], { path: 'two/b.json' }),
      recording([change(1)], { path: 'one/b.json', format: 'rrweb-events' }),
      recording([change(31 * MINUTE_MS)], { path: 'one/b.json' }),
    ]
    for (const rest of rests) assert.equal(gathered([whole, rest]).sessions.length, 2)
  })

  it('go to the recording before them where times allow several, and to none when that is another', () => {
    const wholes = [
      recording([...start(0), change(50)], { path: 'run/a.json' }),
      recording([...start(5), change(55)], { path: 'run/c.json' }),
    ]
    const between = gathered([...wholes, recording([change(60)], { path: 'run/b.json' })])
    assert.deepEqual(
      between.sessions.map(timesOf).map(([tab]) => tab),
      [
        ['', 0, 0, 50, 60],
        ['', 5, 5, 55],
      ],
    )
    assert.equal(gathered([...wholes, recording([change(60)], { path: 'run/0.json' })]).sessions.length, 3)
  })

  it('are found before a full snapshot too: a meta event may lie in a part of its own', () => {
    const { sessions } = gathered([
      recording([meta(0)], { path: 'run/1.json' }),
      recording([snapshot(3), change(4)], { path: 'run/2.json' }),
    ])
    assert.deepEqual(shapes({ sessions }), [[undefined, ['', 0, 3, 4]]])
  })
})

describe('a file given twice', () => {
  it('is shown once', () => {
    const one = () => recording({ [tabA]: [...start(0), { a: [1, { b: null }] }] }, { path: 'x/a.json' })
    const { sessions, problems } = gathered([one(), { ...one(), path: 'y/a.json' }])
    assert.equal(sessions.length, 1)
    assert.deepEqual(problems, [{ code: 'given-twice', args: { name: 'y/a.json', same: 'x/a.json' } }])
  })

  it('is told from one that differs in a single value, however deep', () => {
    const nested = (end: string) => {
      const text = `${'['.repeat(30_000)}${end}${']'.repeat(30_000)}`
      return recording([...start(0), JSON.parse(`{"a":${text}}`) as never, change(9)], { path: `${end}.json` })
    }
    assert.equal(gathered([nested('1'), nested('2')]).sessions.length, 2)
    assert.equal(gathered([nested('1'), nested('1')]).sessions.length, 1)
  })
})

describe('batch files of object storage', () => {
  it('become a session for each tab, across files', () => {
    const { sessions, problems } = gathered([
      batch({ [tabA]: [change(70)], [tabB]: [change(80)] }, '30d/1773136000000-a'),
      batch({ [tabA]: start(0), [tabB]: start(10) }, '30d/1773135000000-b'),
    ])
    assert.deepEqual(shapes({ sessions }), [
      [undefined, [tabA, 0, 0, 70]],
      [undefined, [tabB, 10, 10, 80]],
    ])
    assert.deepEqual(problems, [{ code: 'tabs-apart', args: { name: '30d (2 parts)', tabs: 2 } }])
  })

  it('with a single tab are one session, of which there is nothing to say', () => {
    const { sessions, codes } = gathered([batch({ [tabA]: start(0) }, '30d/a')])
    assert.deepEqual(shapes({ sessions }), [[undefined, [tabA, 0, 0]]])
    assert.equal(sessions[0]?.name, 'a')
    assert.deepEqual(codes, [])
  })

  it('are cut where a tab goes on with another session', () => {
    const events = [...start(0), change(5), ...start(31 * MINUTE_MS), change(32 * MINUTE_MS)]
    const { sessions } = gathered([batch({ [tabA]: events }, '30d/a')])
    assert.deepEqual(
      sessions.map(timesOf).map(([tab]) => tab),
      [
        [tabA, 0, 0, 5],
        [tabA, 31 * MINUTE_MS, 31 * MINUTE_MS, 32 * MINUTE_MS],
      ],
    )
    const quiet = [...start(0), change(31 * MINUTE_MS), ...start(50 * MINUTE_MS)]
    assert.equal(gathered([batch({ [tabA]: quiet }, '30d/a')]).sessions.length, 1)
  })

  it('are joined by the session ids that the recorder wrote into its events', () => {
    const rotation = custom(100_000, '$session_starting', { previousSessionId: sessionA, nextSessionId: sessionB })
    const idle = (id: string) => custom(90_000, 'sessionIdle', { sessionId: id })
    const { sessions, codes } = gathered([
      batch({ [tabA]: [...start(0), change(9000), rotation, ...start(100_001)] }, '30d/a'),
      batch({ [tabB]: [...start(1), idle(sessionA)] }, '30d/b'),
    ])
    assert.deepEqual(shapes({ sessions }), [
      [sessionA, [tabA, 0, 0, 9000], [tabB, 1, 1, 90_000]],
      [sessionB, [tabA, 100_000, 100_001, 100_001]],
    ])
    assert.deepEqual(codes, [])
  })

  it('are not cut by an event that names the session that has just begun', () => {
    const first = custom(3, '$session_id_change', { sessionId: sessionA, changeReason: { noSessionId: true } })
    const again = custom(4, '$session_starting', { nextSessionId: sessionA })
    const late = custom(31 * MINUTE_MS + 2, '$session_id_change', { sessionId: sessionB })
    const events = [...start(0), first, again, change(9000), ...start(31 * MINUTE_MS), late, change(32 * MINUTE_MS)]
    assert.deepEqual(shapes(gathered([batch({ [tabA]: events }, '30d/a')])), [
      [sessionA, [tabA, 0, 0, 3, 4, 9000]],
      [sessionB, [tabA, 31 * MINUTE_MS, 31 * MINUTE_MS, 31 * MINUTE_MS + 2, 32 * MINUTE_MS]],
    ])
  })

  it('of an export that says whose they are stay one session', () => {
    const path = `export-${sessionA}.zip/data/1773135000000-00112233aabbccdd`
    const { sessions, codes } = gathered([batch({ [tabA]: start(0), [tabB]: start(5) }, path)])
    assert.deepEqual(shapes({ sessions }), [[sessionA, [tabA, 0, 0], [tabB, 5, 5]]])
    assert.deepEqual(codes, [])
  })

  it('keep every event, whatever the events are', () => {
    const nameless = { type: 5, data: { tag: '$session_starting', payload: { nextSessionId: {} } } }
    const { sessions } = gathered([batch({ [tabA]: [null, 'text', ...start(0), nameless] as never }, '30d/a')])
    assert.equal(sessions.length, 1)
    assert.equal(sessions[0]!.windows[0]!.events.length, 5)
  })
})

describe('analytics events and comments', () => {
  const mark = (atMs: number, sessionId?: string) => ({
    timestamp: startedAt + atMs,
    kind: 'analytics' as const,
    name: `at ${atMs}`,
    ...(sessionId !== undefined && { sessionId }),
  })
  const side = (...marks: Side['marks']): Side => ({ name: 'events.json', rows: [], marks })
  const marksOf = (session: Recording | undefined) => session?.tracks?.marks?.map(({ name }) => name)

  it('go to the session that they name', () => {
    const { sessions, codes } = gathered(
      [recording(start(0), { sessionId: 'a' }), recording(start(10), { sessionId: 'b' })],
      [side(mark(0, 'b'), mark(9 * MINUTE_MS, 'a'))],
    )
    assert.deepEqual(sessions.map(marksOf), [['at 540000'], ['at 0']])
    assert.ok(sessions.every(({ tracks }) => tracks?.marks?.every((found) => !('sessionId' in found))))
    assert.deepEqual(codes, [])
  })

  it('without a name go where they fall, and so do those of a session that has none', () => {
    const near = 4 * MINUTE_MS
    const { sessions } = gathered([recording(start(0))], [side(mark(-near), mark(near, 'unknown'), mark(near))])
    assert.deepEqual(marksOf(sessions[0]), ['at -240000', 'at 240000', 'at 240000'])
  })

  it('of other sessions are left out and counted', () => {
    const named = recording(start(0), { sessionId: 'a' })
    const { sessions, problems } = gathered([named], [side(mark(0, 'b'), mark(99 * MINUTE_MS), mark(1, 'a'))])
    assert.deepEqual(marksOf(sessions[0]), ['at 1'])
    assert.deepEqual(problems, [{ code: 'marks-elsewhere', args: { name: 'events.json', count: 2, marks: 3 } }])
  })

  it('are added to what a recorder wrote itself', () => {
    const own = { ...mark(3), kind: 'custom' as const }
    const { sessions } = gathered([recording(start(0), { tracks: { marks: [own] } })], [side(mark(1))])
    assert.deepEqual(marksOf(sessions[0]), ['at 3', 'at 1'])
  })
})

describe('events of parts', () => {
  it('are never copied: a joined list makes them when they are asked for', () => {
    const { sessions } = gathered([
      { ...recording(start(0)), sessionId: 'a', path: '1', windows: [{ id: '', events: lazy(start(0)) }] },
      { ...recording([]), sessionId: 'a', path: '2', windows: [{ id: '', events: lazy([]) }] },
      { ...recording([]), sessionId: 'a', path: '3', windows: [{ id: '', events: lazy([change(1), change(2)]) }] },
    ])
    const events = sessions[0]!.windows[0]!.events
    assert.equal(events.length, 4)
    assert.deepEqual(
      [-1, 0, 1, 2, 3, 4].map((index) => events.at(index)),
      [undefined, ...events, undefined],
    )
  })
})
