import { isFields } from '../model/event.ts'
import type { Headers } from '../model/network.ts'
import { cut, textOf } from './recorded-text.ts'

const LONGEST_NAME = 200
const LONGEST_VALUE = 10_000
const MOST_HEADERS = 200

/** Headers in any of the forms in which recorders write them: an object, `{name, value}` objects, or pairs. */
export function headersOf(value: unknown): Headers | undefined {
  const headers = new Map<string, string>()
  for (const [name, content] of entriesOf(value)) {
    const text = textOf(content, LONGEST_VALUE)
    if (headers.size >= MOST_HEADERS) break
    if (typeof name !== 'string' || name === '' || text === undefined) continue
    const known = headers.get(name)
    // Several of one name say the same as one with a list: https://www.rfc-editor.org/rfc/rfc9110#section-5.3
    headers.set(cut(name, LONGEST_NAME), known === undefined ? text : cut(`${known}, ${text}`, LONGEST_VALUE))
  }
  // Not by assignment: a header may be called __proto__.
  return headers.size === 0 ? undefined : Object.fromEntries(headers)
}

function entriesOf(value: unknown): (readonly [name: unknown, content: unknown])[] {
  if (isFields(value)) return Object.entries(value)
  if (!Array.isArray(value)) return []
  return value.map((entry: unknown) => {
    if (Array.isArray(entry)) return [entry[0], entry[1]]
    return isFields(entry) ? [entry.name, entry.value] : [undefined, undefined]
  })
}
