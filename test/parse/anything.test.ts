import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { ReplayError } from '../../src/model/problem.ts'
import { readingOf } from './reading.ts'

const numRuns = process.env.PORTABLE_REPLAY_ALL === '1' ? 10_000 : 1000

/** Passes when the data is read or refused in one line; every other throw is a fault of ours. */
async function endsWell(data: Uint8Array | string): Promise<void> {
  try {
    const { recordings } = await readingOf('anything', data)
    assert.ok(recordings.length > 0)
    assert.ok(recordings.every(({ windows }) => windows.some(({ events }) => events.length > 0)))
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error
    assert.match(error.message, /^[^\n\r]+\.$/)
  }
}

/** Member names and values that readers look at, so that random values come near to recordings. */
const names = fc.constantFrom(
  ...'version data snapshots snapshotsByWindowId snapshot_data_by_window_id result events person rrweb_data'.split(' '),
  ...'window_id windowId type timestamp cv source adds texts session sources __proto__'.split(' '),
  ...'log entries request response postData content text url properties $snapshot_data $session_id batch'.split(' '),
  ...'snapshot_data chunk_id chunk_index chunk_count rrwebEvents session_recording rec messages resources'.split(' '),
  ...'segment_id rows logs logType console net results errors'.split(' '),
)
const leaves = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    2,
    3,
    1700000000000,
    '2023-04-28',
    '2022-12-02',
    '2024-10',
    '\x1f\x8b\x08',
    'x\x9c\x01',
    'H4sIAAAA',
    'rrweb-event',
    '$snapshot',
    '{"type":4,"timestamp":1}',
    '',
    null,
    true,
  ),
  fc.double(),
  fc.string(),
)
const { value: nearlyRecordings } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'medium' }, leaves, tie('list'), tie('object'), tie('event')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(names, tie('value'), { maxKeys: 4 }),
  event: fc.record(
    { type: fc.nat(7), data: tie('value'), timestamp: leaves, windowId: leaves },
    { requiredKeys: ['type'] },
  ),
}))

describe('anything at all is read or refused in one sentence', () => {
  it('JSON values', () => fc.assert(fc.asyncProperty(fc.json(), endsWell), { numRuns }))
  it('JSON values that are nearly recordings', () =>
    fc.assert(
      fc.asyncProperty(nearlyRecordings, (value) => endsWell(JSON.stringify(value) ?? 'null')),
      { numRuns },
    ))
  it('lines of such values, cut anywhere', () =>
    fc.assert(
      fc.asyncProperty(fc.array(nearlyRecordings, { maxLength: 5 }), fc.nat(), async (values, cut) => {
        const text = values.map((value) => JSON.stringify(value)).join('\n')
        await endsWell(text.slice(0, cut % (text.length + 1)))
      }),
      { numRuns },
    ))
  it('bytes', () => fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), endsWell), { numRuns }))
  it('bytes in gzip, flipped', () =>
    fc.assert(
      fc.asyncProperty(fc.json(), fc.nat(), async (json, place) => {
        const bytes = gzipSync(json)
        const index = place % bytes.length
        bytes[index] = (bytes[index] ?? 0) ^ (1 << (place % 8))
        await endsWell(bytes)
      }),
      { numRuns },
    ))
  it('brackets nested a hundred thousand deep', async () => {
    await endsWell('['.repeat(100_000) + ']'.repeat(100_000))
    await endsWell('['.repeat(100_000))
    await endsWell('{"data":'.repeat(100_000) + '1' + '}'.repeat(100_000))
  })
})
