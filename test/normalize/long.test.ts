import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { EventType, isFields } from '../../src/model/event.ts'
import type { Recording } from '../../src/model/recording.ts'
import { parse } from '../../src/parse/parse.ts'
import { inflate, read } from '../../src/read/read.ts'
import { assertSame, outcome, seenLists } from './lists.ts'
import { change, element, meta, mutation, recording, snapshot } from './recordings.ts'

const hasPage = ({ windows }: Recording) =>
  windows.some(({ events }) => [...events].some((event) => isFields(event) && event.type === EventType.FullSnapshot))

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

  let mendedAhead = 0
  after(() => assert.ok(mendedAhead > 5, `only ${mendedAhead} recordings could be mended on the way`))
  for (const name of readdirSync('test/fixtures', { recursive: true, encoding: 'utf8' })) {
    if (!/(?:^|[\\/])input\.(?:json|jsonl|txt)$/.test(name)) continue
    it(`is mended as any other: ${name}`, async () => {
      const documents = await read(`test/fixtures/${name}`, { note: () => {} })
      const found = documents.flatMap((document) => parse(document, { note: () => {}, inflate }))
      for (const one of found) if (hasPage(one) && assertSame(one)) mendedAhead++
    })
  }
})

describe('events that are mended on the way', () => {
  const [div, changed] = [
    element(10, 'div'),
    mutation({ adds: [{ parentId: 4, nextId: null, node: element(10, 'div') }] }),
  ]

  it('are not made again', () => {
    const twice = change({ source: 3, id: 1, x: 0, y: 5 }, 1200)
    const { lists, seen } = seenLists(
      recording([meta(), snapshot(), changed, twice, twice, meta(1300), snapshot({ timestamp: 1300 })]),
    )
    const made = lists.windows[0]!.events.made()
    outcome(lists, { known: (events) => seen.get(events) })
    // the two that might be the same, and what meta events say
    assert.ok(lists.windows[0]!.events.made() - made <= 6)
  })

  it('are mended with what comes later where that matters', () => {
    const late = mutation(
      { adds: [{ parentId: 11, nextId: null, node: { type: 3, id: 12, textContent: 'a{}' } }] },
      1200,
    )
    const style = mutation(
      { adds: [{ parentId: 4, nextId: null, node: { ...element(11, 'style'), childNodes: [] } }] },
      1150,
    )
    const told = mutation({ texts: [{ id: 12, value: 'a{background:url(http://x.example/)}' }] }, 1120)
    assert.equal(assertSame(recording([meta(), snapshot({ body: [div] }), told, style, late])), false)
  })

  it('come out as if they had waited, whatever comes', () => {
    const kinds = [
      (timestamp: number) => meta(timestamp),
      (timestamp: number) => snapshot({ timestamp, body: [div] }),
      (timestamp: number) => change({ source: 3, id: 1, x: 0, y: 5 }, timestamp),
      (timestamp: number) => change({ source: 4, width: 5, height: 6 }, timestamp),
      (timestamp: number) => mutation({ texts: [{ id: 10, value: 'url(http://x.example/)' }] }, timestamp),
      (timestamp: number) =>
        mutation(
          { adds: [{ parentId: 10, nextId: null, node: element(11, 'img', { src: 'http://x.example/' }) }] },
          timestamp,
        ),
      (timestamp: number) => ({ type: 5, data: { tag: '$posthog_config', payload: {} }, timestamp }),
      (timestamp: number) => ({ type: 6, data: { plugin: 'x', payload: {} }, timestamp }),
      (timestamp: number) => change({ source: 0 }, timestamp),
    ]
    const step = fc.record({
      kind: fc.integer({ min: 0, max: kinds.length - 1 }),
      ms: fc.oneof({ arbitrary: fc.nat(2), weight: 20 }, { arbitrary: fc.constant(-1), weight: 1 }),
      isWhole: fc.boolean(),
    })
    const counts = { ahead: 0, afterwards: 0 }
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.boolean(), (steps, isTwo) => {
        let timestamp = 1000
        const events = steps.flatMap(({ kind, ms, isWhole }) => {
          timestamp += ms
          const event = kinds[kind]!(timestamp)
          return isWhole && event.type === 2 ? [meta(timestamp), event] : [event]
        })
        const page = [meta(999), snapshot({ timestamp: 999 })]
        const given = isTwo ? recording([...page, ...events], page) : recording([...page, ...events])
        counts[assertSame(given) ? 'ahead' : 'afterwards']++
      }),
      { numRuns: 500 },
    )
    assert.ok(counts.ahead > 50 && counts.afterwards > 50, JSON.stringify(counts))
  })
})
