import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { buildReplay, extractEvents } from '../../src/index.ts'
import { recorded, recordedInTwoTabs } from './sources.ts'

const board = readFileSync('test/fixtures/rrweb/board/input.json', 'utf8')
const beside = readFileSync('test/fixtures/highlight-payload/push/input.json', 'utf8')

/** Repeated events of the recording are not in the page, so they are counted once only. */
function withoutCounts(html: string): string {
  return html.replace(/"counts":\{[^{}]*\}/g, () => '')
}

describe('a page that was made before', () => {
  for (const [name, data] of [
    ['a recorded page', board],
    ['two tabs', recordedInTwoTabs()],
    ['what was recorded beside the events', beside],
  ] as const) {
    test(`makes the same page again: ${name}`, async () => {
      const once = await buildReplay({ name: 'session.json', data })
      const again = await buildReplay({ name: 'page.html', data: once.html })
      assert.deepEqual(again.sessions, once.sessions)
      assert.deepEqual(again.problems, [])
      assert.deepEqual(withoutCounts(again.html), withoutCounts(once.html))
    })
  }

  test('is joined with others, and sessions keep their titles', async () => {
    const first = await buildReplay({ data: recorded() }, { title: 'Checkout fails' })
    const both = await buildReplay([
      { name: 'first.replay.html', data: first.html },
      { name: 'second.json', data: board },
    ])
    assert.equal(both.sessions.length, 2)
    const number = both.sessions.findIndex(({ title }) => title === 'Checkout fails') + 1
    assert.deepEqual(await extractEvents(both.html, { session: number }), await extractEvents(first.html))
  })
})
