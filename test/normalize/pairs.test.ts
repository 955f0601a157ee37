import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createPairs } from '../../src/normalize/tag-table.ts'

test('pairs of ids come back, however many there are and whatever a hostile recording calls a node', () => {
  const id = fc.oneof(fc.nat(1e6), fc.constantFrom(-1, 0.5, 2 ** 32 - 1, 2 ** 32, 2 ** 53, NaN))
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id), { maxLength: 2000, size: 'max' }), (given) => {
      const pairs = createPairs()
      for (const [one, other] of given) pairs.add(one, other)
      const text = (list: Iterable<readonly [number, number]>) => [...list].map(String).sort()
      assert.deepEqual(text(pairs), text(given))
    }),
    { numRuns: 50 },
  )
})
