import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gunzipSync, strFromU8 } from 'fflate'
import { collidingWindows, noMeta, twoEvents } from '../fixtures/edge.ts'
import {
  asEventArray,
  asFirstPosthogExport,
  asGzip,
  asPosthogExport,
  asSnapshotLines,
  inWindow,
  packEvents,
  unpack,
} from './wrap.ts'

interface Snapshot {
  readonly windowId: string | number
  readonly type: number
}

describe('PostHog containers', () => {
  it('numbers the tabs of an export from 1, or keeps their ids', () => {
    const windowsOf = (text: string) =>
      (JSON.parse(text) as { data: { snapshots: Snapshot[] } }).data.snapshots.map(({ windowId }) => windowId)
    assert.deepEqual(windowsOf(asPosthogExport(collidingWindows, { sessionId: 's' })), [1, 1, 2, 2, 1, 2])
    const named = asPosthogExport(collidingWindows, { sessionId: 's', windowNames: 'ids' })
    assert.deepEqual(windowsOf(named), ['tab-a', 'tab-a', 'tab-b', 'tab-b', 'tab-a', 'tab-b'])
  })

  it('sorts the first version by tab', () => {
    const { data } = JSON.parse(asFirstPosthogExport(collidingWindows)) as {
      data: { snapshotsByWindowId: Record<string, unknown[]> }
    }
    assert.deepEqual(Object.keys(data.snapshotsByWindowId), ['tab-a', 'tab-b'])
    assert.equal(data.snapshotsByWindowId['tab-a']?.length, 3)
  })

  it('writes one line an event', () => {
    const lines = asSnapshotLines(inWindow('w', twoEvents)).split('\n')
    assert.equal(lines.length, 3)
    assert.deepEqual(JSON.parse(lines[1] ?? ''), ['w', twoEvents[1]])
  })

  it('packs snapshots whole and mutations by member, and nothing else', () => {
    const [snapshot, resize, mutation] = packEvents(inWindow('w', noMeta)).map(({ event }) => event)
    assert.deepEqual(unpack(String(snapshot?.data)), noMeta[0]?.data)
    assert.equal(resize, noMeta[1])
    assert.equal(mutation?.data.source, 0)
    assert.deepEqual(unpack(String(mutation?.data.texts)), [{ id: 11, value: 'Two' }])
  })

  it('compresses to the same bytes each time', () => {
    const text = asEventArray(collidingWindows)
    assert.deepEqual(asGzip(text), asGzip(text))
    assert.equal(strFromU8(gunzipSync(asGzip(text))), text)
  })
})
