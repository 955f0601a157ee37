import { problem, ReplayError } from '../model/problem.ts'
import { findJsonFault } from './json-fault.ts'

/** A document's text as JSON values: one, or one for each line. */
export interface JsonValues {
  readonly values: readonly unknown[]
  /** Lines that are no JSON. 0 when the whole text is one value. */
  readonly badLines: number
}

/** How far into a text PostHog's export can have written its person; behind that, only recorded text looks like it. */
const HEAD_CHARACTERS = 65_536

/**
 * Reads a text as one JSON value or, where it isn't one, as lines of JSON (LF or CRLF, blank lines between).
 * `values` is empty when it is neither.
 */
export function jsonValues(text: string): JsonValues {
  const whole = parsed(text) ?? parsed(withPerson(text))
  return whole ? { values: [whole.value], badLines: 0 } : lineValues(text)
}

/**
 * Says why a text gave no JSON value.
 * @throws ReplayError always.
 */
export function throwNoJson(name: string, text: string): never {
  if (text.slice(0, HEAD_CHARACTERS).includes('content="portable-replay ')) {
    throw new ReplayError(problem('own-page', { name }))
  }
  if (!/^\s*[[{]/.test(text)) throw new ReplayError(problem('not-json', { name }))
  const fault = findJsonFault(text) ?? { at: text.length, cutOff: false }
  if (fault.cutOff) throw new ReplayError(problem('json-cut-off', { name, characters: text.length }))
  const before = text.slice(0, fault.at).split('\n')
  throw new ReplayError(problem('json-broken', { name, line: before.length, column: (before.at(-1) ?? '').length + 1 }))
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

/** PostHog's streamed export of 2026 writes `"person":undefined` when the session has no person. */
function withPerson(text: string): string {
  const head = text.slice(0, HEAD_CHARACTERS)
  return head.replace(/"person":\s*undefined\s*(?=[,}])/, () => '"person":null') + text.slice(HEAD_CHARACTERS)
}

function lineValues(text: string): JsonValues {
  const values: unknown[] = []
  let badLines = 0
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    // A value of its own begins at the margin: inside indented JSON that is cut off, a line may be a whole value too.
    const found = /^[[{"]/.test(line) ? parsed(line) : undefined
    if (found) values.push(found.value)
    else badLines++
  }
  return { values, badLines }
}
