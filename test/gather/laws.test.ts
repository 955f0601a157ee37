import '../seed.ts'
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Fields } from '../../src/model/event.ts'
import type { Recording } from '../../src/model/recording.ts'
import { batch, change, custom, gathered, meta, recording, snapshot, tabA, tabB } from './recorded.ts'

/** How a recorder's events are handed over: what each part looks like as a recording of its own. */
interface Carrier {
  readonly title: string
  readonly part: (events: readonly Fields[], session: number, path: string) => Recording
}

const carriers: readonly Carrier[] = [
  {
    title: 'parts that name their session',
    part: (events, session, path) => recording({ '': events }, { path, sessionId: `session ${session}` }),
  },
  {
    title: 'parts in folders that name their session',
    part: (events, session, path) =>
      recording({ '': events }, { path: `session_recordings/team_id/1/session_id/session-${session}/data/${path}` }),
  },
  {
    title: 'parts that name their tab',
    part: (events, session, path) => recording({ [session === 0 ? tabA : tabB]: events }, { path }),
  },
  {
    title: 'parts that name nothing, each session in a folder of its own',
    part: (events, session, path) => recording({ '': events }, { path: `${session}/${path}` }),
  },
  {
    title: 'batch files',
    part: (events, session, path) => batch({ [session === 0 ? tabA : tabB]: events }, path),
  },
]

/** A session of one full snapshot and changes with pauses of up to 20 minutes; no event is one of another seed. */
const session = (seed: number) =>
  fc.array(fc.integer({ min: 0, max: 20 * 60_000 }), { maxLength: 20 }).map((pausesMs) => {
    let atMs = seed
    const changes = pausesMs.map((pauseMs, id) => change((atMs += pauseMs), 1000 * seed + id))
    return [meta(seed), snapshot(seed), ...changes]
  })

/** Where a list is cut, and how many events each part takes over from the one before it. */
const cuts = fc.array(fc.tuple(fc.nat(25), fc.nat(3)), { maxLength: 5 })

function partsOf(events: readonly Fields[], places: readonly (readonly [number, number])[]): Fields[][] {
  const starts = [0, ...places.map(([at]) => Math.min(at, events.length)).sort((a, b) => a - b)]
  return starts.map((start, part) => {
    const overlap = part === 0 ? 0 : (places[part - 1]?.[1] ?? 0)
    // The full snapshot stands in the first part alone: with one of its own, a part would be a session.
    const from = Math.max(start - overlap, Math.min(start, 2))
    return events.slice(from, starts[part + 1] ?? events.length)
  })
}

const texts = (events: Iterable<unknown>) => [...new Set(Array.from(events, (event) => JSON.stringify(event)))].sort()
const eventsOf = ({ windows }: Recording) => windows.flatMap(({ events }) => [...events])

describe('a session in parts', () => {
  for (const { title, part } of carriers) {
    it(`comes together whole and unmixed, in any order of files: ${title}`, () => {
      fc.assert(
        fc.property(
          fc.tuple(session(1), session(2)),
          fc.tuple(cuts, cuts),
          fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
          (sessions, places, order) => {
            const parts = sessions.flatMap((events, number) =>
              partsOf(events, places[number] ?? [])
                .filter(({ length }) => length > 0)
                .map((partEvents, index) => part(partEvents, number, `${index + 1}.jsonl`)),
            )
            const shuffled = parts
              .map((given, index) => [order[index] ?? 0, given] as const)
              .sort(([a], [b]) => a - b)
              .map(([, given]) => given)
            const found = gathered(shuffled).sessions.map((gatheredOne) => texts(eventsOf(gatheredOne)))
            assert.deepEqual(found.sort(), sessions.map(texts).sort())
          },
        ),
      )
    })
  }

  it('loses no event and gets none twice, wherever batch files are cut', () => {
    const hint = fc
      .tuple(fc.constantFrom('$session_starting', '$session_id_change', '$session_ending', 'sessionIdle'), fc.nat(3))
      .map(([tag, id]) => ({ sessionId: `s${id}`, nextSessionId: `s${id}`, currentSessionId: `s${id}`, tag }))
    const event = fc
      .tuple(fc.nat(200 * 60_000), fc.oneof(fc.constantFrom('meta', 'snapshot', 'change'), hint))
      .map(([atMs, kind]) => {
        if (typeof kind !== 'string') return custom(atMs, kind.tag, kind)
        return { meta, snapshot, change }[kind as 'meta'](atMs)
      })
    const junk = fc.constantFrom<unknown>(
      null,
      'text',
      { type: 5, data: null },
      { timestamp: Number.MAX_VALUE, type: 3 },
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(event, junk)), fc.array(fc.oneof(event, junk)), (one, other) => {
        const files = [
          batch({ [tabA]: one as never }, 'a/1'),
          batch({ [tabA]: other as never, [tabB]: one as never }, 'a/2'),
        ]
        const { sessions } = gathered(files)
        const events = (list: readonly unknown[]) => list.map((item) => JSON.stringify(item)).sort()
        assert.deepEqual(events(sessions.flatMap(eventsOf)), events([...one, ...other, ...one]))
      }),
    )
  })
})
