import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bitsOf, countsOf, makeSieve } from '../../../src/player/panels/sieve.ts'
import type { Filter } from '../../../src/player/panels/track-view.ts'

interface Item {
  readonly kind: number
  readonly bad: boolean
}

const filters: readonly Filter<Item>[] = [
  ...[0, 1, 2].map((kind) => ({ id: `kind-${kind}`, name: '', matches: (item: Item) => item.kind === kind })),
  { id: 'bad', name: '', group: 'trouble', matches: ({ bad }) => bad },
]
const items = fc.array(fc.record({ atMs: fc.nat(), kind: fc.nat(3), bad: fc.boolean() }))

test('of several filters in a group any will do, of several groups all must', async () => {
  await fc.assert(
    fc.asyncProperty(items, fc.subarray(filters.map(({ id }) => id)), async (list, chosen) => {
      const sieve = (await makeSieve(list, filters, () => false)) ?? assert.fail('over')
      const bits = bitsOf(filters, chosen)
      const through = list.filter((_, row) => bits.every((group) => ((sieve[row] ?? 0) & group) !== 0))
      const kinds = chosen.filter((id) => id !== 'bad')
      const expected = list.filter(
        ({ kind, bad }) => (kinds.length === 0 || kinds.includes(`kind-${kind}`)) && (bad || !chosen.includes('bad')),
      )
      assert.deepEqual(through, expected)
      assert.deepEqual(
        countsOf(sieve, filters.length, undefined),
        filters.map(({ matches }) => list.filter(matches).length),
      )
    }),
  )
})

test('a sieve is not made for what is over', async () => {
  assert.equal(await makeSieve([{ atMs: 0, kind: 0, bad: false }], filters, () => true), undefined)
})
