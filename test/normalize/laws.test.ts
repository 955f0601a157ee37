import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ReplayError } from '../../src/model/problem.ts'
import type { ArrayRecording } from './recordings.ts'
import { dangersOf } from './page-oracle.ts'
import { meta, recording, snapshot, normalizedArrays } from './recordings.ts'

const RUNS = process.env['PORTABLE_REPLAY_ALL'] ? 5000 : 250

const id = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 16 }) },
  fc.constantFrom(-1, 0, null, 'x', undefined),
)
const value = fc.oneof(
  fc.constantFrom(
    'http://x.example/a',
    'javascript:x()',
    '#a',
    'data:image/png,x',
    'url(//x)',
    '@import "x";',
    'a{b:c}',
    '',
  ),
  fc.constantFrom<unknown>(null, true, 5, {}, [], { background: 'url(x)' }),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const name = fc.constantFrom(
  'src',
  'HREF',
  'href',
  'xlink:href',
  'style',
  'onload',
  'srcset',
  'rel',
  '_cssText',
  'fill',
  'attributeName',
  'values',
  'rr_dataURL',
  'data',
  'poster',
  'is',
  '__proto__',
  'constructor',
  'a b',
  'id',
  'http-equiv',
  'content',
)
const attributes = fc.oneof({ weight: 9, arbitrary: fc.dictionary(name, value, { maxKeys: 4 }) }, value)
const tagName = fc.constantFrom(
  'a',
  'img',
  'IMG',
  'style',
  'link',
  'iframe',
  'script',
  'svg:script',
  'div',
  'use',
  'animate',
  'html',
  'x-y',
  'a b',
)
const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.record({ type: fc.constantFrom(3, 4, 5, 1, 9), id, textContent: value }, { requiredKeys: ['type'] }),
    fc.record(
      {
        type: fc.constantFrom(2, 2, 2, 0),
        id,
        tagName,
        attributes,
        childNodes: fc.oneof({ weight: 9, arbitrary: fc.array(tie('node'), { maxLength: 3 }) }, value),
        isSVG: fc.boolean(),
        isShadow: fc.boolean(),
        isShadowHost: fc.boolean(),
        rootId: id,
      },
      { requiredKeys: ['type', 'id', 'tagName'] },
    ),
  ),
}))
const add = fc.record({ parentId: id, nextId: id, previousId: id, node }, { requiredKeys: ['parentId', 'node'] })
const list = (item: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 9, arbitrary: fc.array(item, { maxLength: 3 }) }, value)
const data = fc.oneof(
  fc.record({
    source: fc.constant(0),
    adds: list(add),
    removes: list(fc.record({ id, parentId: id })),
    texts: list(fc.record({ id, value })),
    attributes: list(fc.record({ id, attributes })),
  }),
  fc.record(
    {
      source: fc.integer({ min: 1, max: 17 }),
      id,
      positions: list(fc.record({ x: fc.integer(), y: fc.integer(), id, timeOffset: fc.constantFrom(0, -5, 'x') })),
      adds: list(fc.record({ rule: value, index: fc.nat(3) })),
      styles: list(fc.record({ styleId: id, rules: list(fc.record({ rule: value })) })),
      styleIds: list(id),
      set: fc.oneof(fc.record({ property: fc.constantFrom('fill', 'background'), value }), value),
      index: list(fc.nat(3)),
      commands: list(fc.record({ property: fc.constantFrom('fill', 'constructor', 'drawImage'), args: list(value) })),
      family: value,
      fontSource: value,
    },
    { requiredKeys: ['source'] },
  ),
  value,
)
const event = fc.oneof(
  fc.record({
    type: fc.constantFrom<unknown>(3, 3, 3, 5, 6, 9, 'x'),
    data,
    timestamp: fc.integer({ min: 1000, max: 1020 }),
  }),
  fc.constantFrom<unknown>(meta(), null, 'x', {}, { type: 0, timestamp: 1005 }),
  fc
    .record({ body: fc.array(node, { maxLength: 4 }), timestamp: fc.integer({ min: 1000, max: 1020 }) })
    .map((page) => snapshot({ ...page, body: page.body as object[] })),
)
const windows = fc
  .array(fc.array(event, { maxLength: 8 }), { minLength: 1, maxLength: 2 })
  // As they come out of a file.
  .map((given) => JSON.parse(JSON.stringify(given)) as unknown[][])

function normalizedOrRefused(given: ReturnType<typeof recording>): ArrayRecording | undefined {
  try {
    return normalizedArrays(given)
  } catch (error) {
    assert.ok(error instanceof ReplayError, String(error))
    return undefined
  }
}

describe('whatever the events', () => {
  it('what comes of them is sorted, harmless and counted, or refused in a sentence', () => {
    fc.assert(
      fc.property(windows, (given) => {
        const normal = normalizedOrRefused(recording(...given))
        for (const { events } of normal?.windows ?? []) {
          const times = events.map(({ timestamp }) => timestamp)
          assert.deepEqual(
            times,
            times.toSorted((a, b) => a - b),
          )
          assert.ok(events.every((made) => Object.keys(made).toSorted().join() === 'data,timestamp,type'))
          const kinds = events.map(({ type }) => type)
          const firstSnapshot = kinds.indexOf(2)
          assert.ok(firstSnapshot >= 0 && !kinds.slice(0, firstSnapshot).includes(3))
          kinds.forEach((type, at) =>
            assert.ok(type !== 2 || kinds.slice(0, at).lastIndexOf(4) > kinds.slice(0, at).lastIndexOf(2)),
          )
          assert.deepEqual(dangersOf(events), [])
        }
        if (normal) {
          const { read, kept, invalid, duplicates, added } = normal.counts
          assert.equal(read, kept + invalid + duplicates - added)
          assert.ok(invalid >= 0)
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('normalizing what was normalized changes nothing, because a page can be built from a page', () => {
    fc.assert(
      fc.property(windows, (given) => {
        const once = normalizedOrRefused(recording(...given))
        if (once === undefined || once.windows.length === 0) return
        const copy = structuredClone(once)
        const twice = normalizedArrays({ ...copy })
        assert.deepEqual(twice.windows, once.windows)
      }),
      { numRuns: RUNS },
    )
  })

  it('the input stays as it was', () => {
    fc.assert(
      fc.property(windows, (given) => {
        const before = structuredClone(given)
        normalizedOrRefused(recording(...given))
        assert.deepEqual(given, before)
      }),
      { numRuns: RUNS },
    )
  })
})
