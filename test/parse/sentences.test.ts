import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReplayError } from '../../src/model/problem.ts'
import { readingOf } from './reading.ts'

const event = { type: 4, data: { href: 'https://shop.example/', width: 800, height: 600 }, timestamp: 1700000000000 }
const events = [event, { ...event, type: 5 }]

const afterFirstEvent = (text: string) => text.indexOf('}', text.indexOf('"timestamp"')) + 1
const afterLastEvent = (text: string) => text.indexOf('}', text.lastIndexOf('"timestamp"')) + 1

/** Fails unless parsing ends in one sentence of that code, which names the document. */
async function refused(data: Uint8Array | string | object, code: string): Promise<string> {
  const error = await readingOf('file.json', data).then(
    () => assert.fail('was read'),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ReplayError, String(error))
  assert.equal(error.problem.code, code, error.message)
  assert.match(error.message, /^file\.json: [^\n]+[^.]\.$/)
  return error.message
}

describe('what is no whole JSON', () => {
  it('is told as cut off, wherever it was cut', async () => {
    const texts = [JSON.stringify({ events }), JSON.stringify({ events }, null, 2), JSON.stringify(events)]
    for (const text of [...texts, '{"a":["\\u00e9",true,false,null,-1.5e+3,{}]}']) {
      for (let end = 1; end < text.length; end++) {
        const cut = text.slice(0, end)
        if (cut.trim() && end < afterFirstEvent(text)) await refused(cut, 'json-cut-off')
      }
    }
  })
  it('is read as far as it goes when it is cut off behind an event, if that is asked for', async () => {
    for (const text of [JSON.stringify({ events }), JSON.stringify({ events }, null, 2), JSON.stringify(events)]) {
      for (let end = afterFirstEvent(text); end < text.length; end++) {
        const { recordings, problems } = await readingOf('file.json', text.slice(0, end), { partial: true })
        const read = recordings[0]?.windows[0]?.events.length ?? 0
        assert.deepEqual(problems, [{ code: 'json-incomplete', args: { name: 'file.json', events: read } }])
        assert.equal(read, end < afterLastEvent(text) ? 1 : 2, text.slice(0, end))
        assert.match(await refused(text.slice(0, end), 'json-cut-off'), /use --partial to replay the/)
      }
    }
  })
  it('is read without what is broken in a list of events', async () => {
    const [first, second] = events.map((one) => JSON.stringify(one))
    const { recordings, problems } = await readingOf('file.json', `[${first},{"type":5,"timestamp":12x},${second}]`)
    assert.deepEqual([...(recordings[0]?.windows[0]?.events ?? [])], events)
    assert.deepEqual(problems, [{ code: 'lines-skipped', args: { name: 'file.json', skipped: 1, lines: 3 } }])
  })
  it('is told as broken with line and column', async () => {
    const cases: readonly [string, number, number][] = [
      ['[1,\n 2,,3]', 2, 4],
      ['{"a":1 "b":2}', 1, 8],
      ['{"a":undefined,"b":[]}', 1, 6],
      ['{"a":"tab\there"}', 1, 10],
      ['{"a":"\\x"}', 1, 7],
      ['[01]', 1, 3],
      ['[1}', 1, 3],
      ['{a:1}', 1, 2],
    ]
    for (const [text, line, column] of cases) {
      assert.match(await refused(text, 'json-broken'), new RegExp(`line ${line}, column ${column}[,;]`), text)
    }
  })
  it('is told as no JSON', async () => {
    await refused('Dear support,\nthe shop is broken.\n', 'not-json')
    await refused('<!doctype html><title>x</title>', 'web-page')
    await refused('\n<HTML>', 'web-page')
    await refused('<svg></svg>', 'not-json')
    await refused(Uint8Array.of(0x89, 0x50, 0x4e, 0x40, 0, 0, 0), 'not-json')
    await refused('<!doctype html><meta name="generator" content="portable-replay 0.1.0">', 'own-page')
  })
  it('is told as blank', async () => {
    await refused(' \n\t\n', 'text-blank')
    await refused('\ufeff', 'text-blank')
  })
  it('of indented JSON is more than the one line that is a value by chance', async () => {
    const lines = ['{', '  "events": [', `    ${JSON.stringify(event)},`, `    ${JSON.stringify(event)}`]
    const { recordings } = await readingOf('file.json', lines.join('\n'), { partial: true })
    assert.equal(recordings[0]?.windows[0]?.events.length, 2)
  })
})

describe('JSON that is no recording', () => {
  it('is told for what it is', async () => {
    const listing = { sources: [{ source: 'blob_v2', blob_key: '0' }] }
    assert.match(await refused(listing, 'sources-listing'), /1 sources.*start_blob_key=0/)
    await refused({ $schema: 'http://json-schema.org/draft-07/schema#', definitions: {} }, 'schema-file')
    await refused({ id: 'a', distinct_id: 'b', recording_duration: 33 }, 'recording-metadata')
    await refused({ session_recording: { segments: [] } }, 'recording-metadata')
    await refused([{ id: 1, event: '$pageview', timestamp: '2021-12-09T19:35:59Z' }], 'analytics-events')
    await refused({ columns: ['uuid'], results: [['a']] }, 'analytics-events')
    for (const value of [{}, { events: {} }, { events: [{ name: 'click' }] }, { result: ['ok'] }, [1, 2], [[1]]]) {
      await refused(value, 'not-a-recording')
    }
    for (const text of ['1', '"text"', 'null', 'true']) await refused(text, 'not-a-recording')
  })
  it('without any event is told as that', async () => {
    for (const value of [[], { events: [] }, { result: [] }, { rrweb_data: [] }, { snapshot_data_by_window_id: {} }]) {
      await refused(value, 'no-events')
    }
    await refused({ version: '2023-04-28', data: { id: 'a', person: null, snapshots: [] } }, 'no-events')
    await refused({ version: '2022-12-02', data: { person: null, snapshotsByWindowId: { a: [] } } }, 'no-events')
  })
})

describe('the id in a file name', () => {
  it('is taken when the file holds none, and only then', async () => {
    const id = '018bcfe5-6800-7000-8000-000000000001'
    const old = '187d7c7619e1d62-0a36a9481897db-1d525634-384000-187d7c7619f3d4f'
    const cases: readonly [string, string | undefined][] = [
      [`export-${old}.ph-recording.json`, old],
      [`export-${id}.mobile.ph-recording.json`, id],
      [`export-${id}-ph-recording (1).json`, id],
      [`export-${id.toUpperCase()}-rrweb-recording.json`, id.toUpperCase()],
      ['export.json', undefined],
      ['export-v2022-12-02.ph-recording.json', undefined],
      [`my-export-${id}-ph-recording.json`, undefined],
    ]
    for (const [name, expected] of cases) {
      const { recordings } = await readingOf(name, events)
      assert.equal(recordings[0]?.sessionId, expected, name)
    }
    const own = { version: '2023-04-28', data: { id: 'own', snapshots: events } }
    const { recordings } = await readingOf(`export-${id}-ph-recording.json`, own)
    assert.equal(recordings[0]?.sessionId, 'own')
  })
})

describe('what is noted', () => {
  it('counts lines and packed events', async () => {
    const lines = [JSON.stringify(['w', event]), '{"cut', 'text', JSON.stringify(['w', event])].join('\n')
    const skipped = await readingOf('lines.jsonl', lines)
    assert.deepEqual(skipped.problems, [{ code: 'lines-skipped', args: { name: 'lines.jsonl', skipped: 2, lines: 4 } }])
    const damaged = { type: 2, cv: '2024-10', data: '\x1f\x8bdamaged', timestamp: 1 }
    const { recordings, problems } = await readingOf('packed.json', [damaged, event, damaged])
    assert.deepEqual(problems, [
      { code: 'packed-fields-damaged', args: { name: 'packed.json', damaged: 2, packed: 2 } },
    ])
    assert.deepEqual(recordings[0]?.windows[0]?.events.at(0), damaged)
  })
})
