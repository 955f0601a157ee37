import assert from 'node:assert/strict'
import { test } from 'node:test'
import { momentFormatter } from '../../src/player/parts/moment-text.ts'

const STARTED_AT = Date.UTC(2026, 2, 4, 23, 59, 50)

test('moments are written since the start, or as times of day', () => {
  const relative = momentFormatter({ format: 'relative', startedAt: STARTED_AT })
  assert.deepEqual([0, 83_450].map(relative), ['0:00.0', '1:23.4'])
  const utc = momentFormatter({ format: 'utc', startedAt: STARTED_AT })
  assert.deepEqual([0, 11_500].map(utc), ['23:59:50 UTC', '00:00:01 UTC'])
  const local = momentFormatter({ format: 'local', startedAt: STARTED_AT })
  assert.equal(local(0), new Date(STARTED_AT).toTimeString().slice(0, 8))
  const tokyo = momentFormatter({ format: 'recorded', startedAt: STARTED_AT, zone: 'Asia/Tokyo' })
  assert.deepEqual([0, 11_500].map(tokyo), ['08:59:50', '09:00:01'])
})

test('what has no time of day is written since the start', () => {
  for (const zone of [undefined, 'Not/AZone', '<b>']) {
    assert.equal(momentFormatter({ format: 'recorded', startedAt: STARTED_AT, zone })(1500), '0:01.5')
  }
  for (const startedAt of [9e15, 8.64e15]) {
    assert.equal(momentFormatter({ format: 'utc', startedAt })(1500), '0:01.5')
  }
})
