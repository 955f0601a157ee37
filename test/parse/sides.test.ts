import '../seed.ts'
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { csvRecords } from '../../src/parse/csv.ts'
import { epochMs } from '../../src/parse/instant.ts'
import { readSide, sideAlone } from '../../src/parse/parse.ts'

const encoder = new TextEncoder()
const at = Date.UTC(2026, 2, 10, 9, 30, 5, 250)
const sideOf = (content: unknown) =>
  readSide({
    name: 'beside',
    bytes: encoder.encode(typeof content === 'string' ? content : JSON.stringify(content)),
  })
const marksOf = (content: unknown) => sideOf(content)?.marks
const lines = (...values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n')

const key = 'session_recordings/30d/1773135005250-00112233aabbccdd'
const row = { session_id: 'session-a', block_urls: [`s3://bucket/${key}?range=bytes=0-99`] }
const block = { key, start: 0, end: 100 }

describe('rows of session_replay_events', () => {
  it('say where the blocks of a session lie, in every form in which a database answers', () => {
    const urls = `['s3://bucket/${key}?range=bytes=0-99']`
    const forms = [
      [row],
      row,
      { meta: [{ name: 'session_id', type: 'String' }], data: [row], rows: 1, statistics: {} },
      { meta: [{ name: 'session_id' }, { name: 'block_urls' }], data: [[row.session_id, row.block_urls]] },
      { columns: ['session_id', 'block_urls'], results: [[row.session_id, row.block_urls]] },
      lines(row),
      { ...row, block_urls: urls },
      { ...row, block_urls: JSON.stringify(row.block_urls) },
      `session_id,block_urls\r\nsession-a,"${urls}"\r\n`,
      `session_id\tblock_urls\nsession-a\t${urls}\n`,
    ]
    for (const form of forms) {
      assert.deepEqual(sideOf(form), {
        name: 'beside',
        rows: [{ sessionId: 'session-a', blocks: [block] }],
        marks: [],
      })
    }
  })

  it('put the blocks in the order of their first events', () => {
    const side = sideOf([
      {
        session_id: 'session-a',
        block_urls: [`s3://bucket/second?range=bytes=10-19`, `s3://bucket/first?range=bytes=0-9`],
        block_first_timestamps: ['2026-03-10 09:31:00.000000', '2026-03-10 09:30:00.000000'],
        person: { name: 'Ada Example' },
      },
    ])
    assert.deepEqual(side?.rows, [
      {
        sessionId: 'session-a',
        title: 'Ada Example',
        blocks: [
          { key: 'first', start: 0, end: 10 },
          { key: 'second', start: 10, end: 20 },
        ],
      },
    ])
  })

  it('leave out addresses that name no range', () => {
    const urls = ['s3://bucket/a', 's3://bucket/a?range=bytes=9-3', 7, null, `s3://bucket/${key}?range=bytes=0-99`]
    assert.deepEqual(sideOf([{ session_id: 's', block_urls: urls }])?.rows[0]?.blocks, [block])
  })
})

describe('analytics events', () => {
  const properties = { $current_url: 'https://shop.example/', $session_id: 'session-a', plan: 'pro' }
  const mark = {
    timestamp: at,
    kind: 'analytics',
    name: 'checkout',
    details: '{"$current_url":"https://shop.example/","plan":"pro"}',
    sessionId: 'session-a',
  }
  const clickHouse = {
    event: 'checkout',
    properties: JSON.stringify(properties),
    timestamp: '2026-03-10 09:30:05.250000',
  }
  const iso = { event: 'checkout', properties, timestamp: '2026-03-10T09:30:05.250000Z' }

  it('become marks from every form in which they are exported', () => {
    const forms = [
      { meta: [], data: [clickHouse], rows: 1 },
      lines(clickHouse),
      { next: null, results: [iso] },
      [iso],
      {
        columns: ['event', 'timestamp', 'properties.$current_url', 'properties.$session_id', 'properties.plan'],
        results: [['checkout', iso.timestamp, properties.$current_url, 'session-a', 'pro']],
      },
      `event,timestamp,properties\ncheckout,2026-03-10T10:30:05.25+01:00,"${JSON.stringify(properties).replaceAll('"', '""')}"`,
      `"*.uuid","*.event","*.timestamp","*.properties.$current_url","*.properties.$session_id","*.properties.plan"\n` +
        `1,checkout,${iso.timestamp},https://shop.example/,session-a,pro\n`,
    ]
    for (const form of forms) assert.deepEqual(marksOf(form), [mark])
  })

  it('say what was clicked', () => {
    const chain = 'button.primary:attr__class="primary"nth-child="1"text="Save it"nth-of-type="1";div:nth-child="2"'
    const clicked = { event: '$autocapture', timestamp: at, elements_chain: chain }
    assert.equal(marksOf([clicked])?.[0]?.details, '{"element":"button","text":"Save it"}')
  })

  it('keep no secrets and no settings', () => {
    const secret = {
      token: `phc_${'a'.repeat(43)}`,
      api_key: 'x',
      $set: { email: 'a@b.example' },
      '$feature/new': true,
      link: `https://a.example/?k=phx_${'b'.repeat(43)}`,
      cart: { items: 2, accessToken: 'y', $set: { plan: 'x' } },
    }
    const [found] = marksOf([{ event: 'buy', timestamp: at, properties: secret }]) ?? []
    assert.equal(found?.details, '{"cart":{"items":2}}')
  })

  it('have details that are JSON of at most 10,000 characters, whatever was recorded', () => {
    const deep = `[${'['.repeat(50_000)}${']'.repeat(50_000)}]`
    assert.equal(marksOf(`[{"event":"a","timestamp":${at},"properties":{"deep":${deep}}}]`)?.length, 1)
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 7 })),
        fc.string({ maxLength: 30_000 }),
        (some, long) => {
          const [found] =
            marksOf([{ event: 'a', timestamp: at, properties: { long, ...some, longer: [long, long] } }]) ?? []
          if (found?.details === undefined) return
          assert.ok(found.details.length <= 10_000)
          assert.equal(typeof JSON.parse(found.details), 'object')
        },
      ),
    )
  })

  it('of a table without rows are a side with nothing on it', () => {
    const nothing = { name: 'beside', rows: [], marks: [] }
    assert.deepEqual(sideOf({ meta: [{ name: 'event', type: 'String' }], data: [], rows: 0 }), nothing)
    assert.deepEqual(sideOf({ columns: ['event', 'timestamp'], results: [] }), nothing)
    assert.deepEqual(sideOf('event,timestamp\n'), nothing)
    assert.deepEqual(sideOf('session_recordings/30d'), nothing)
  })
})

describe('comments', () => {
  it('become marks at the moment that they are about', () => {
    const comment = { item_id: 'session-a', content: 'Look here', created_by: { first_name: 'Ada' } }
    const moments = [{ time_in_recording: '2026-03-10T09:30:05.250Z' }, { time_in_recording: at }]
    for (const item_context of moments) {
      assert.deepEqual(marksOf({ results: [{ ...comment, item_context }] }), [
        { timestamp: at, kind: 'comment', name: 'Look here', details: '{"by":"Ada"}', sessionId: 'session-a' },
      ])
    }
  })

  it('without such a moment are passed over, but are no recording either', () => {
    const context = { item_context: { time_in_recording: 1200 } }
    assert.deepEqual(marksOf({ results: [{ content: 'early', ...context }] }), [])
  })
})

describe('what is no side', () => {
  it('is a recording in any form', () => {
    const event = { type: 4, data: { href: 'https://a.example/' }, timestamp: at }
    const forms = [
      [event],
      lines(['w', event]),
      lines({ window_id: 'w', data: [event] }),
      { version: '2023-04-28', data: { id: 'a', snapshots: [event] } },
      { meta: [], events: [event] },
      { result: [event] },
      [{ event: '$snapshot', timestamp: at, properties: { $snapshot_data: [event] } }],
      [
        { event: '$pageview', timestamp: at },
        { event: '$snapshot_items', timestamp: at, properties: {} },
      ],
      { type: 5, timestamp: at, data: { tag: 'x', payload: { event: 'buy', timestamp: at } } },
      [],
      {},
      '',
      'text, event and more',
      { sources: [] },
      { results: [{ id: 'a', recording_duration: 7 }] },
    ]
    for (const form of forms) assert.equal(sideOf(form), undefined, JSON.stringify(form))
  })

  it('is told without an error, whatever it is', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, text) => {
        sideOf(`{"event":"a","timestamp":${json},"block_urls":${json},"session_id":${JSON.stringify(text)}}`)
        sideOf(`event,timestamp\n${text}`)
      }),
    )
    assert.equal(readSide({ name: 'bytes', bytes: Uint8Array.of(0, 255, 1) }), undefined)
  })
})

describe('a side without any recording', () => {
  it('says what it is and what to do', () => {
    const comment = { content: 'a', item_context: { time_in_recording: at } }
    const cases = [
      [[row], 'block-addresses'],
      [[{ event: 'a', timestamp: at }], 'analytics-events'],
      [{ results: [comment] }, 'comments-only'],
      ['event,timestamp\n', 'not-a-recording'],
    ] as const
    for (const [content, code] of cases) assert.equal(sideAlone(sideOf(content)!).code, code)
  })
})

describe('CSV', () => {
  it('gives back what was written by its rules', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'é') })
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, lineBreak) => {
          const text = [['a', 'b'], ...rows].map((cells) => cells.map(quoted).join(',')).join(lineBreak)
          assert.deepEqual(
            csvRecords(text, () => true)?.map((record) => [record.get('a'), record.get('b')]),
            rows,
          )
        },
      ),
    )
  })
  it('has rows that are too short, too long or blank, and quotes that never end', () => {
    const records = csvRecords('a,b\n1\n\n1,2,3\n"x"y,\n"open,', () => true)
    assert.deepEqual(
      records?.map((record) => [...record.values()]),
      [
        ['1', ''],
        ['1', '2'],
        ['xy', ''],
        ['open,', ''],
      ],
    )
  })
})

describe('a moment', () => {
  it('is read from dates and from numbers of any unit', () => {
    const same = [
      '2026-03-10T09:30:05.250Z',
      '2026-03-10 09:30:05.250000',
      '2026-03-10T11:30:05.25+02:00',
      at,
      at / 1000,
      at * 1000,
      String(at),
    ]
    for (const moment of same) assert.equal(epochMs(moment), at)
    for (const none of ['', 'soon', '2026-03-10', 1200, -1, NaN, Infinity, null, {}, 'x'.repeat(1e6)]) {
      assert.equal(epochMs(none), undefined)
    }
  })
})

const legacy = '../shared/posthog/legacy'
describe('real files', { skip: existsSync(legacy) ? false : 'no ../shared here' }, () => {
  const sideOfFile = (name: string) => sideOf(readFileSync(`${legacy}/${name}`, 'utf8'))
  it('of analytics events are read', () => {
    const events = sideOfFile('recording_events.json')
    assert.equal(events?.marks[0]?.timestamp, Date.UTC(2021, 11, 9, 19, 35, 59, 223))
    const queried = sideOfFile('large_recording_load_events_one.json')
    assert.deepEqual(
      queried?.marks.slice(0, 3).map(({ name }) => name),
      ['$pageleave', '$opt_in', '$pageview'],
    )
    assert.equal(sideOfFile('recording_snapshots.jsonl'), undefined)
    assert.equal(sideOfFile('large_recording_meta.json'), undefined)
  })
})
