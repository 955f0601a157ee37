import type { Document } from '../model/document.ts'
import { isFields } from '../model/event.ts'
import type { EventList } from '../model/event-list.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { findJsonFault } from './json-fault.ts'
import { JsonList, RangeBuilder } from './json-list.ts'
import { skipSpace, valueEnd } from './json-scan.ts'
import { readSkeleton } from './json-skeleton.ts'
import { isTooLarge, textOf } from './text.ts'

/** A document's text as JSON values: one, or one for each line, or several with nothing between. */
export interface JsonValues {
  readonly values: EventList
  /** Lines that are no JSON. Those of a list that is still bytes show only when they are asked for. */
  readonly badLines: number
  /** The text ended inside of a value, or the value is broken; what was whole until there is in it. */
  readonly incomplete: boolean
}

/** How far into a text PostHog's export can have written its person; behind that, only recorded text looks like it. */
const HEAD_CHARACTERS = 65_536

const LINE_FEED = 0x0a

/**
 * Reads a document as one JSON value, as lines of JSON (LF or CRLF, blank lines between), or as values with nothing
 * between. `values` is empty when it is none of these. Up to `wholeBytes`, it is parsed in one piece; beyond, lists stay
 * bytes until they are asked for. Where lines are broken it can be read in two ways, the likelier one first.
 */
export function jsonValues(document: Document, wholeBytes: number): readonly [JsonValues, ...JsonValues[]] {
  const { bytes } = document
  if (bytes.length > wholeBytes) return [linesIn(bytes) ?? valuesIn(bytes)]
  const text = textOf(document)
  const whole = parsed(text) ?? parsed(withPerson(text))
  if (whole) return [{ values: [whole.value], badLines: 0, incomplete: false }]
  const lines = lineValues(text)
  if (lines.values.length > lines.badLines) return [lines]
  // inside of a broken value, a line may be a whole one too
  const others = valuesIn(bytes)
  const isOneValue = lines.values.length === 0 || !beginsWithLine(text)
  return isOneValue && elementsIn(others.values) > lines.values.length ? [others, lines] : [lines, others]
}

/** Whether the first line looks like a value of its own, broken or not, and not like the first of one value's lines. */
function beginsWithLine(text: string): boolean {
  const line = /^\s*([^\r\n]*)/.exec(text)?.[1]?.trimEnd() ?? ''
  return line.length > 1 && /^[[{"]/.test(line) && /[\]}"]$/.test(line)
}

/** How much there is in values: their number, or the lengths of the lists in them. */
function elementsIn(values: EventList): number {
  let elements = 0
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: values, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next
    if (value instanceof JsonList) elements += value.length
    else if (depth < 2 && Array.isArray(value)) for (const one of value) waiting.push({ value: one, depth: depth + 1 })
    else if (isFields(value) && depth < 5)
      for (const one of Object.values(value)) waiting.push({ value: one, depth: depth + 1 })
    else if (depth === 1) elements++
  }
  return elements
}

/**
 * Says why a document gave no JSON that could be used, although so many events in it are whole.
 * @throws ReplayError always.
 */
export function throwNoJson(document: Document, events = 0): never {
  const { name, bytes } = document
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_CHARACTERS))
  if (head.includes('content="portable-replay ')) throw new ReplayError(problem('own-page', { name }))
  if (/^\s*<(?:!doctype html|html|head|body)\b/i.test(head)) throw new ReplayError(problem('web-page', { name }))
  if (!/^\s*[[{"]/.test(head)) throw new ReplayError(problem('not-json', { name }))
  if (isTooLarge(bytes)) throw new ReplayError(problem('json-damaged', { name, events }))
  const text = textOf(document)
  const fault = findJsonFault(text) ?? { at: text.length, cutOff: false }
  if (fault.cutOff) throw new ReplayError(problem('json-cut-off', { name, characters: text.length, events }))
  const before = text.slice(0, fault.at).split('\n')
  const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 }
  throw new ReplayError(problem('json-broken', { name, ...place, events }))
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
  return { values, badLines, incomplete: false }
}

/** The lines of a long text, when most of its first ones are values of their own. */
function linesIn(bytes: Uint8Array): JsonValues | undefined {
  const start = skipSpace(bytes, 0)
  if (!beginsWithLines(bytes, start)) return undefined
  const ranges = new RangeBuilder()
  const search = searchable(bytes)
  for (let at = start; at < bytes.length;) {
    const next = search.indexOf(LINE_FEED, at)
    const end = next === -1 ? bytes.length : next
    if (skipSpace(bytes, at) < end) ranges.add(at, end)
    at = end + 1
  }
  return { values: new JsonList(bytes, ranges), badLines: 0, incomplete: false }
}

/** The same bytes, as Node searches through them: seven times as fast as a plain array. */
function searchable(bytes: Uint8Array): Uint8Array {
  return typeof Buffer === 'undefined' ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** Lines that are looked at to tell whether a long text is one of lines. */
const LOOKED_AT = 20

function beginsWithLines(bytes: Uint8Array, start: number): boolean {
  let lines = 0
  let whole = 0
  for (let at = start; at < bytes.length && lines < LOOKED_AT; lines++) {
    const feed = bytes.indexOf(LINE_FEED, at)
    const line = bytes.subarray(at, feed === -1 ? bytes.length : feed)
    const end = isMargin(line[0]) ? valueEnd(line, 0) : -1
    if (end !== -1 && skipSpace(line, end) === line.length) whole++
    at = skipSpace(bytes, at + line.length)
  }
  return lines > 1 && 2 * whole >= lines
}

/** Whether a line that begins so can be a value of its own: an object, a list or a packed event. */
function isMargin(byte: number | undefined): boolean {
  return byte === 0x7b || byte === 0x5b || byte === 0x22
}

/** One value, or several with nothing or white space between. */
function valuesIn(bytes: Uint8Array): JsonValues {
  const values: unknown[] = []
  let incomplete = false
  for (let at = skipSpace(bytes, 0); at < bytes.length && !incomplete;) {
    const found = /[[{]/.test(String.fromCharCode(bytes[at] as number)) ? readSkeleton(bytes, at) : undefined
    if (found) values.push(wholeEvent(bytes.subarray(at, found.end), found.value))
    incomplete = found?.incomplete ?? true
    at = skipSpace(bytes, found?.end ?? bytes.length)
  }
  return { values, badLines: 0, incomplete }
}

/** An event is parsed in one piece, with the lists in it. */
function wholeEvent(bytes: Uint8Array, value: unknown): unknown {
  const isEvent = isFields(value) && typeof value.type === 'number' && typeof value.timestamp === 'number'
  return (isEvent ? parsed(new TextDecoder().decode(bytes))?.value : undefined) ?? value
}
