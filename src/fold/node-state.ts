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

function isLastOfItsKind(set: ReadonlyMap<string, unknown>, name: string): boolean {
  const names = [...set.keys()]
  const family = familyOf(name)
  return names.slice(names.indexOf(name) + 1).every((later) => familyOf(later) !== family && later !== 'all')
}

/** Properties that another one sets although their names don't begin alike. */
const FAMILIES: { readonly [word: string]: string } = {
  line: 'font',
  top: 'inset',
  right: 'inset',
  bottom: 'inset',
  left: 'inset',
  row: 'grid',
  column: 'grid',
  columns: 'grid',
  gap: 'grid',
  align: 'place',
  justify: 'place',
}

/** The first word of a property that is no variable: `margin` and `margin-top` are of one family. */
function familyOf(name: string): string {
  if (name.startsWith('--')) return name
  const word = /^(?:-[a-z]+-)?([a-z]+)/.exec(name)?.[1] ?? name
  return FAMILIES[word] ?? word
}
