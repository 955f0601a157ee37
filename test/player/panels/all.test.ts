import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hitsInAll, mergeAll, type TrackItem } from '../../../src/player/panels/all.ts'
import type { Tracked } from '../../../src/model/tracks.ts'

const LISTS: { readonly [name: string]: readonly number[] } = {
  steps: [0, 10, 10],
  console: [5, 10],
  network: [],
  marks: [1, 30],
}
const read = async (name: string) =>
  (LISTS[name] ?? []).map((atMs) => ({ atMs, name: `${name} ${atMs}` })) as unknown as readonly Tracked<TrackItem>[]

test('lists become one in the order of time; of what is of one time, steps come first', async () => {
  const { items } = await mergeAll(read)
  assert.deepEqual(
    items.map(({ of, atMs }) => `${of} ${atMs}`),
    ['steps 0', 'marks 1', 'console 5', 'steps 10', 'steps 10', 'console 10', 'marks 30'],
  )
  assert.ok(items.every(({ item, of, atMs }) => (item as unknown as { name: string }).name === `${of} ${atMs}`))
})

test('what was found in each list is found in all of them, once each list is searched', async () => {
  const { places } = await mergeAll(read)
  const found = { steps: { rows: [2], isWhole: true }, console: { rows: [0, 1], isWhole: true } }
  assert.deepEqual(hitsInAll(found, places), { rows: [2, 4, 5], isWhole: false })
  const none = { rows: [], isWhole: true }
  assert.equal(hitsInAll({ ...found, network: none, marks: none }, places).isWhole, true)
})
