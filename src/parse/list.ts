import type { EventList } from '../model/event-list.ts'

/** Whether a value is a list of JSON: an array, or a long one that makes its items when they are asked for. */
export function isList(value: unknown): value is EventList {
  // JSON has no symbols, so that no recorded object can pass for a list.
  return Array.isArray(value) || (typeof value === 'object' && value !== null && Symbol.iterator in value)
}

/** How many items of a list tell what it holds: to make all items of a long one for each format would take forever. */
const LOOKED_AT = 1000

/** Whether any of the first thousand items of a list passes; false for what is no list. */
export function someItem(list: unknown, passes: (item: unknown) => boolean): boolean {
  if (!isList(list)) return false
  let seen = 0
  for (const item of list) {
    if (passes(item)) return true
    if (++seen === LOOKED_AT) return false
  }
  return false
}
