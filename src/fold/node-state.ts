/** What happens to a node that no attribute of a snapshot says. */
import type { Fields } from '../model/event.ts'

/** Members are the data of incremental snapshots, to be said again behind a full snapshot. */
export interface NodeState {
  /** The last input. */
  input?: Fields
  /** The last scroll position. */
  scroll?: Fields
  /** The last media interaction, and when it was, epoch ms. */
  media?: { readonly data: Fields; readonly at: number }
  /** Style properties that were set one by one since the `style` attribute was last written whole. */
  style?: Fields[]
  /** Rules inserted, deleted and changed since the sheet's text was last written. */
  rules?: Fields[]
  /** Drawing commands since the canvas was built. */
  canvas?: Fields[]
  /** Attributes that building the node overwrites. */
  late?: Fields
}

/** The state of a node, to be added to. */
export function stateOf(node: { state: NodeState | undefined }): NodeState {
  return (node.state ??= {})
}

/** Property changes are merged whenever there are so many more: nearly all are of elements that are moved from script. */
const MOST_CHANGES = 8

/**
 * Notes properties that were set one by one. Later ones of the same names take the place of the last ones, but not of the
 * first: a browser writes the attribute anew only when something in it changes.
 */
export function addStyle(state: NodeState, change: Fields): void {
  const changes = (state.style ??= [])
  const [before, last] = changes.slice(-2)
  if (before && last && sameNames(before, last) && sameNames(last, change)) changes[changes.length - 1] = change
  else changes.push(change)
  if (changes.length % MOST_CHANGES === 0) state.style = merged(changes)
}

function sameNames(one: Fields, other: Fields): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name))
}

/**
 * The same changes in two steps: what is removed, then what is set, in an order in which the browser ends at the same
 * text. Left as they are where a property stands before one that it is a part of, or that is a part of it.
 */
function merged(changes: readonly Fields[]): Fields[] {
  const removed = new Map<string, unknown>()
  const set = new Map<string, unknown>()
  for (const [name, value] of changes.flatMap((change) => Object.entries(change))) {
    if (value === false) {
      removed.set(name, false)
      set.delete(name)
    } else if (!set.has(name) || isLastOfItsKind(set, name)) set.set(name, value)
    else return [...changes]
  }
  return [removed, set].filter(({ size }) => size > 0).map((step) => Object.fromEntries(step))
}

/** Whether no property that was set after this one overlaps it. */
function isLastOfItsKind(set: ReadonlyMap<string, unknown>, name: string): boolean {
  const names = [...set.keys()]
  return names.slice(names.indexOf(name) + 1).every((later) => !overlap(name, later))
}

/** Properties that another one sets although their names don't begin alike. */
const PARTS: { readonly [shorthand: string]: readonly string[] } = {
  inset: ['top', 'right', 'bottom', 'left'],
  font: ['line-height'],
  gap: ['row-gap', 'column-gap', 'grid-gap'],
  columns: ['column-width', 'column-count'],
}

/** Families in which properties overlap in more ways than their names tell. */
const WOVEN = /^(?:-[a-z]+-)?(?:border|grid|mask|place|align|justify)(?![a-z])/

/** Whether setting one property may change what the other has set. */
function overlap(one: string, other: string): boolean {
  if (one.startsWith('--') || other.startsWith('--')) return false
  const isPart = (part: string, whole: string) => part.startsWith(`${whole}-`) || PARTS[whole]?.includes(part) === true
  if (one === 'all' || other === 'all' || isPart(one, other) || isPart(other, one)) return true
  const [word, isLogical] = [one.split('-')[0], /-(?:inline|block)(?:-|$)/]
  if (word === other.split('-')[0] && (isLogical.test(one) || isLogical.test(other))) return true
  return WOVEN.test(one) && WOVEN.test(other)
}
