/** Finds data in the text of a script or of a page with scripts in it. Nothing is ever evaluated. */
import { jsonOf, skipSpace, stringEnd, stringValue, type Token, tokenAt } from './script-tokens.ts'

/** How many of the largest lists and objects in a text are looked at. */
const CANDIDATES = 8
/** Nothing shorter holds a recording. */
const SHORTEST_CHARACTERS = 40

/** Where a list or an object, or a string that begins like one, stands in a text. */
interface Span {
  readonly start: number
  readonly end: number
}

/**
 * The JSON of the largest list or object in a text that `accepts` takes for what is looked for: in a JavaScript or
 * TypeScript module (`export default [ … ]`, `const events = [ … ]`, `JSON.parse('…')`), in JSONP, or in the scripts of
 * a page. Quotes, keys, commas and comments may be written as JavaScript allows. A text that begins with a bracket is
 * one list or object or nothing: a recording that is cut off is not mistaken for its largest whole part. Undefined when
 * there is none.
 */
export function jsonInText(text: string, accepts: (value: unknown) => boolean): string | undefined {
  const isWhole = /^\s*[[{]/.test(text)
  const spans = dataSpans(text)
  const candidates = isWhole ? spans.filter((span) => isAllOf(text, span)) : spans
  candidates.sort((a, b) => b.end - b.start - (a.end - a.start))
  for (const { start, end } of candidates.slice(0, CANDIDATES)) {
    const found = jsonOfSource(text.slice(start, end))
    if (found && accepts(found.value)) return found.json
  }
  return undefined
}

function isAllOf(text: string, { start, end }: Span): boolean {
  return text.slice(0, start).trim() === '' && /^[\s;,)]*$/.test(text.slice(end))
}

interface ParsedJson {
  readonly json: string
  readonly value: unknown
}

/** A list, an object, or a string literal of either, as JSON. */
function jsonOfSource(source: string): ParsedJson | undefined {
  if (/^['"`]/.test(source)) return parsed(stringValue(source))
  return parsed(source) ?? parsed(scriptAsJson(source))
}

function parsed(json: string | undefined): ParsedJson | undefined {
  if (json === undefined) return undefined
  try {
    return { json, value: JSON.parse(json) as unknown }
  } catch {
    return undefined
  }
}

/** Writes a literal of JavaScript as JSON; undefined when it holds more than data. */
function scriptAsJson(source: string): string | undefined {
  const pieces: string[] = []
  let at = skipSpace(source, 0)
  let before: string | undefined
  while (at !== undefined && at < source.length) {
    const token = tokenAt(source, at)
    if (!token) return undefined
    const written = source.slice(at, token.end)
    at = skipSpace(source, token.end)
    if (at === undefined) return undefined
    const isKey = source[at] === ':' && (before === '{' || before === ',')
    const json = isKey && token.kind === 'word' ? JSON.stringify(written) : jsonOf(token, written)
    if (json === undefined) return undefined
    // A comma before the closing bracket is allowed in scripts alone.
    if (token.kind !== 'comma' || !/[\]}]/.test(source[at] ?? '')) pieces.push(json)
    before = written
  }
  return pieces.join('')
}

/** What may come next; `item` and `key` also let the bracket close. */
type Expected = 'item' | 'key' | 'colon' | 'value' | 'comma'

/** A list or object that has begun. */
interface Open {
  readonly start: number
  readonly closing: ']' | '}'
}

interface Step {
  readonly expected: Expected
  /** What the token has closed. */
  readonly closed?: Open | undefined
}

/**
 * All lists and objects that hold data alone and lie in no other such, in one pass: where something stands that is no
 * data, everything that is open then is given up, and what has been closed in it is kept.
 */
function dataSpans(text: string): Span[] {
  const found: Span[] = []
  const open: Open[] = []
  let expected: Expected = 'value'
  let at: number | undefined = 0
  while (at !== undefined && at < text.length) {
    if (open.length === 0) {
      at = nextStart(text, at, found)
      if (at === text.length) break
      expected = 'value'
    }
    const token = tokenAt(text, at)
    const step: Step | undefined = token && follow(text.slice(at, at + 1), { token, text, at, expected, open })
    if (!token || !step) {
      open.length = 0
      continue
    }
    if (step.closed) keep(found, { start: step.closed.start, end: token.end })
    expected = step.expected
    at = open.length > 0 ? skipSpace(text, token.end) : token.end
  }
  return found
}

/** Index of the next bracket, or the text's end; strings on the way that begin like a list or an object are found. */
function nextStart(text: string, from: number, found: Span[]): number {
  const start = /[[{]|['"`](?=\s*[[{])/g
  start.lastIndex = from
  for (let match = start.exec(text); match; match = start.exec(text)) {
    if (match[0] === '[' || match[0] === '{') return match.index
    // An escaped quote lies in a string that was given up; to begin again at each of them would take forever.
    const end = text[match.index - 1] === '\\' ? undefined : stringEnd(text, match.index)
    if (end === undefined) continue
    keep(found, { start: match.index, end })
    start.lastIndex = end
  }
  return text.length
}

/** Puts a span in the place of those that lie in it. */
function keep(found: Span[], span: Span): void {
  while ((found.at(-1)?.start ?? -1) > span.start) found.pop()
  if (span.end - span.start >= SHORTEST_CHARACTERS) found.push(span)
}

interface Place {
  readonly token: Token
  readonly text: string
  readonly at: number
  readonly expected: Expected
  readonly open: Open[]
}

/** Takes a token, which opens or closes what is open; undefined when no data can go on like that. */
function follow(character: string, { token, text, at, expected, open }: Place): Step | undefined {
  const inner = open.at(-1)
  const takesValue = expected === 'item' || expected === 'value'
  switch (token.kind) {
    case 'open':
      if (!takesValue) return undefined
      open.push({ start: at, closing: character === '[' ? ']' : '}' })
      return { expected: character === '[' ? 'item' : 'key' }
    case 'close':
      if (character !== inner?.closing || expected === 'colon' || expected === 'value') return undefined
      return { expected: 'comma', closed: open.pop() }
    case 'comma':
      return expected === 'comma' ? { expected: inner?.closing === ']' ? 'item' : 'key' } : undefined
    case 'colon':
      return expected === 'colon' ? { expected: 'value' } : undefined
    default:
      if (expected === 'key') return { expected: 'colon' }
      return takesValue && isData(token, text, at) ? { expected: 'comma' } : undefined
  }
}

function isData(token: Token, text: string, at: number): boolean {
  return token.kind !== 'word' || jsonOf(token, text.slice(at, token.end)) !== undefined
}
