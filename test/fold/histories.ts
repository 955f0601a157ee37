/** Random histories of a page, such as a recorder would write: each change fits the page as it stands. */
import fc from 'fast-check'
import type { Fields, ReplayEvent, SnapshotNode } from '../../src/model/event.ts'
import { bodyId, documentOf, element, event, fullSnapshot, increment, meta, text } from '../fixtures/events.ts'

/** Numbers that decide a step; which node and which sort of change is worked out from the page so far. */
export const decisions = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 40 })

interface Placed {
  readonly id: number
  readonly tag: string
  parent: Placed | undefined
  readonly children: Placed[]
}

/** A page of a few nodes that grows, moves and shrinks. */
export function historyOf(steps: readonly (readonly [number, number, number])[]): ReplayEvent[] {
  const body: Placed = { id: bodyId, tag: 'body', parent: undefined, children: [] }
  let lastId = 20
  const all = () => {
    const nodes = [body]
    for (const node of nodes) nodes.push(...node.children)
    return nodes
  }
  const events = [meta(0), fullSnapshot(1, documentOf({ body: [], style: 'p{}' }))]
  steps.forEach(([kind, which, value], index) => {
    const nodes = all()
    const elements = nodes.filter(({ tag }) => tag !== '#text')
    const target = nodes[which % nodes.length] as Placed
    const parent = elements[which % elements.length] as Placed
    events.push(...step({ atMs: 10 * (index + 1), kind: kind % 9, value, target, parent, nextId: () => ++lastId }))
  })
  return events
}

interface Step {
  readonly atMs: number
  readonly kind: number
  readonly value: number
  readonly target: Placed
  readonly parent: Placed
  nextId(): number
}

function step({ atMs, kind, value, target, parent, nextId }: Step): ReplayEvent[] {
  const change = (members: Fields) =>
    increment(atMs, 0, { texts: [], attributes: [], removes: [], adds: [], ...members })
  const { id } = target
  const isText = target.tag === '#text'
  switch (kind) {
    case 0:
    case 1: {
      const tag = ['div', 'input', '#text', 'style'][value % 4] as string
      return [change({ adds: [adding({ id: nextId(), tag, parent: undefined, children: [] }, parent, value)] })]
    }
    case 2: {
      const from = target.parent
      if (!from || isInside(parent, target)) return []
      from.children.splice(from.children.indexOf(target), 1)
      const removes = [{ id, parentId: from.id }]
      return [change(value % 2 ? { removes } : { removes, adds: movings(target, parent, value) })]
    }
    case 3:
      return isText ? [change({ texts: [{ id, value: `text ${value}` }] })] : []
    case 4:
      return isText ? [] : [change({ attributes: [{ id, attributes: { title: value % 3 ? `t${value}` : null } }] })]
    case 5: {
      const style = value % 2 ? { top: `${value}px`, left: value % 5 ? '1px' : false } : 'color: red'
      return isText ? [] : [change({ attributes: [{ id, attributes: { style } }] })]
    }
    case 6:
      return [increment(atMs, 3, { id, x: value, y: which(value) })]
    case 7:
      return target.tag === 'input' ? [increment(atMs, 5, { id, text: `v${value}`, isChecked: value % 2 === 0 })] : []
    default:
      return [increment(atMs, 1, { positions: [{ x: value, y: 1, id, timeOffset: -5 }] }), event(5, atMs, { tag: 'x' })]
  }
}

const which = (value: number) => (value * 7) % 100

function isInside(node: Placed, ancestor: Placed): boolean {
  for (let at: Placed | undefined = node; at; at = at.parent) if (at === ancestor) return true
  return false
}

function adding(node: Placed, parent: Placed, value: number): Fields {
  const at = value % (parent.children.length + 1)
  const nextId = parent.children[at]?.id ?? null
  parent.children.splice(at, 0, node)
  node.parent = parent
  return { parentId: parent.id, nextId, node: recorded(node) }
}

/** A node that moves is told with all below, one by one. */
function movings(node: Placed, parent: Placed, value: number): Fields[] {
  const below = node.children.splice(0)
  const own = adding(node, parent, value)
  return [own, ...below.flatMap((child) => movings(child, node, node.children.length))]
}

function recorded({ id, tag }: Placed): SnapshotNode {
  return tag === '#text' ? text(id, `text of ${id}`) : element(id, tag)
}
