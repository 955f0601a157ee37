import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decompress, loadZstd } from '../../src/pack/zstd.ts'

const typedArrays = Object.getPrototypeOf(Uint8Array.prototype) as { toString(): string }

test('what is decoded is never written out as text, which would take ten times as long', async (t) => {
  const data = Uint8Array.from({ length: 10_000 }, (_, at) => (at * at) & 0xff)
  const frame = (await loadZstd()).compress(data, 8)
  const writtenOut = t.mock.method(typedArrays, 'toString')
  const decoded = decompress(frame, data.length)
  const times = writtenOut.mock.callCount()
  writtenOut.mock.restore()
  assert.deepEqual(decoded, data)
  assert.equal(times, 0)
})

test('decoding stops soon behind the bytes that are wanted, and those are whole', async () => {
  const data = Uint8Array.from({ length: 1_000_000 }, (_, at) => 1 + ((at * at * 7 + (at >> 5)) & 0x7f))
  const frame = (await loadZstd()).compress(data, 8)
  for (const until of [1, 131_071, 131_072, 131_073, 300_000, data.length]) {
    const decoded = decompress(frame, { bytes: data.length, until })
    assert.equal(decoded.length, data.length)
    assert.deepEqual(decoded.subarray(0, until), data.subarray(0, until))
    // zstd's own pieces are of 128 KB
    assert.ok(decoded.subarray(until + 131_072).every((byte) => byte === 0))
  }
})
