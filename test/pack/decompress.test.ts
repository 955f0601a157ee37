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
