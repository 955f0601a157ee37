import type { EventList } from '../model/event-list.ts'

/** Whether a value is a list of JSON: an array, or a long one that makes its items when they are asked for. */
export function isList(value: unknown): value is EventList {
  // JSON has no symbols, so that no recorded object can pass for a list.
  return Array.isArray(value) || (typeof value === 'object' && value !== null && Symbol.iterator in value)
}

/** Whether any item of a list passes; false for what is no list. */
export function someItem(list: unknown, passes: (item: unknown) => boolean): boolean {
  if (!isList(list)) return false
  for (const item of list) if (passes(item)) return true
  return false
}
