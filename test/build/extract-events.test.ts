import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  buildReplay,
  extractEvents,
  ReplayError,
  writeEvents,
  type ExtractedEvent,
  type Source,
} from '../../src/index.ts'
import { startedAt } from '../fixtures/events.ts'
import { recorded, recordedInTwoTabs } from './sources.ts'

const pageOf = async (sources: Source | Source[]) => (await buildReplay(sources)).html

async function written(html: string, session = 1): Promise<string> {
  const pieces: string[] = []
  const count = await writeEvents(html, (text) => void pieces.push(text), { session })
  const text = pieces.join('')
  assert.equal((JSON.parse(text) as object[]).length, count)
  return text
}

describe('extractEvents', () => {
  test('gives back the events of a recording that needed no mending', async () => {
    assert.deepEqual(await extractEvents(await pageOf({ data: recorded() })), recorded())
  })

  test('tells tabs apart where there are several, in the order of time', async () => {
    const events = await extractEvents(await pageOf({ data: recordedInTwoTabs() }))
    const byTime = recordedInTwoTabs().sort((a, b) => (a as ExtractedEvent).timestamp - (b as ExtractedEvent).timestamp)
    assert.deepEqual(events, byTime)
  })

  test('gives the session that was asked for', async () => {
    const other = recorded(5).map((event) => ({ ...event, timestamp: event.timestamp + 60_000 }))
    const html = await pageOf([{ data: other }, { data: recorded() }])
    assert.deepEqual(await extractEvents(html, { session: 2 }), other)
    for (const session of [0, 3, 1.5, Number.NaN]) {
      await assert.rejects(extractEvents(html, { session }), (error: unknown) => {
        assert.ok(error instanceof ReplayError)
        assert.equal(error.problem.code, 'no-such-session')
        return true
      })
    }
  })

  test('names the page in its sentence', async () => {
    await assert.rejects(extractEvents('<p>', { name: 'mine.html' }), { message: /^mine\.html: this is not a page/ })
  })

  test('writeEvents writes the same as JSON, an event a line', async () => {
    const html = await pageOf({ data: recorded(1200) })
    const text = await written(html)
    assert.deepEqual(JSON.parse(text), await extractEvents(html))
    assert.equal(text.split('\n').length, 1202 + 3)
  })

  test('what it gives makes a page with the same events (any times, any text, one or two tabs)', async () => {
    const change = fc.record({
      atMs: fc.nat(5000),
      value: fc.string({ unit: 'binary' }),
      tab: fc.constantFrom('one', 'two'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 20 }), async (changes) => {
        const base = recordedInTwoTabs().filter(({ type }: { type?: number }) => type !== 3)
        const added = changes.map(({ atMs, value, tab }) => ({
          type: 3,
          data: { source: 0, texts: [{ id: 21, value }], attributes: [], removes: [], adds: [] },
          timestamp: startedAt + 1500 + atMs,
          windowId: tab,
        }))
        const events = await extractEvents(await pageOf({ data: [...base, ...added] }))
        assert.deepEqual(await extractEvents(await pageOf({ data: events })), events)
      }),
      { numRuns: 25 },
    )
  })

  for (const fixture of [
    'rrweb/board/input.json',
    'rrweb/board-phone/input.json',
    'posthog-lines/board-two-tabs/input.jsonl',
  ]) {
    const path = `test/fixtures/${fixture}`
    test(`what it gives of ${fixture} makes a page with the same events`, { skip: !existsSync(path) }, async () => {
      const events = await extractEvents(await pageOf({ data: readFileSync(path) }))
      assert.ok(events.length > 30)
      const { html, problems } = await buildReplay({ data: events })
      assert.deepEqual(await extractEvents(html), events)
      assert.deepEqual(
        problems.map(({ code }) => code),
        [],
        'nothing is left to mend',
      )
    })
  }
})
