import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createEventStore } from '../../src/pack/event-store.ts'
import { decompress, loadZstd } from '../../src/pack/zstd.ts'
import { recorded } from '../build/sources.ts'

describe('the store of a long recording', () => {
  it('knows how many bytes its events are as lines of JSON', async () => {
    const store = createEventStore(await loadZstd(), decompress)
    const events = recorded(30)
    for (const event of events) store.add(event)
    const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('')
    assert.equal(store.finish().jsonBytes, Buffer.byteLength(lines))
  })
})
