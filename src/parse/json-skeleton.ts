import type { Fields } from '../model/event.ts'
import { JsonList, RangeBuilder } from './json-list.ts'
import { skipSpace, stringEnd, valueEnd } from './json-scan.ts'

/** What could be made of a text. */
export interface Skeleton {
  readonly value: unknown
  /** Index after the value. */
  readonly end: number
  /** The bytes ended inside of it, or it is broken; what was whole until there is in it. */
  readonly incomplete: boolean
}

/** Wrappers around lists of events are this deep at most; what lies deeper is parsed as one value. */
const DEEPEST = 4

const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const COLON = 0x3a
const COMMA = 0x2c
const QUOTE = 0x22

/**
 * Reads the JSON value that begins at `at`, with lists of objects as `JsonList`: nothing in them is parsed yet, so that a
 * text larger than any string can be read. `undefined`, which PostHog's export of 2026 writes for a missing person, is
 * taken for a value. Undefined when there is no value at all.
 */
export function readSkeleton(bytes: Uint8Array, at: number, depth = 0): Skeleton | undefined {
  const first = bytes[at]
  if (first === OPEN_LIST && isListOfObjects(bytes, at)) return readList(bytes, at)
  if (first === OPEN_OBJECT && depth < DEEPEST) return readObject(bytes, at, depth)
  const end = valueEnd(bytes, at)
  if (end === -1) return { value: undefined, end: bytes.length, incomplete: true }
  try {
    const text = new TextDecoder().decode(bytes.subarray(at, end))
    const value: unknown = text === 'undefined' ? undefined : JSON.parse(text)
    return { value, end, incomplete: false }
  } catch {
    return undefined
  }
}

/** A line `["<window>", {event}]` is a list as well; those are short, and parsed. */
function isListOfObjects(bytes: Uint8Array, at: number): boolean {
  const first = bytes[skipSpace(bytes, at + 1)]
  return first === OPEN_OBJECT || first === OPEN_LIST
}

function readList(bytes: Uint8Array, at: number): Skeleton {
  const ranges = new RangeBuilder()
  const made = (end: number, incomplete: boolean) => ({ value: new JsonList(bytes, ranges), end, incomplete })
  let index = at + 1
  for (;;) {
    const start = skipSpace(bytes, index)
    const end = valueEnd(bytes, start)
    if (end === -1) return made(bytes.length, true)
    ranges.add(start, end)
    index = skipSpace(bytes, end)
    if (index >= bytes.length) return made(index, true)
    if (bytes[index] === CLOSE_LIST) return made(index + 1, false)
    if (bytes[index] !== COMMA) return made(index, true)
    index++
  }
}

function readObject(bytes: Uint8Array, at: number, depth: number): Skeleton | undefined {
  const members = new Map<string, unknown>()
  // What is recorded may be called __proto__: only this makes an own member of it.
  const made = (end: number, incomplete: boolean) => ({ value: Object.fromEntries(members) as Fields, end, incomplete })
  let index = skipSpace(bytes, at + 1)
  if (bytes[index] === CLOSE_OBJECT) return made(index + 1, false)
  for (;;) {
    const name = readName(bytes, index)
    if (!name) return members.size > 0 ? made(index, true) : undefined
    const member = readSkeleton(bytes, skipSpace(bytes, name.end), depth + 1)
    if (!member) return made(name.end, true)
    members.set(name.text, member.value)
    if (member.incomplete) return made(member.end, true)
    index = skipSpace(bytes, member.end)
    if (bytes[index] === CLOSE_OBJECT) return made(index + 1, false)
    if (bytes[index] !== COMMA) return made(index, true)
    index = skipSpace(bytes, index + 1)
  }
}

/** A member's name, with the index after its colon. */
function readName(bytes: Uint8Array, at: number): { readonly text: string; readonly end: number } | undefined {
  const end = bytes[at] === QUOTE ? stringEnd(bytes, at) : -1
  if (end === -1) return undefined
  const colon = skipSpace(bytes, end)
  if (bytes[colon] !== COLON) return undefined
  try {
    return { text: JSON.parse(new TextDecoder().decode(bytes.subarray(at, end))) as string, end: colon + 1 }
  } catch {
    return undefined
  }
}
