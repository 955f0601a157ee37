import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { createFold } from '../../src/fold/fold.ts'
import type { Fields, ReplayEvent, SnapshotNode } from '../../src/model/event.ts'
import { bodyId, documentOf, element, fullSnapshot, increment, meta, startedAt, text } from '../fixtures/events.ts'
import { decisions, historyOf } from './histories.ts'

const END = startedAt + 1_000_000

function folded(events: readonly ReplayEvent[]) {
  const fold = createFold()
  for (const event of events) fold.apply(event)
  return fold
}

const keyframeOf = (events: readonly ReplayEvent[]) => folded(events).keyframe(END)

/** What a keyframe says behind the full snapshot, by source. */
function told(events: readonly ReplayEvent[], source: number): Fields[] {
  return (keyframeOf(events) ?? []).flatMap(({ type, data }) => (type === 3 && data['source'] === source ? [data] : []))
}

const page = (...body: SnapshotNode[]) => [meta(0), fullSnapshot(1, documentOf({ body }))]
const change = (members: Fields) => increment(10, 0, { texts: [], attributes: [], removes: [], adds: [], ...members })

describe('a keyframe', () => {
  test('leads where the events before it led, wherever it stands', () => {
    fc.assert(
      fc.property(decisions, fc.nat(100), (steps, share) => {
        const events = historyOf(steps)
        const cut = 2 + Math.floor(((events.length - 2) * share) / 100)
        const keyframe = keyframeOf(events.slice(0, cut)) ?? []
        assert.ok(keyframe.length >= 2)
        assert.deepEqual(keyframeOf([...keyframe, ...events.slice(cut)]), keyframeOf(events))
      }),
      { numRuns: 300 },
    )
  })

  test('changes nothing of the events that it is made of', () => {
    fc.assert(
      fc.property(decisions, (steps) => {
        const events = historyOf(steps)
        const before = structuredClone(events)
        keyframeOf(events)
        assert.deepEqual(events, before)
      }),
      { numRuns: 50 },
    )
  })

  test('is not there before a page is, nor after something that players answer differently, until the next snapshot', () => {
    assert.equal(keyframeOf([meta(0)]), undefined)
    // the node is not where the mutation says
    const doubtful = [...page(element(20, 'p'), element(21, 'p')), change({ removes: [{ id: 20, parentId: 21 }] })]
    assert.equal(keyframeOf(doubtful), undefined)
    assert.notEqual(keyframeOf([...doubtful, ...page()]), undefined)
  })

  test('brings the documents of frames as recorders do, outer ones first', () => {
    const frame = (id: number) => element(id, 'iframe')
    const inner = { type: 0, id: 40, childNodes: [element(41, 'html', { rootId: 40, childNodes: [frame(42)] })] }
    const innermost = { type: 0, id: 50, childNodes: [element(51, 'html', { rootId: 50 })] }
    const attach = (parentId: number, node: SnapshotNode) =>
      change({ adds: [{ parentId, nextId: null, node }], isAttachIframe: true })
    const mutations = told([...page(frame(30)), attach(30, inner), attach(42, innermost)], 0)
    assert.deepEqual(
      mutations.map(({ adds }) => (adds as { parentId: number }[]).map(({ parentId }) => parentId)),
      [[30], [42]],
    )
  })

  test('keeps sheets with the host that adopted them, also when it moves', () => {
    const host = element(20, 'x-box', { isShadowHost: true })
    const sheet = { styleId: 1, rules: [{ rule: 'a{}', index: 0 }] }
    const adopt = increment(5, 15, { id: 20, styleIds: [1], styles: [sheet] })
    const added = increment(6, 8, { styleId: 1, adds: [{ rule: 'b{}', index: 1 }] })
    const move = change({
      removes: [{ id: 20, parentId: bodyId }],
      adds: [{ parentId: bodyId, nextId: null, node: host }],
    })
    const [adopted] = told([...page(host), adopt, added, move], 15)
    assert.deepEqual(adopted, {
      source: 15,
      id: 20,
      styleIds: [1],
      styles: [
        {
          styleId: 1,
          rules: [
            { rule: 'a{}', index: 0 },
            { rule: 'b{}', index: 1 },
          ],
        },
      ],
    })
  })

  test('gives each text of a sheet its own part when one of them changes', () => {
    const style = element(20, 'style', {
      attributes: { _cssText: 'a{}/* rr_split */b{}' },
      childNodes: [text(21, ''), text(22, '')],
    })
    const keyframe = keyframeOf([...page(style), change({ texts: [{ id: 22, value: 'c{}' }] })])
    const found = folded(keyframe ?? []).node(20)
    assert.deepEqual(found?.attributes, {})
    assert.deepEqual([found?.firstChild?.text, found?.lastChild?.text], ['a{}', 'c{}'])
  })

  test('forgets inserted rules when the text of their sheet is written anew', () => {
    const style = element(20, 'style', { childNodes: [text(21, 'a{}')] })
    const rule = increment(5, 8, { id: 20, adds: [{ rule: 'b{}', index: 0 }] })
    assert.equal(told([...page(style), rule], 8).length, 1)
    assert.equal(told([...page(style), rule, change({ texts: [{ id: 21, value: 'c{}' }] })], 8).length, 0)
  })

  test('says where the pointer was, and when', () => {
    const move = increment(100, 1, { positions: [{ x: 7, y: 8, id: bodyId, timeOffset: -40 }] })
    const [moved] = told([...page(), move], 1)
    assert.deepEqual(moved?.['positions'], [{ x: 7, y: 8, id: bodyId, timeOffset: startedAt + 60 - END }])
  })

  test('takes few style changes for an element that is moved from script', () => {
    const moves = Array.from({ length: 100 }, (_, at) =>
      change({ attributes: [{ id: 20, attributes: { style: at % 2 ? { top: `${at}px` } : { left: `${at}px` } } }] }),
    )
    const steps = told([...page(element(20, 'p')), ...moves], 0).flatMap(({ attributes }) => attributes as Fields[])
    assert.ok(steps.length <= 10, `${steps.length} steps`)
    const final = Object.assign({}, ...steps.map(({ attributes }) => (attributes as Fields)['style'])) as Fields
    assert.deepEqual(final, { left: '98px', top: '99px' })
  })
})
