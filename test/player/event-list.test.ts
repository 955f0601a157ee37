import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createEventList } from '../../src/player/stage/event-list.ts'
import { EventType } from '../../src/model/event.ts'
import { countingSession, IDS, type MadeEvent, STARTED_AT } from '../page/small.ts'

const END = STARTED_AT + 6000

function bytes(events: readonly MadeEvent[]): { events: Uint8Array } {
  return { events: new TextEncoder().encode(events.map((event) => `${JSON.stringify(event)}\n`).join('')) }
}

function listOf(events: readonly MadeEvent[]) {
  const list = createEventList(STARTED_AT, END)
  list.fill([bytes(events)])
  return list
}

/** What the counter of the page says in the snapshot that the Replayer gets. */
function counterIn(list: ReturnType<typeof listOf>): string | undefined {
  const snapshot = list.events.find(({ type }) => type === EventType.FullSnapshot)
  const find = (node: { id?: number; textContent?: string; childNodes?: object[] }): string | undefined =>
    node.id === IDS.counter
      ? node.textContent
      : node.childNodes?.map((child) => find(child)).find((found) => found !== undefined)
  return snapshot && find(snapshot.data['node'] as object)
}

describe('the events on the stage', () => {
  test('a moment is built by one snapshot that stands for all before it', () => {
    const list = listOf(countingSession(6))
    list.build(STARTED_AT + 4500)
    assert.equal(counterIn(list), 'count 4')
    const between = list.events.filter(({ timestamp }) => timestamp > STARTED_AT && timestamp < STARTED_AT + 4499)
    assert.deepEqual(between, [])
    assert.ok(list.held.length > 4, 'what happened is still known')
  })

  test('going on and going back lead to the same as going there at once', () => {
    const wandering = listOf(countingSession(6))
    for (const ms of [1500, 4500, 5500, 2500]) wandering.build(STARTED_AT + ms)
    const direct = listOf(countingSession(6))
    direct.build(STARTED_AT + 2500)
    assert.deepEqual(wandering.events, direct.events)
  })

  test('what the Replayer edits while it plays does not show in later moments', () => {
    const list = listOf(countingSession(6))
    list.build(STARTED_AT + 1500)
    for (const event of list.events) {
      list.used(event)
      if (event.type === EventType.FullSnapshot) Object.assign(event.data['node'] as object, { childNodes: [] })
      else if (Array.isArray(event.data['texts'])) event.data['texts'] = []
    }
    list.build(STARTED_AT + 4500)
    assert.equal(counterIn(list), 'count 4')
  })

  test('where media play, events are left one by one, however their JSON is spaced', () => {
    const played = JSON.stringify(countingSession(6)).replace(
      '"attributes":{}',
      '"attributes":{"rr_mediaState":"played"}',
    )
    const spacings: readonly ((line: string) => string)[] = [(line) => line, (line) => line.replaceAll('":', '" : ')]
    for (const spaced of spacings) {
      const lines = (JSON.parse(played) as MadeEvent[]).map((event) => spaced(JSON.stringify(event)))
      const list = createEventList(STARTED_AT, END)
      list.fill([{ events: new TextEncoder().encode(lines.join('\n')) }])
      list.build(STARTED_AT + 4500)
      assert.equal(counterIn(list), 'count 0')
    }
  })

  test('a segment behind the others plays on, and moments in it are built from the ones before', () => {
    const all = countingSession(6)
    const list = listOf(all.slice(0, 5))
    list.build(STARTED_AT + 1500)
    list.extend(bytes(all.slice(5)), 1)
    list.build(STARTED_AT + 5500)
    assert.equal(counterIn(list), 'count 5')
  })
})
