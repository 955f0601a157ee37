/** Where a text stops being JSON. */
export interface JsonFault {
  /** Characters before the fault. */
  readonly at: number
  /** The text is sound up to its very end, where more should follow. */
  readonly cutOff: boolean
}

/** What may come next. `first` is right after an opening bracket, where a closing one may follow. */
type Expected = 'value' | 'first' | 'key' | 'colon' | 'comma' | 'end'

/** A token that ends at `end`; without `next`, the text is at fault there. */
interface Step {
  readonly end: number
  readonly next?: Expected
}

const SPACE = /[ \t\n\r]*/y
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|/y
/** A word or number that the end of the text cuts short. */
const SHORT_LITERAL = /(?:t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?|-|-?(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][+-]?))$/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}|)/y
const SHORT_ESCAPE = /\\(?:u[0-9a-fA-F]{0,3})?$/y

/**
 * Finds where a text that JSON.parse refused stops being JSON; undefined when all of it is JSON. Each engine words this
 * in its own way and quotes the text, so their messages are of no use to people.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: string[] = []
  let expected: Expected = 'value'
  let at = endOf(SPACE, text, 0)
  while (at < text.length) {
    const step: Step = takeToken(text, at, { expected, open })
    if (!step.next) return { at: step.end, cutOff: step.end === text.length }
    expected = step.next
    at = endOf(SPACE, text, step.end)
  }
  return expected === 'end' ? undefined : { at, cutOff: true }
}

function takeToken(text: string, at: number, place: { expected: Expected; open: string[] }): Step {
  const { expected, open } = place
  const character = text[at]
  const inObject = open.at(-1) === '{'
  const closing = open.length === 0 ? undefined : inObject ? '}' : ']'
  if (character === closing && (expected === 'comma' || expected === 'first')) {
    open.pop()
    return { end: at + 1, next: afterValue(open) }
  }
  if (expected === 'comma' && character === ',') return { end: at + 1, next: inObject ? 'key' : 'value' }
  if (expected === 'colon' && character === ':') return { end: at + 1, next: 'value' }
  if (expected === 'comma' || expected === 'colon' || expected === 'end') return { end: at }
  const isKey = expected === 'key' || (expected === 'first' && inObject)
  if (character === '"') return takeString(text, at, isKey ? 'colon' : afterValue(open))
  if (isKey) return { end: at }
  if (character === '{' || character === '[') {
    open.push(character)
    return { end: at + 1, next: 'first' }
  }
  return takeLiteral(text, at, afterValue(open))
}

function afterValue(open: readonly string[]): Expected {
  return open.length > 0 ? 'comma' : 'end'
}

function takeString(text: string, start: number, next: Expected): Step {
  let at = start + 1
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return { end: at + 1, next }
    if (code < 0x20) return { end: at }
    if (code !== 0x5c) {
      at++
      continue
    }
    const end = endOf(ESCAPE, text, at)
    if (end === at + 1) return { end: endOf(SHORT_ESCAPE, text, at) === text.length ? text.length : at }
    at = end
  }
  return { end: text.length }
}

function takeLiteral(text: string, at: number, next: Expected): Step {
  const short = endOf(SHORT_LITERAL, text, at)
  if (short > at) return { end: short }
  const end = endOf(LITERAL, text, at)
  return end > at ? { end, next } : { end: at }
}

/** Index after what the sticky pattern finds at `at`; `at` itself when it finds nothing. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
