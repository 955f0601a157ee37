import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Problem } from '../../src/model/problem.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { collidingWindows, edgeCases } from '../fixtures/edge.ts'
import type { RecordedEvent } from './take.ts'
import { inWindow } from './wrap.ts'

function normalized(events: readonly RecordedEvent[]) {
  const ids = [...new Set(events.map(({ windowId }) => windowId))]
  const windows = ids.map((id) => ({ id, events: events.filter((one) => one.windowId === id).map((one) => one.event) }))
  const problems: Problem[] = []
  const recording = normalize({ name: 'edge', format: 'rrweb', windows }, (problem) => problems.push(problem))
  return { recording, codes: problems.map(({ code }) => code) }
}

/** What normalizing does to an edge case, where it does anything. */
const repairs: Readonly<Record<string, { readonly codes: readonly string[]; readonly changed: number }>> = {
  noMeta: { codes: ['meta-missing'], changed: 1 },
  unknownSibling: { codes: ['nodes-unplaced'], changed: 0 },
  unsortedWithDuplicates: { codes: ['events-out-of-order', 'events-repeated'], changed: -1 },
}

describe('edge cases', () => {
  for (const [name, events] of Object.entries(edgeCases)) {
    it(`${name} is mended as expected`, () => {
      const { recording, codes } = normalized(inWindow('', events))
      const { codes: expected, changed } = repairs[name] ?? { codes: [], changed: 0 }
      assert.deepEqual(codes, expected)
      assert.equal(recording.counts.kept - events.length, changed)
    })
  }

  it('keeps tabs apart whose node ids collide', () => {
    const { recording, codes } = normalized(collidingWindows)
    const changes = recording.windows.map(({ events }) => events.at(-1)?.data.texts)
    assert.deepEqual(changes, [[{ id: 11, value: 'A changed' }], [{ id: 11, value: 'B changed' }]])
    assert.deepEqual(codes, [])
  })
})
