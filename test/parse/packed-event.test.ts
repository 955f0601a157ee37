import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { unpackEvent } from '../../src/parse/packed-event.ts'
import type { Problem } from '../../src/model/problem.ts'
import { parse } from '../../src/parse/parse.ts'
import { inflate } from '../../src/read/read.ts'

const packed = (value: unknown) => gzipSync(JSON.stringify(value)).toString('latin1')
const unpack = (event: unknown) => unpackEvent(event, inflate)

describe('packed events', () => {
  it('come back as they were, with any text in them, whether or not cv says so', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (value, declared) => {
        // JSON knows no negative zero
        const data: unknown = JSON.parse(JSON.stringify(value))
        const event = { type: 2, data: packed(data), timestamp: 1, ...(declared && { cv: '2024-10' }) }
        assert.deepEqual(unpack(event), { event: { ...event, data }, packing: 'undone' })
      }),
    )
  })
  it('have any of their members packed', () => {
    const adds = [{ parentId: 1, nextId: null, node: { type: 3, id: 9, textContent: 'Straße' } }]
    const event = {
      type: 3,
      cv: '2024-10',
      data: { source: 0, adds: packed(adds), removes: [], texts: '' },
      timestamp: 1,
    }
    assert.deepEqual(unpack(event).event, { ...event, data: { source: 0, adds, removes: [], texts: undefined } })
    const zlib = {
      type: 3,
      cv: '2024-10',
      data: { source: 8, adds: deflateSync('[1]').toString('latin1') },
      timestamp: 1,
    }
    assert.deepEqual(unpack(zlib).event, { ...zlib, data: { source: 8, adds: [1] } })
  })
  it('are left alone when nothing in them is packed', () => {
    const texts = { type: 5, data: { tag: 'a', payload: '\x1f\x8b' }, timestamp: 1, cv: '2024-10' }
    const unpackedBefore = { type: 3, data: { source: 0, adds: [] }, timestamp: 1, cv: '2024-10' }
    const otherVersion = { type: 2, data: 'something', timestamp: 1, cv: '2099-01' }
    for (const event of [texts, unpackedBefore, otherVersion, null, 7, 'text', []]) {
      assert.deepEqual(unpack(event), { event, packing: 'none' })
    }
  })
  it('that are damaged stay as they are and are counted', () => {
    const sound = packed([{ id: 1 }])
    for (const adds of [
      sound.slice(0, -3),
      `\ufffd${sound.slice(1)}`,
      sound.replace(/.$/s, () => '\x7f'),
      '\x1f\x8b',
      'x',
    ]) {
      const event = { type: 3, cv: '2024-10', data: { source: 0, adds, removes: packed([]) }, timestamp: 1 }
      assert.deepEqual(unpack(event), { event, packing: 'damaged' })
    }
  })
  it('that unpack without end stay as they are', () => {
    // half a gigabyte of one letter, and no word about how much it is
    const bomb = deflateSync(Buffer.alloc(2 ** 29, 0x20), { level: 1 }).toString('latin1')
    const event = { type: 2, cv: '2024-10', data: bomb, timestamp: 1 }
    assert.deepEqual(unpack(event), { event, packing: 'damaged' })
  })
  it('that are too much to be held at once stay as they are, when they were read in one piece', () => {
    const page = { type: 4, timestamp: 0, data: { href: 'https://shop.example/', width: 800, height: 600 } }
    const data = packed({ node: ' '.repeat(1000) })
    const events = [page, ...[1, 2, 3, 4].map((timestamp) => ({ type: 2, timestamp, cv: '2024-10', data }))]
    const bytes = new TextEncoder().encode(JSON.stringify(events))
    const problems: Problem[] = []
    const note = (problem: Problem) => void problems.push(problem)
    parse({ name: 'bomb.json', bytes }, { note, inflate, heldBytes: 2500 })
    assert.deepEqual(problems, [{ code: 'packed-fields-damaged', args: { name: 'bomb.json', damaged: 1, packed: 4 } }])
  })
  it("of rrweb's packer are texts, whose mark is left out", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const event = { type: 5, data: { value: JSON.parse(JSON.stringify(value)) as unknown }, timestamp: 1 }
        const text = deflateSync(JSON.stringify({ ...event, v: 'v1' })).toString('latin1')
        assert.deepEqual(unpack(text), { event, packing: 'undone' })
        assert.deepEqual(unpack(JSON.stringify(event)), { event, packing: 'none' })
        const cut = text.slice(0, -5)
        assert.deepEqual(unpack(cut), { event: cut, packing: 'damaged' })
      }),
    )
    const posthog = { type: 2, data: packed({ node: {} }), timestamp: 1 }
    assert.deepEqual(unpack(JSON.stringify(posthog)), { event: { ...posthog, data: { node: {} } }, packing: 'undone' })
  })
})
