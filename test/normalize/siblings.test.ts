import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { element, meta, mutation, normalized, snapshot } from './recordings.ts'

interface Add {
  readonly parentId: number
  readonly nextId: number | null
  readonly previousId?: number | null
  readonly node: { readonly id: number; readonly tagName: string }
}

/** Children by parent after adding one by one, each where it says; fails when that place is not there (yet). */
function applied(children: Map<number, number[]>, adds: readonly Add[]): Map<number, number[]> {
  for (const { parentId, nextId, node } of adds) {
    const siblings = children.get(parentId)
    assert.ok(siblings, `parent ${parentId} is there`)
    const at = nextId === null ? siblings.length : siblings.indexOf(nextId)
    assert.ok(at >= 0, `sibling ${nextId} is there`)
    siblings.splice(at, 0, node.id)
    children.set(node.id, [])
  }
  return children
}

function resolved(before: number[], adds: readonly object[]) {
  const page = snapshot({ body: before.map((id) => element(id, 'p')) })
  const { windows, problems } = normalized(meta(), page, mutation({ adds }))
  const made = windows[0]!.events[2]!.data['adds'] as Add[]
  const known: [number, number[]][] = [[4, [...before]], ...before.map((id): [number, number[]] => [id, []])]
  return { adds: made, children: applied(new Map(known), made), problems: problems.map(({ code }) => code) }
}

const add = (id: number, nextId: number | null, previousId?: number | null) => ({
  parentId: 4,
  nextId,
  ...(previousId !== undefined && { previousId }),
  node: element(id, 'p'),
})

describe('added nodes', () => {
  it('stay as they are when the player can place them, in whatever order', () => {
    const page = snapshot({ body: [element(10, 'p')] })
    const event = mutation({ adds: [add(21, 22), add(22, 10), { ...add(30, null), parentId: 21 }] })
    assert.equal(normalized(meta(), page, event).windows[0]!.events[2]!.data, event.data)
  })

  it('find siblings that come later in the same change', () => {
    const { children } = resolved([10, 11], [add(20, -1, 10), add(21, -1, 20), add(22, 11, 21)])
    assert.deepEqual(children.get(4), [10, 20, 21, 22, 11])
  })

  it('find their place from others that name them', () => {
    const { children } = resolved([10], [add(20, -1, -1), add(21, 10, 20)])
    assert.deepEqual(children.get(4), [20, 21, 10])
  })

  it('are left out, counted, when nothing says where they belong', () => {
    const { children, problems } = resolved(
      [10],
      [add(20, -1, -1), add(21, null, 10), { ...add(22, null), parentId: 20 }],
    )
    assert.deepEqual(children.get(4), [10, 21])
    assert.deepEqual(problems, ['nodes-unplaced'])
  })

  it('are left out when the sibling named is nowhere, instead of holding up the player', () => {
    assert.deepEqual(resolved([10], [add(20, 99)]).problems, ['nodes-unplaced'])
  })

  const impossible: readonly (readonly [string, object])[] = [
    ['a document in an element', { parentId: 10, nextId: null, node: { type: 0, id: 20, childNodes: [] } }],
    ['a node in itself', { parentId: 10, nextId: null, node: element(10, 'p') }],
    ['a parent in its child', { parentId: 10, nextId: null, node: element(4, 'body') }],
    ['text in the document', { parentId: 1, nextId: null, node: { type: 3, id: 20, textContent: 'x' } }],
    ['a second root', { parentId: 1, nextId: null, node: element(20, 'p') }],
  ]
  for (const [name, bad] of impossible) {
    it(`are left out when they are ${name}`, () => assert.deepEqual(resolved([10], [bad]).adds, []))
  }

  it('get a frame’s document only in frames', () => {
    const page = snapshot({ body: [element(10, 'iframe')] })
    const node = { type: 0, id: 20, childNodes: [element(21, 'html')] }
    const event = mutation({ adds: [{ parentId: 10, nextId: null, node }], isAttachIframe: true })
    assert.equal(normalized(meta(), page, event).windows[0]!.events[2]!.data, event.data)
  })

  it('find their parent in a document that came before its frame', () => {
    const content = { type: 0, id: 20, childNodes: [{ ...element(21, 'html'), childNodes: [element(22, 'body')] }] }
    const events = [
      mutation({ adds: [{ parentId: 10, nextId: null, node: content }], isAttachIframe: true }),
      mutation({ adds: [{ parentId: 4, nextId: null, node: element(10, 'iframe') }] }, 1200),
      mutation({ adds: [{ parentId: 22, nextId: null, node: element(23, 'p') }] }, 1300),
    ]
    assert.deepEqual(normalized(meta(), snapshot(), ...events).windows[0]!.events.slice(2), events)
  })

  it('end where they were, however an old recorder wrote them down', () => {
    const scenario = fc.record({
      // Each new node's parent: 0 is the body, n the nth new node, if it comes before.
      parents: fc.array(fc.nat(12), { minLength: 1, maxLength: 12 }),
      before: fc.nat(4),
      seed: fc.array(fc.nat(1000), { minLength: 30, maxLength: 30 }),
    })
    fc.assert(
      fc.property(scenario, ({ parents, before, seed }) => {
        const truth = grownTree(parents, before, seed)
        const given = oldAdds(truth, before, seed)
        const { children } = resolved(
          truth.get(4)!.filter((id) => id < 20),
          given,
        )
        for (const [parent, list] of truth) assert.deepEqual(children.get(parent), list)
      }),
      { numRuns: 500 },
    )
  })
})

/** The page after the change: children by parent. Nodes from 20 on are new. */
function grownTree(parents: readonly number[], before: number, seed: readonly number[]): Map<number, number[]> {
  const children = new Map<number, number[]>([[4, Array.from({ length: before }, (_, index) => 10 + index)]])
  parents.forEach((parent, index) => {
    const parentId = parent === 0 || parent > index ? 4 : 19 + parent
    const siblings = children.get(parentId)!
    siblings.splice(seed[index]! % (siblings.length + 1), 0, 20 + index)
    children.set(20 + index, [])
  })
  return children
}

/** As rrweb before 0.8 wrote it: in any order with parents first; −1 for siblings that it hadn't written yet. */
function oldAdds(truth: Map<number, number[]>, before: number, seed: readonly number[]): object[] {
  const known = new Set([4, ...Array.from({ length: before }, (_, index) => 10 + index)])
  const all = [...truth].flatMap(([parentId, list]) =>
    list.filter((id) => id >= 20).map((id) => ({ id, parentId, at: list.indexOf(id), list })),
  )
  const adds: object[] = []
  for (let turn = 0; adds.length < all.length; turn++) {
    const ready = all.filter(({ id, parentId }) => !known.has(id) && known.has(parentId))
    const { id, parentId, at, list } = ready[seed[turn % seed.length]! % ready.length]!
    const sibling = (index: number) => (list[index] === undefined ? null : known.has(list[index]) ? list[index] : -1)
    adds.push({ ...add(id, sibling(at + 1), sibling(at - 1)), parentId })
    known.add(id)
  }
  return adds
}
