import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { counted, formatBytes, spokenDuration } from '../../src/cli/amounts.ts'

describe('numbers as people say them', () => {
  test('durations in the two largest units that say anything', () => {
    const spoken = [0, 400, 999, 1000, 59_600, 302_000, 3_600_000, 3_601_000, 90_000_000, 303_278_255].map(
      spokenDuration,
    )
    assert.deepEqual(spoken, [
      '0 s',
      'less than 1 s',
      'less than 1 s',
      '1 s',
      '1 min',
      '5 min 2 s',
      '1 h',
      '1 h',
      '1 day 1 h',
      '3 days 12 h',
    ])
  })

  test('sizes and counts', () => {
    assert.deepEqual([0, 1, 999_000, 1_234_567, 2e9].map(formatBytes), ['0 kB', '1 kB', '999 kB', '1.2 MB', '2.0 GB'])
    assert.deepEqual([counted(1, 'event'), counted(2400, 'event')], ['1 event', '2,400 events'])
  })
})
