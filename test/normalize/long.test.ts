import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { describe, it } from 'node:test'
import { createEventStore } from '../../src/pack/event-store.ts'
import { decompress, loadZstd } from '../../src/pack/zstd.ts'
import { EventType, isFields } from '../../src/model/event.ts'
import type { EventList } from '../../src/model/event-list.ts'
import type { Problem } from '../../src/model/problem.ts'
import type { Recording } from '../../src/model/recording.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { parse } from '../../src/parse/parse.ts'
import { inflate, read } from '../../src/read/read.ts'
import { change, meta, mutation, recording, snapshot, element } from './recordings.ts'

/** A list that makes each event anew, as those of long recordings do. */
function asList(events: readonly unknown[]): EventList {
  const texts = events.map((event) => JSON.stringify(event))
  const at = (index: number) => (texts[index] === undefined ? undefined : (JSON.parse(texts[index]) as unknown))
  return {
    length: texts.length,
    at,
    *[Symbol.iterator]() {
      for (let index = 0; index < texts.length; index++) yield at(index)
    },
  }
}

const hasPage = ({ windows }: Recording) =>
  windows.some(({ events }) => [...events].some((event) => isFields(event) && event.type === EventType.FullSnapshot))

const zstd = await loadZstd()

/** Fails unless a recording comes out the same, whether its events are made when they are asked for or not. */
function assertSame(given: Recording): void {
  const notes: Problem[][] = [[], []]
  const lists = { ...given, windows: given.windows.map(({ id, events }) => ({ id, events: asList([...events]) })) }
  const short = normalize(given, (problem) => notes[0]?.push(problem))
  const long = normalize(lists, (problem) => notes[1]?.push(problem), {
    createStore: () => createEventStore(zstd, decompress),
  })
  assert.deepEqual(notes[1], notes[0])
  assert.deepEqual(
    long.windows.map(({ id, events }) => ({ id, length: events.length, events: [...events] })),
    short.windows.map(({ id, events }) => ({
      id,
      length: events.length,
      events: JSON.parse(JSON.stringify([...events])),
    })),
  )
  assert.deepEqual({ ...long, windows: [] }, { ...short, windows: [] })
}

describe('a recording whose events are made when they are asked for', () => {
  it('is mended as any other: order, repetitions, meta events, early changes, added nodes', () => {
    const scroll = change({ source: 3, id: 1, x: 0, y: 5 }, 1200)
    const added = mutation({ adds: [{ parentId: 4, nextId: null, node: element(10, 'div') }] }, 1150)
    assertSame(
      recording(
        [scroll, meta(1300), snapshot({ timestamp: 1301 }), added, scroll, snapshot({ timestamp: 1100 }), 'x', {}],
        [change({ source: 4, width: 5, height: 6 }, 900), snapshot({ timestamp: 1000 }), meta(1000), meta(1000)],
        [{ type: 5, data: { tag: 'only', payload: {} }, timestamp: 1000 }],
      ),
    )
  })

  for (const name of readdirSync('test/fixtures', { recursive: true, encoding: 'utf8' })) {
    if (!/(?:^|[\\/])input\.(?:json|jsonl|txt)$/.test(name)) continue
    it(`is mended as any other: ${name}`, async () => {
      const documents = await read(`test/fixtures/${name}`, { note: () => {} })
      const found = documents.flatMap((document) => parse(document, { note: () => {}, inflate }))
      for (const one of found) if (hasPage(one)) assertSame(one)
    })
  }
})
