/** Tokens of data in JavaScript: JSON, and what people and tools write for it in scripts. Nothing is ever evaluated. */
import { EventType, IncrementalSource, MouseInteraction, NodeType } from '../model/event.ts'

export interface Token {
  readonly kind: 'open' | 'close' | 'comma' | 'colon' | 'string' | 'number' | 'word'
  /** Index behind it. */
  readonly end: number
}

const PUNCTUATION: { readonly [character: string]: Token['kind'] } = {
  '{': 'open',
  '[': 'open',
  '}': 'close',
  ']': 'close',
  ',': 'comma',
  ':': 'colon',
}
const NUMBER = /[-+]?(?:0[xX][\da-fA-F]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|\.\d[\d_]*(?:[eE][-+]?\d+)?)/y
/** A name, names joined by dots, and the short forms that minifiers write for words. */
const WORD = /!0|!1|void 0|[\p{L}$_][\p{L}\p{N}$_]*(?:\.[\p{L}$_][\p{L}\p{N}$_]*)*/uy
const SPACE = /\s*/y

/** Values of words that stand for data. */
const WORDS = new Map<string, boolean | null>([
  ...(['true', '!0'] as const).map((word) => [word, true] as const),
  ...(['false', '!1'] as const).map((word) => [word, false] as const),
  ...(['null', 'undefined', 'NaN', 'Infinity', 'void 0'] as const).map((word) => [word, null] as const),
])

/** rrweb's enumerations, which its own tests and guides write instead of numbers. */
const ENUMERATIONS = new Map<string, { readonly [member: string]: number }>([
  ['EventType', EventType],
  ['IncrementalSource', IncrementalSource],
  ['MouseInteractions', MouseInteraction],
  ['NodeType', NodeType],
])

/** The token at an index; undefined when what is there is no data. */
export function tokenAt(text: string, at: number): Token | undefined {
  const character = text[at] ?? ''
  const kind = PUNCTUATION[character]
  if (kind) return { kind, end: at + 1 }
  if (character === '"' || character === "'" || character === '`') {
    const end = stringEnd(text, at)
    return end === undefined ? undefined : { kind: 'string', end }
  }
  const numberEnd = endOf(NUMBER, text, at)
  if (numberEnd > at) return { kind: 'number', end: numberEnd }
  const wordEnd = endOf(WORD, text, at)
  return wordEnd > at ? { kind: 'word', end: wordEnd } : undefined
}

/** Index behind white space and comments; undefined when a comment has no end. */
export function skipSpace(text: string, from: number): number | undefined {
  const code = text.charCodeAt(from)
  if (code > 0x20 && code < 0x7f && code !== 0x2f) return from
  let at = endOf(SPACE, text, from)
  while (text[at] === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
    const isLine = text[at + 1] === '/'
    const end = text.indexOf(isLine ? '\n' : '*/', at + 2)
    if (end < 0) return undefined
    at = endOf(SPACE, text, isLine ? end : end + 2)
  }
  return at
}

/** Index behind a string that begins at an index; undefined when it has no end or is a template with gaps. */
export function stringEnd(text: string, start: number): number | undefined {
  const quote = text.charCodeAt(start)
  const isTemplate = text[start] === '`'
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) return at + 1
    if (code === 0x5c) at++
    else if (code === 0x0a && !isTemplate) return undefined
    else if (isTemplate && code === 0x24 && text[at + 1] === '{') return undefined
  }
  return undefined
}

/** A token's value as JSON; undefined when a word stands for no data. */
export function jsonOf(token: Token, source: string): string | undefined {
  if (token.kind === 'number')
    return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(source) ? source : number(source)
  if (token.kind === 'word') return word(source)
  return token.kind === 'string' ? JSON.stringify(stringValue(source)) : source
}

/** The text that a string literal with its quotes stands for. */
export function stringValue(literal: string): string {
  const inner = literal.slice(1, -1)
  if (!inner.includes('\\')) return inner
  return inner.replace(/\\(?:u\{[\da-fA-F]{1,6}\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|\r\n|[^])/g, unescaped)
}

const NAMED: { readonly [letter: string]: string } = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  // A backslash before the line's end lets the string go on in the next line.
  '\n': '',
  '\r\n': '',
}

function unescaped(sequence: string): string {
  const rest = sequence.slice(1)
  const code = /^[ux]\{?([\da-fA-F]+)/.exec(rest)?.[1]
  const point = code === undefined ? undefined : Number.parseInt(code, 16)
  if (point !== undefined) return point <= 0x10ffff ? String.fromCodePoint(point) : ''
  return Object.hasOwn(NAMED, rest) ? (NAMED[rest] ?? '') : rest
}

function number(source: string): string {
  const value = Number(source.replaceAll('_', ''))
  return Number.isFinite(value) ? String(value) : 'null'
}

function word(source: string): string | undefined {
  const value = WORDS.get(source)
  if (value !== undefined) return String(value)
  const [name = '', member = '', ...rest] = source.split('.')
  const members = rest.length === 0 ? ENUMERATIONS.get(name) : undefined
  const plain = member.replaceAll('_', '')
  return members && Object.hasOwn(members, plain) ? String(members[plain]) : undefined
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
