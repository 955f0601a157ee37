/** Shapes of which a bundle's index is made, as far as readers rely on them. */
import { isFields, type Fields } from '../model/event.ts'

export function isList(value: unknown, isItem: (item: Fields) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isFields(item) && isItem(item))
}

export function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

export function isBlockRange({ block, start, end }: Fields): boolean {
  return isCount(block) && isCount(start) && isCount(end)
}
