import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { EventList } from '../../src/model/event-list.ts'
import { type Problem, ReplayError } from '../../src/model/problem.ts'
import { parse } from '../../src/parse/parse.ts'
import { inflate, read } from '../../src/read/read.ts'

const FIXTURES = 'test/fixtures'

interface Seen {
  readonly list: EventList
  readonly events: readonly unknown[]
}

async function reading(data: Uint8Array | string, wholeBytes?: number) {
  const problems: Problem[] = []
  const seen: Seen[] = []
  const watch = () => {
    const events: unknown[] = []
    return {
      see: (event: unknown) => void events.push(event),
      end: (list: EventList) => void seen.push({ list, events }),
    }
  }
  const note = (problem: Problem) => void problems.push(problem)
  const documents = await read({ name: 'file.json', data }, { note })
  const context = { note, inflate, watch, ...(wholeBytes !== undefined && { wholeBytes }) }
  try {
    const recordings = documents.flatMap((document) => parse(document, context))
    return { recordings, problems, seen }
  } catch (error) {
    assert.ok(error instanceof ReplayError, String(error))
    return { recordings: [], problems, seen, error: error.problem.code }
  }
}

/** All that can be compared of what was read. */
async function told(data: Uint8Array | string, wholeBytes?: number) {
  const { recordings, problems, error } = await reading(data, wholeBytes)
  return {
    recordings: recordings.map(({ windows, ...about }) => ({
      ...about,
      windows: windows.map(({ id, events }) => ({ id, length: events.length, events: [...events] })),
    })),
    // whether packed events are damaged shows only when they are asked for
    problems: problems.filter(({ code }) => code !== 'packed-fields-damaged').map(({ code }) => code),
    error,
  }
}

describe('a document that is too long to be parsed in one piece', () => {
  const folders = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|[\\/])input\.[^\\/]*$/.test(name))
    .map((name) => `${FIXTURES}/${name}`)
  for (const file of folders) {
    it(`is read as any other: ${file}`, async () => {
      const bytes = new Uint8Array(readFileSync(file))
      assert.deepEqual(await told(bytes, 0), await told(bytes))
    })
  }

  it('shows its events on the way, unpacked, by window', async () => {
    for (const file of folders) {
      const { recordings, seen } = await reading(new Uint8Array(readFileSync(file)), 0)
      const windows = recordings.flatMap((recording) => recording.windows)
      for (const { events } of windows.filter((window) => !Array.isArray(window.events))) {
        assert.deepEqual(seen.find(({ list }) => list === events)?.events, [...events], file)
      }
    }
  })

  it('gives its events in any order, as often as they are asked for', async () => {
    const lines = Array.from({ length: 40 }, (_, at) =>
      JSON.stringify([`w${at % 3}`, { type: 5, data: { at }, timestamp: at + 1 }]),
    )
    const { recordings } = await reading(lines.join('\n'), 0)
    const [{ windows }] = recordings as [(typeof recordings)[number]]
    for (const [number, { events }] of windows.entries()) {
      assert.ok(!Array.isArray(events))
      for (const index of [5, 0, events.length - 1, 5]) {
        assert.deepEqual(events.at(index), {
          type: 5,
          data: { at: number + 3 * index },
          timestamp: number + 3 * index + 1,
        })
      }
      assert.equal(events.at(events.length), undefined)
      assert.deepEqual([...events], [...events])
    }
  })

  it('holds the events that JSON.parse finds, whatever they are', async () => {
    const event = fc.record({ type: fc.integer({ min: 0, max: 6 }), data: fc.jsonValue(), timestamp: fc.nat() })
    const wrappers = [
      (events: unknown[]) => JSON.stringify(events),
      (events: unknown[]) => JSON.stringify({ id: 'é"\\', events }, null, 2),
      (events: unknown[]) => events.map((one) => JSON.stringify(one)).join('\r\n'),
      (events: unknown[]) => events.map((one) => JSON.stringify({ events: [one] })).join(''),
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1 }), fc.constantFrom(...wrappers), async (events, wrap) => {
        const { recordings } = await reading(wrap(events), 0)
        const found = recordings.flatMap(({ windows }) => windows.flatMap((window) => [...window.events]))
        assert.deepEqual(found, JSON.parse(JSON.stringify(events)))
      }),
    )
  })
})
