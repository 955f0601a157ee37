/** Reads what recorders write beside events: console lines and requests, in whatever words they choose. */
import type { ConsoleLevel } from '../model/console.ts'
import { isFields } from '../model/event.ts'
import type { Headers, RequestKind } from '../model/network.ts'
import { isList } from './json-list.ts'

/** Times before this, as milliseconds in 1973, are no epoch milliseconds of a recording: they count something else. */
const EARLIEST_MS = 1e11
/** More frames of a stack say nothing more. */
const MOST_FRAMES = 50

const LEVELS: { readonly [word: string]: ConsoleLevel } = {
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  assert: 'error',
  exception: 'error',
  fatal: 'error',
}

const KINDS: { readonly [word: string]: RequestKind } = {
  document: 'document',
  navigation: 'document',
  iframe: 'document',
  fetch: 'fetch',
  xhr: 'xhr',
  xmlhttprequest: 'xhr',
  script: 'script',
  css: 'style',
  style: 'style',
  stylesheet: 'style',
  link: 'style',
  img: 'image',
  image: 'image',
  font: 'font',
  audio: 'media',
  video: 'media',
  media: 'media',
}

/** The level that a recorder's word stands for; what no viewer tells apart is `log`. */
export function consoleLevel(word: unknown): ConsoleLevel {
  return wordIn(LEVELS, word) ?? 'log'
}

/** The kind of request that an initiator or resource type stands for. */
export function requestKind(word: unknown): RequestKind {
  return wordIn(KINDS, word) ?? 'other'
}

/** The parts of a console line: of a list each item, of anything else itself. */
export function consoleParts(value: unknown): readonly string[] {
  if (value === undefined) return []
  return isList(value) ? Array.from(value, textOf) : [textOf(value)]
}

/** The frames of a stack that is a text with a frame a line, or a list of texts or of error-stack-parser's frames. */
export function stackFrames(value: unknown): readonly string[] {
  const frames: string[] = []
  for (const frame of isList(value) ? value : typeof value === 'string' ? value.split('\n', MOST_FRAMES) : []) {
    if (frames.length === MOST_FRAMES) break
    const text = isFields(frame) ? frameText(frame.functionName, frame) : textOf(frame).trim()
    if (text !== '') frames.push(text)
  }
  return frames
}

/** Headers that are an object, a list of pairs or a list of `{name, value}`; undefined when there are none. */
export function headersOf(value: unknown): Headers | undefined {
  const pairs: (readonly [string, string])[] = []
  if (isList(value)) {
    for (const item of value) {
      const [name, text] = isFields(item) ? [item.name, item.value] : isList(item) ? [...item] : []
      if (typeof name === 'string') pairs.push([name, textOf(text)])
    }
  } else if (isFields(value)) {
    for (const [name, text] of Object.entries(value)) pairs.push([name, textOf(text)])
  }
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined
}

/** A body as text; undefined when there is none. */
export function bodyText(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : textOf(value)
}

/** Epoch milliseconds of a time written as milliseconds, seconds, a number in a text or an ISO date. */
export function epochMs(value: unknown): number | undefined {
  const time = typeof value === 'string' ? (/^\d+(?:\.\d+)?$/.test(value) ? Number(value) : Date.parse(value)) : value
  const number = finite(time)
  if (number === undefined) return undefined
  if (number >= EARLIEST_MS) return number
  return number * 1000 >= EARLIEST_MS ? number * 1000 : undefined
}

/** A number that can be reckoned with; undefined for anything else. */
export function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** A text with something in it; undefined for anything else. */
export function filledText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** The value of a text of JSON; a value that is no text or no JSON as it is. */
export function jsonOrValue(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}

/** The members that are there. */
export function present<Members extends object>(
  members: Members,
): { [Name in keyof Members]?: Exclude<Members[Name], undefined> } {
  const there = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(there) as { [Name in keyof Members]?: Exclude<Members[Name], undefined> }
}

function wordIn<Meaning>(words: { readonly [word: string]: Meaning }, word: unknown): Meaning | undefined {
  if (typeof word !== 'string') return undefined
  const lower = word.toLowerCase()
  return Object.hasOwn(words, lower) ? words[lower] : undefined
}

function frameText(name: unknown, frame: { readonly [member: string]: unknown }): string {
  const place = [frame.fileName, frame.lineNumber, frame.columnNumber].filter((part) => part !== undefined)
  const at = place.map(textOf).join(':')
  return typeof name === 'string' && name !== '' ? `${name} (${at})` : at
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    // Nested deeper than the engine's stack.
    return '…'
  }
}
