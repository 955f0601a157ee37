import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { crc32 } from '../../src/model/crc32.ts'

test('a checksum is that of gzip, for every length, at once and in pieces', () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, at) => (at * at * 31) & 0xff)
  for (let length = 0; length <= bytes.length; length++) {
    const part = bytes.subarray(0, length)
    const expected = gzipSync(part).readUInt32LE(gzipSync(part).length - 8)
    assert.equal(crc32(part), expected, `${length} bytes`)
    assert.equal(crc32(part.subarray(length >> 1), crc32(part.subarray(0, length >> 1))), expected)
  }
})
