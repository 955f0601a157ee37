/** Recordings whose events are made when they are asked for, as those of long ones are. */
import assert from 'node:assert/strict'
import type { EventList } from '../../src/model/event-list.ts'
import type { Problem } from '../../src/model/problem.ts'
import type { Recording } from '../../src/model/recording.ts'
import { createOnlooker, normalize, type NormalizeOptions, type SeenEvents } from '../../src/normalize/normalize.ts'
import { createEventStore } from '../../src/pack/event-store.ts'
import { decompress, loadZstd } from '../../src/pack/zstd.ts'

const zstd = await loadZstd()
const createStore = () => createEventStore(zstd, decompress)

/** A list that makes each event anew. */
export function asList(events: readonly unknown[]): EventList & { readonly made: () => number } {
  const texts = events.map((event) => JSON.stringify(event))
  let made = 0
  const at = (index: number) => {
    const text = texts[index]
    if (text === undefined) return undefined
    made++
    return JSON.parse(text) as unknown
  }
  return {
    length: texts.length,
    at,
    made: () => made,
    *[Symbol.iterator]() {
      for (let index = 0; index < texts.length; index++) yield at(index)
    },
  }
}

/** The recording with lists, and what an onlooker saw of them who mends the first. */
export function seenLists(given: Recording) {
  const seen = new Map<EventList, SeenEvents>()
  const windows = given.windows.map(({ id, events }, number) => {
    const list = asList([...events])
    const onlooker = createOnlooker(number === 0 ? createStore : undefined)
    for (const event of list) onlooker.see(event)
    seen.set(list, onlooker.seen())
    return { id, events: list }
  })
  return { lists: { ...given, windows }, seen }
}

/** What comes of a recording, with all that can be compared. */
export function outcome(given: Recording, options: NormalizeOptions = {}) {
  const notes: Problem[] = []
  const normal = normalize(given, (problem) => notes.push(problem), { createStore, ...options })
  const windows = normal.windows.map(({ id, events }) => ({
    id,
    length: events.length,
    events: JSON.parse(JSON.stringify([...events])) as unknown,
  }))
  return { ...normal, windows, notes }
}

/**
 * Fails unless a recording comes out the same, whether its events are made when they are asked for or not, and whether they
 * are mended on the way or not. Answers whether those of its first window were.
 */
export function assertSame(given: Recording): boolean {
  const short = outcome(given)
  const { lists, seen } = seenLists(given)
  assert.deepEqual(outcome(lists), short)
  const known = (events: EventList) => seen.get(events)
  assert.deepEqual(outcome(lists, { known }), short)
  return [...seen.values()].some(({ ahead }) => ahead !== undefined)
}
