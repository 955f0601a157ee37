import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ReplayEvent, SnapshotNode } from '../../src/model/event.ts'
import { openLedger, readLedger, ToldLater } from '../../src/normalize/ledger.ts'

const TAGS = ['div', 'style', 'img', undefined]
const id = fc.integer({ min: 1, max: 6 })

/** A node that is added: an element, or a text where there is no tag. */
const add = fc.record({ id, parentId: id, tag: fc.constantFrom(...TAGS) })
const question = fc.record({ asks: fc.constantFrom('tag' as const, 'style' as const), id })

type Add = { readonly id: number; readonly parentId: number; readonly tag: string | undefined }

function mutation(adds: readonly Add[]): ReplayEvent {
  const nodes = adds.map(({ id: own, parentId, tag }) => {
    const node = tag === undefined ? { type: 3, id: own, textContent: '' } : { type: 2, id: own, tagName: tag }
    return { parentId, nextId: null, node: node as SnapshotNode }
  })
  return { type: 3, data: { source: 0, adds: nodes }, timestamp: 1 }
}

describe('a ledger that is filled on the way', () => {
  it('answers as one that knows the whole page, or says that it did not', () => {
    const steps = fc.array(fc.record({ adds: fc.array(add, { maxLength: 3 }), questions: fc.array(question) }))
    let answered = 0
    let refused = 0
    fc.assert(
      fc.property(steps, (page) => {
        const events = page.map(({ adds }) => mutation(adds))
        const whole = readLedger(events)
        const ledger = openLedger()
        const ask = (of: typeof whole) => (one: { asks: 'tag' | 'style'; id: number }) =>
          one.asks === 'tag' ? of.tagOf(one.id) : of.isStyleText(one.id)
        try {
          const answers = page.map(({ questions }, step) => {
            ledger.enter(events[step] as ReplayEvent)
            return questions.map(ask(ledger))
          })
          assert.deepEqual(
            answers,
            page.map(({ questions }) => questions.map(ask(whole))),
          )
          answered++
        } catch (error) {
          if (!(error instanceof ToldLater)) throw error
          refused++
        }
      }),
      { numRuns: 2000 },
    )
    assert.ok(answered > 100 && refused > 100, `${answered} answered, ${refused} refused`)
  })
  it('takes a text that names itself as its parent for nothing that was asked for', () => {
    const ledger = openLedger()
    ledger.enter(
      mutation([
        { id: 5, parentId: 1, tag: 'style' },
        { id: 5, parentId: 5, tag: undefined },
      ]),
    )
    assert.equal(ledger.isStyleText(5), true)
  })
  it('takes what was added again for the same', () => {
    const ledger = openLedger()
    ledger.enter(mutation([{ id: 1, parentId: 9, tag: 'img' }]))
    assert.equal(ledger.tagOf(1), 'img')
    ledger.enter(mutation([{ id: 1, parentId: 8, tag: 'img' }]))
    assert.equal(ledger.tagOf(1), 'img')
    assert.throws(() => ledger.enter(mutation([{ id: 1, parentId: 8, tag: 'a' }])), ToldLater)
  })
})
