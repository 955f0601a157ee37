/** Constructed style sheets, and rules that are changed one by one. */
import type { Fields } from '../model/event.ts'
import type { FoldedNode } from './node.ts'
import { stateOf } from './node-state.ts'

export interface Sheets {
  /** A document or shadow root adopts sheets, some of which are told for the first time. */
  adopt(data: Fields): void
  /** What a document, or the shadow root of a host, adopted last; a host that moves keeps it, though no recorder says so. */
  adoptedBy(id: number): Fields | undefined
  /** Another page begins. */
  leave(): void
  /** A rule of a constructed sheet changes. */
  change(data: Fields): void
  /** A sheet as it was told, with its flat changes in it, and the changes that could not be written into it. */
  sheet(styleId: number): Sheet | undefined
}

export interface Sheet {
  readonly style: Fields
  readonly changes: readonly Fields[]
}

interface HeldSheet {
  readonly rules: Fields[]
  readonly changes: Fields[]
  readonly style: Fields
}

export function createSheets(): Sheets {
  const held = new Map<number, HeldSheet>()
  const adopted = new Map<number, Fields>()
  return {
    adoptedBy: (id) => adopted.get(id),
    leave: () => adopted.clear(),
    adopt(data) {
      const { id, styles } = data
      adopted.set(id as number, data)
      if (!Array.isArray(styles)) return
      for (const style of styles as readonly Fields[]) {
        const rules = Array.isArray(style['rules']) ? (style['rules'] as readonly Fields[]) : []
        // what is told has each rule at the end of those before, or says where
        held.set(style['styleId'] as number, { style, rules: inOrder(rules), changes: [] })
      }
    },
    change(data) {
      const sheet = held.get(data['styleId'] as number)
      if (!sheet) return
      if (sheet.changes.length > 0 || !changeFlatly(sheet.rules, data)) sheet.changes.push(data)
    },
    sheet(styleId) {
      const sheet = held.get(styleId)
      return sheet && { style: { ...sheet.style, rules: sheet.rules }, changes: sheet.changes }
    },
  }
}

function inOrder(told: readonly Fields[]): Fields[] {
  const rules: Fields[] = []
  for (const { rule, index } of told) rules.splice(typeof index === 'number' ? index : 0, 0, { rule })
  return rules.map(({ rule }, index) => ({ rule, index }))
}

/** Changes a list of rules in place; false when it takes more than the list to know what changes. */
function changeFlatly(
  rules: Fields[],
  { source, adds = [], removes = [], replace, replaceSync, set, remove }: Fields,
): boolean {
  const isFlat = (list: unknown) =>
    Array.isArray(list) &&
    (list as readonly Fields[]).every(({ index }) => index === undefined || typeof index === 'number')
  if (source !== 8 || replace !== undefined || replaceSync !== undefined || set || remove) return false
  if (!isFlat(adds ?? []) || !isFlat(removes ?? [])) return false
  for (const { rule, index } of (adds ?? []) as readonly Fields[])
    rules.splice((index as number | undefined) ?? 0, 0, { rule })
  for (const { index } of (removes ?? []) as readonly Fields[]) rules.splice(index as number, 1)
  rules.forEach((rule, index) => (rule['index'] = index))
  return true
}

/** A rule of a style element changes. */
export function addRules(node: FoldedNode | undefined, data: Fields): void {
  if (node) (stateOf(node).rules ??= []).push(data)
}
