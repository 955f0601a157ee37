import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReplayError } from '../../src/model/problem.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { change, element, lastData, meta, mutation, normalized, recording, snapshot, text } from './recordings.ts'

const bad: readonly (readonly [reason: string, event: unknown])[] = [
  ['not-an-event', 'text'],
  ['not-an-event', null],
  ['no-type', { data: {}, timestamp: 1500 }],
  ['no-type', { type: 'x', data: {}, timestamp: 1500 }],
  ['no-time', { type: 3, data: { source: 2 } }],
  ['no-time', { type: 3, data: { source: 2 }, timestamp: '1500' }],
  ['no-data', { type: 5, timestamp: 1500 }],
  ['no-data', { type: 6, data: [], timestamp: 1500 }],
  ['packed', { type: 2, data: 'H4sI…', timestamp: 1500 }],
  ['broken-snapshot', { type: 2, data: {}, timestamp: 1500 }],
  ['broken-snapshot', { type: 2, data: { node: { type: 0, id: 1, childNodes: [] } }, timestamp: 1500 }],
  ['broken-meta', { type: 4, data: { href: 'x' }, timestamp: 1500 }],
  ['broken-change', change({}, 1500)],
  ['broken-change', change({ source: 0, adds: 'x' }, 1500)],
  ['broken-change', change({ source: 1, positions: [] }, 1500)],
  ['broken-change', change({ source: 3, id: 4 }, 1500)],
  ['broken-change', change({ source: 15, id: 1 }, 1500)],
]

describe('events that no player could use', () => {
  for (const [reason, event] of bad) {
    it(`${JSON.stringify(event)} is left out and counted`, () => {
      const { windows, problems, counts } = normalized(meta(), snapshot(), event)
      assert.equal(windows[0]!.events.length, 2)
      assert.deepEqual(problems, [{ code: 'events-unusable', args: { name: 'test.json', count: 1, reason } }])
      assert.deepEqual(counts, { read: 3, kept: 2, invalid: 1, duplicates: 0, withheld: 0, added: 0 })
    })
  }

  it('count for the time that the session took', () => {
    const { startedAt, endedAt } = normalized(meta(), snapshot(), { type: 5, timestamp: 7 }, { timestamp: 9000 })
    assert.deepEqual([startedAt, endedAt], [7, 9000])
  })

  it('types that nobody knows stay, without the members that exporters add', () => {
    const event = { type: 8, data: { a: 1 }, timestamp: 2000, delay: 3, windowId: 'w', cv: '2024-10' }
    assert.deepEqual(normalized(meta(), snapshot(), event).windows[0]!.events[2], {
      type: 8,
      data: { a: 1 },
      timestamp: 2000,
    })
  })

  it('a recording without events is refused in a sentence', () => {
    assert.throws(() => normalize(recording(['x', {}]), () => {}), /no event with a type and a time/)
  })

  it('a recording without a full snapshot keeps what can be listed, and says so', () => {
    const logged = { type: 6, data: { plugin: 'rrweb/console@1', payload: { level: 'log', payload: [], trace: [] } } }
    const { windows, pageless, counts, problems } = normalized(
      meta(),
      change({ source: 2, type: 2, id: 4 }),
      { ...logged, timestamp: 1200 },
      { type: 5, data: { tag: 'later', payload: {} }, timestamp: 1100 },
    )
    assert.deepEqual(windows, [])
    assert.deepEqual(
      pageless.map(({ type }) => type),
      [5, 6],
    )
    assert.deepEqual(counts, { read: 4, kept: 2, invalid: 2, duplicates: 0, withheld: 0, added: 0 })
    assert.ok(problems.some(({ code }) => code === 'no-picture'))
  })

  it('a recording without a full snapshot, and nothing to list, is refused in a sentence', () => {
    assert.throws(() => normalize(recording([meta(), change({ source: 2, type: 2, id: 4 })]), () => {}), ReplayError)
    assert.throws(
      () => normalize(recording([meta()]), () => {}),
      /only event is no full snapshot.*no page to show.*earlier parts of the recording/,
    )
  })
})

describe('parts that no player could use', () => {
  it('leave the rest of a change', () => {
    const event = mutation({
      texts: [{ id: 11, value: 'new' }, { id: 'x', value: 'y' }, 5],
      removes: [{ id: 10 }, { id: 10, parentId: 4 }],
      adds: [
        { parentId: 4, nextId: null },
        { parentId: 4, nextId: null, node: element(12, 'p') },
      ],
    })
    const data = lastData({ body: [element(10, 'p'), text(11, 'old')] }, event)
    assert.deepEqual(data['texts'], [{ id: 11, value: 'new' }])
    assert.deepEqual(data['removes'], [{ id: 10, parentId: 4 }])
    assert.equal((data['adds'] as object[]).length, 1)
  })

  it('members that a change lacks are empty lists', () => {
    const data = lastData({}, change({ source: 0, texts: [] }))
    assert.deepEqual(data, { source: 0, texts: [], attributes: [], removes: [], adds: [] })
  })

  it('nodes that the DOM refuses are left out of a snapshot', () => {
    const body = [{ type: 9, id: 10 }, { type: 0, id: 11, childNodes: [] }, { type: 3 }, element(12, 'p')]
    const { windows, problems } = normalized(meta(), snapshot({ body }))
    assert.match(JSON.stringify(windows), /"childNodes":\[\{"type":2,"id":12/)
    assert.deepEqual(problems, [{ code: 'nodes-unusable', args: { name: 'test.json', count: 3 } }])
  })

  it('an element that is none is no root', () => {
    const doctype = { type: 1, id: 2, tagName: 'html', name: 'html', publicId: '', systemId: '' }
    const event = { type: 2, data: { node: { type: 0, id: 1, childNodes: [doctype] } }, timestamp: 1500 }
    const { problems } = normalized(meta(), snapshot(), event)
    assert.deepEqual(
      problems.map(({ args }) => args),
      [{ name: 'test.json', count: 1, reason: 'broken-snapshot' }],
    )
  })

  it('members that no node of its kind has, or that are of no use, are taken off it', () => {
    const stray = { childNodes: { length: 1 }, attributes: 'x', tagName: 7, textContent: false, rootId: 'a' }
    const given = [
      { ...text(10, 'kept'), childNodes: [element(12, 'b')], tagName: 7, attributes: [] },
      { ...element(11, 'p', { title: 'kept' }), textContent: {}, childNodes: 'x' },
    ]
    const page = snapshot({ body: given })
    page.data.node.childNodes.unshift({ ...stray, type: 1, id: 13, name: 'html', publicId: '', systemId: '' } as never)
    const { windows } = normalized(meta(), page)
    const { childNodes } = windows[0]!.events[1]!.data.node as { childNodes: object[] }
    assert.deepEqual(childNodes[0], { type: 1, id: 13, name: 'html', publicId: '', systemId: '' })
    assert.deepEqual(JSON.parse(JSON.stringify(childNodes[1])).childNodes[1].childNodes, [
      text(10, 'kept'),
      element(11, 'p', { title: 'kept' }),
    ])
  })

  it('a CDATA section becomes the text that it is', () => {
    const { windows } = normalized(meta(), snapshot({ body: [{ type: 4, id: 10, textContent: 'x' }] }))
    assert.match(JSON.stringify(windows), /\{"type":3,"id":10,"textContent":"x"\}/)
  })

  it('shadow roots and custom elements only where a browser has them', () => {
    const body = [
      { ...element(10, 'img'), isShadowHost: true },
      { ...element(11, 'nohyphen'), isCustom: true },
    ]
    assert.doesNotMatch(JSON.stringify(normalized(meta(), snapshot({ body })).windows), /isShadowHost|isCustom/)
    const right = [
      { ...element(10, 'div'), isShadowHost: true },
      { ...element(11, 'x-y'), isCustom: true },
    ]
    assert.match(JSON.stringify(normalized(meta(), snapshot({ body: right })).windows), /isShadowHost.*isCustom/)
  })

  it('ten thousand levels are cut, with a note, instead of running out of stack', () => {
    let node = element(20_000, 'p')
    for (let id = 10_000; id > 10; id--) node = { ...element(id, 'div'), childNodes: [node] }
    const { problems, windows } = normalized(meta(), snapshot({ body: [node] }))
    assert.deepEqual(problems, [{ code: 'nodes-too-deep', args: { name: 'test.json', count: 1, depth: 1000 } }])
    assert.ok(JSON.stringify(windows).length > 10_000)
  })

  it('pointers that name no node are put on the page, or the player would not show them', () => {
    const data = lastData({}, change({ source: 1, positions: [{ x: 1, y: 2, timeOffset: 0 }] }))
    assert.deepEqual(data['positions'], [{ id: 2, x: 1, y: 2, timeOffset: 0 }])
  })

  it('pointers are not what other changes call positions', () => {
    const data = { source: 4, width: 800, height: 600, positions: [null] }
    assert.deepEqual(lastData({}, change(data)), data)
  })
})
