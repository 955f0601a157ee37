import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { TrackName } from '../../../src/model/tracks.ts'
import { type Found, createFinder } from '../../../src/player/panels/finder.ts'
import { queryOf, searchable } from '../../../src/player/panels/query.ts'

/** A finder over lists of texts, with all that it has told. */
function finderOf(lists: { readonly [name in TrackName]?: readonly string[] }) {
  const told: Found[] = []
  const asked: TrackName[] = []
  const finder = createFinder({
    read: async (name) => (asked.push(name), (lists[name] ?? []).map((text) => ({ text }))),
    texts: (_, item) => [(item as { text: string }).text],
    onFound: (found) => told.push(found),
  })
  const settled = async (words: string) => {
    finder.look(queryOf(words), undefined)
    for (let turns = 0; turns < 500; turns++) {
      await new Promise((done) => setTimeout(done, 2))
      const found = told.at(-1)
      if (
        found &&
        ['steps', 'console', 'network', 'marks', 'screen'].every((name) => found[name as TrackName]?.isWhole)
      )
        return found
    }
    return assert.fail('the search has no end')
  }
  return { finder, told, asked, settled }
}

const places = (found: Found, name: TrackName) => found[name]?.rows

test('a query that grows or shrinks finds what a new one would', async () => {
  const texts = ['Pay', 'payment', 'no', 'REPAY', 'pay  now']
  const { settled, finder } = finderOf({ console: texts })
  for (const [words, rows] of [
    ['p', [0, 1, 3, 4]],
    ['pay', [0, 1, 3, 4]],
    ['payme', [1]],
    ['pa', [0, 1, 3, 4]],
    ['pay now', [4]],
    ['no', [2, 4]],
  ] as const) {
    // a list is whole once it was searched for these words: forget what was told of those before
    finder.look(undefined, undefined)
    assert.deepEqual(places(await settled(words), 'console'), rows, words)
  }
})

test('the shown list comes first', async () => {
  const { finder, asked } = finderOf({})
  finder.look(queryOf('a'), 'screen')
  await new Promise((done) => setTimeout(done, 50))
  assert.deepEqual(asked, ['screen', 'steps', 'console', 'network', 'marks'])
})

test('a long list tells hits before it is through, and gives way to the page', async () => {
  const texts = Array.from({ length: 300_000 }, (_, row) => `line ${row} ${'x'.repeat(row % 50)}`)
  const { settled, told } = finderOf({ console: texts })
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  const found = await settled('line')
  clearInterval(timer)
  assert.equal(places(found, 'console')?.length, texts.length)
  assert.ok(turns > 3, `${turns} turns of others`)
  assert.ok(told.some((some) => some.console && !some.console.isWhole))
})

test('a search ends the one before', async () => {
  const texts = Array.from({ length: 100_000 }, (_, row) => `line ${row}`)
  const { finder, told } = finderOf({ steps: texts })
  finder.look(queryOf('line'), undefined)
  finder.look(undefined, undefined)
  await new Promise((done) => setTimeout(done, 200))
  assert.deepEqual(told, [{}])
})

test('what is found stands out, and only that', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', 'b', '.', '(', '\\', ' ', '\n', '1', '<') })
  fc.assert(
    fc.property(text, text, (whole, words) => {
      const query = queryOf(words)
      if (!query) return
      const parts = query.parts(whole)
      assert.equal(parts.join(''), whole)
      assert.equal(query.finds(whole), parts.length > 1)
      assert.equal(query.isIn(searchable(whole)), query.finds(whole))
    }),
  )
})
