import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { extract } from '../../src/extract/extract.ts'
import type { SnapshotNode, ReplayEvent } from '../../src/model/event.ts'
import {
  bodyId,
  documentOf,
  element,
  fullSnapshot,
  increment,
  meta,
  mutation,
  startedAt,
  text,
} from '../fixtures/events.ts'
import { recorded, STARTED_AT } from './recorded.ts'

const p = (id: number, words: string, attributes = {}) =>
  element(id, 'p', { attributes, childNodes: [text(id + 1, words)] })
const add = (parentId: number, node: SnapshotNode) => ({ parentId, nextId: null, node })
/** As recorders write it: an element, then what is in it. */
const adds = (node: SnapshotNode) => [
  add(bodyId, { ...node, childNodes: [] }),
  ...(node.childNodes ?? []).map((child) => add(node.id, child)),
]

/** Texts of a page with the moments at which they came and went. */
function screenOf(body: readonly SnapshotNode[], ...events: readonly ReplayEvent[]) {
  const moved = (event: ReplayEvent) => ({ ...event, timestamp: event.timestamp - startedAt + STARTED_AT })
  const all = [meta(0), fullSnapshot(0, documentOf({ title: 'Shop', body })), ...events, mutation(60_000, {})]
  return extract(recorded([all.map(moved)])).tracks.screen.map(({ text: words, atMs, untilMs }) => [
    words,
    atMs,
    untilMs ?? null,
  ])
}

describe('texts on the screen', () => {
  it('are read as a person reads them: across bold words and links, block by block', () => {
    const paid = element(10, 'p', {
      childNodes: [
        text(11, 'Payment '),
        element(12, 'b', { childNodes: [text(13, 'failed')] }),
        text(14, ', see '),
        element(15, 'a', { childNodes: [text(16, 'terms')] }),
        text(17, '.'),
      ],
    })
    const menu = element(20, 'nav', {
      childNodes: [
        element(21, 'a', { childNodes: [text(22, 'Home')] }),
        element(23, 'a', { childNodes: [text(24, 'Cart')] }),
      ],
    })
    assert.deepEqual(screenOf([paid, menu, p(30, '  Two\n lines ')]), [
      ['Payment failed, see terms.', 0, null],
      ['Home Cart', 0, null],
      ['Two lines', 0, null],
    ])
  })

  it('come and go with the page', () => {
    const events = [
      mutation(1000, { adds: adds(p(20, 'Payment failed')) }),
      mutation(5000, { removes: [{ parentId: bodyId, id: 20 }] }),
      mutation(7000, { texts: [{ id: 11, value: 'Thank you' }] }),
    ]
    assert.deepEqual(screenOf([p(10, 'Pay now')], ...events), [
      ['Pay now', 0, 7000],
      ['Payment failed', 1000, 5000],
      ['Thank you', 7000, null],
    ])
  })

  it('that are built anew, moved or shown twice were never gone', () => {
    const events = [
      mutation(1000, { removes: [{ parentId: bodyId, id: 10 }] }),
      mutation(1200, { adds: adds(p(20, 'Cart')) }),
      mutation(3000, { removes: [{ parentId: bodyId, id: 20 }], adds: adds(p(30, 'Cart')) }),
      mutation(4000, { adds: adds(p(40, 'Cart')) }),
      mutation(5000, { removes: [{ parentId: bodyId, id: 30 }] }),
      fullSnapshot(9000, documentOf({ body: [p(10, 'Cart')] })),
    ]
    assert.deepEqual(screenOf([p(10, 'Cart')], ...events), [['Cart', 0, null]])
  })

  it('that are hidden are not on the screen, until they are shown', () => {
    const events = [
      mutation(1000, { attributes: [{ id: 10, attributes: { hidden: null } }] }),
      mutation(2000, { attributes: [{ id: 20, attributes: { style: { display: false } } }] }),
      mutation(3000, { attributes: [{ id: 20, attributes: { style: { color: 'red' } } }] }),
      mutation(4000, { attributes: [{ id: 20, attributes: { style: { display: 'none' } } }] }),
      mutation(5000, { attributes: [{ id: 30, attributes: { open: '' } }] }),
    ]
    const body = [
      element(10, 'div', { attributes: { hidden: '' }, childNodes: [p(11, 'Error')] }),
      p(20, 'Saved', { style: 'display: none' }),
      element(30, 'dialog', { childNodes: [p(31, 'Sure?')] }),
      element(40, 'script', { childNodes: [text(41, 'let x')] }),
      element(50, 'select', { childNodes: [element(51, 'option', { childNodes: [text(52, 'Red')] })] }),
    ]
    assert.deepEqual(screenOf(body, ...events), [
      ['Error', 1000, null],
      ['Saved', 2000, 4000],
      ['Sure?', 5000, null],
    ])
  })

  it('stand in shadow trees and frames as well', () => {
    const host = element(10, 'x-card', {
      isShadowHost: true,
      childNodes: [{ ...p(11, 'In the shadow'), isShadow: true }],
    } as never)
    const frame = element(20, 'iframe')
    const inside = {
      type: 0,
      id: 30,
      childNodes: [element(31, 'html', { childNodes: [p(32, 'In the frame')] })],
    }
    const events = [
      increment(1000, 0, { texts: [], attributes: [], removes: [], adds: [add(20, inside)], isAttachIframe: true }),
    ]
    assert.deepEqual(screenOf([host, frame], ...events), [
      ['In the shadow', 0, null],
      ['In the frame', 1000, null],
    ])
  })

  it('of a clock that never stops do not crowd out what comes anew', () => {
    const long = 'x'.repeat(900)
    const ticks = Array.from({ length: 600 }, (_, tick) =>
      mutation(10 + tick, { texts: [{ id: 11, value: `${long} ${tick}` }] }),
    )
    const texts = screenOf([p(10, 'start')], ...ticks, mutation(1000, { adds: adds(p(20, 'Payment failed')) }))
    assert.ok(texts.length < 200, `${texts.length} texts`)
    assert.deepEqual(texts.at(-1), ['Payment failed', 1000, null])
  })
})
