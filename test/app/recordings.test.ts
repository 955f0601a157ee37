import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { EventType, IncrementalSource, type Fields } from '../../src/model/event.ts'
import type { RecordedEvent } from './take.ts'

type Event = RecordedEvent['event']

const fixtures = 'test/fixtures'
const board = `${fixtures}/rrweb/board`
const tour = `${fixtures}/rrweb/tour`
const phone = `${fixtures}/rrweb/board-phone`

async function eventsOf(folder: string): Promise<Event[]> {
  return JSON.parse(await readFile(`${folder}/input.json`, 'utf8')) as Event[]
}

function sourcesIn(events: readonly Event[]): Set<unknown> {
  return new Set(events.filter(({ type }) => type === EventType.IncrementalSnapshot).map(({ data }) => data.source))
}

function payloads(events: readonly Event[], plugin: string): Fields[] {
  return events.filter(({ data }) => data.plugin === plugin).map(({ data }) => data.payload as Fields)
}

describe('the recordings of the task board', () => {
  it('hold every kind of change that the README promises', async () => {
    const desktop = sourcesIn(await eventsOf(board))
    const S = IncrementalSource
    const expected = [
      [S.Mutation, S.MouseMove, S.MouseInteraction, S.Scroll, S.ViewportResize, S.Input, S.MediaInteraction],
      [S.StyleSheetRule, S.CanvasMutation, S.Font, S.StyleDeclaration, S.Selection, S.AdoptedStyleSheet],
    ].flat()
    assert.deepEqual(
      expected.filter((source) => !desktop.has(source)),
      [],
    )
    assert.ok(sourcesIn(await eventsOf(phone)).has(S.TouchMove))
  })

  it('hold two pages, an idle time and every kind of answer', async () => {
    const events = await eventsOf(board)
    const hrefs = events.filter(({ type }) => type === EventType.Meta).map(({ data }) => data.href)
    assert.deepEqual(hrefs, ['https://board.example/', 'https://board.example/settings.html'])
    const gapsMs = events.slice(1).map(({ timestamp }, index) => timestamp - (events[index]?.timestamp ?? 0))
    assert.ok(Math.max(...gapsMs) >= 20_000)
    const durationMs = (events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0)
    assert.ok(durationMs > 45_000 && durationMs < 90_000, `${durationMs} ms`)
    const requests = payloads(events, 'rrweb/network@1').flatMap(({ requests: list }) => list as Fields[])
    const statuses = new Set(requests.map(({ status }) => status))
    for (const status of [200, 201, 404, 500]) assert.ok(statuses.has(status), `no request with ${status}`)
    const levels = new Set(payloads(events, 'rrweb/console@1').map(({ level }) => level))
    for (const level of ['log', 'warn', 'error', 'debug', 'table', 'trace']) assert.ok(levels.has(level), level)
  })

  it('hold each moment that has a picture', async () => {
    for (const folder of [board, tour]) {
      const events = await eventsOf(folder)
      const moments = JSON.parse(await readFile(`${folder}/moments.json`, 'utf8')) as { timestamp: number }[]
      assert.equal(moments.length, 3)
      for (const { timestamp } of moments) {
        assert.ok(timestamp > (events[0]?.timestamp ?? 0) && timestamp < (events.at(-1)?.timestamp ?? 0))
      }
    }
  })

  it('hold what is hard to show', async () => {
    const events = await eventsOf(tour)
    const S = IncrementalSource
    const sources = sourcesIn(events)
    const expected = [S.CanvasMutation, S.MediaInteraction, S.Selection, S.AdoptedStyleSheet, S.Input]
    assert.deepEqual(
      expected.filter((source) => !sources.has(source)),
      [],
    )
    const json = JSON.stringify(events)
    for (const part of ['"isShadowHost":true', '"isAttachIframe":true', '"rr_open_mode":"modal"', 'data:video/webm']) {
      assert.ok(json.includes(part), part)
    }
  })

  it('say nothing about the machine or the password', async () => {
    const files = [
      `${board}/input.json`,
      `${tour}/input.json`,
      `${phone}/input.json`,
      `${fixtures}/posthog-lines/board-two-tabs/input.jsonl`,
    ]
    for (const file of files) {
      const text = await readFile(file, 'utf8')
      assert.doesNotMatch(text, /127\.0\.0\.1|localhost|file:\/\/|harbour-mug/)
      assert.ok(text.length < 1_500_000, `${file} has ${text.length} characters`)
    }
  })
})
