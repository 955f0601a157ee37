/**
 * A tokenizer for CSS after https://www.w3.org/TR/css-syntax-3/#tokenization: exact where a browser decides what is a
 * URL, a string, a comment or an at-keyword; everything else is lumped together. Offsets are UTF-16 code units.
 */
import {
  BACKSLASH,
  isCssName,
  isCssNameStart,
  isCssNewline,
  isCssSpace,
  isDigit,
  isHexDigit,
  isUnprintable,
} from './css-characters.ts'
import { cssName } from './css-text.ts'

export type CssTokenType =
  | 'space'
  | 'comment'
  | 'string'
  | 'bad-string'
  | 'url'
  | 'bad-url'
  | 'function'
  | 'at'
  | 'ident'
  | 'other'
  | '{'
  | '}'
  | '('
  | ')'
  | '['
  | ']'
  | ';'
  | ':'

export interface CssToken {
  readonly type: CssTokenType
  readonly start: number
  /** Exclusive. */
  readonly end: number
  /** Offsets of what is inside: a string without quotes, a name without `@` and `(`, a URL without `url(` and `)`. */
  readonly from: number
  readonly to: number
}

const PUNCTUATION: { readonly [code: number]: CssTokenType } = {
  0x7b: '{',
  0x7d: '}',
  0x28: '(',
  0x29: ')',
  0x5b: '[',
  0x5d: ']',
  0x3b: ';',
  0x3a: ':',
}

/** All tokens of a text, without gaps: joined they are the text again. */
export function tokenizeCss(css: string): CssToken[] {
  const tokens: CssToken[] = []
  let at = 0
  while (at < css.length) {
    const token = cssTokenAt(css, at)
    tokens.push(token)
    at = token.end
  }
  return tokens
}

/** The token that begins at an offset: one where a token begins, and inside of the text. */
export function cssTokenAt(css: string, start: number): CssToken {
  const code = css.charCodeAt(start)
  if (isCssSpace(code)) return plain('space', start, skipSpace(css, start))
  const punctuation = PUNCTUATION[code]
  if (punctuation !== undefined) return plain(punctuation, start, start + 1)
  if (code === 0x22 || code === 0x27) return stringToken(css, start)
  if (code === 0x2f && css.charCodeAt(start + 1) === 0x2a) return commentToken(css, start)
  if (startsNumber(css, start)) return plain('other', start, endOfNumber(css, start))
  // Marks of HTML comments are skipped between rules, like space.
  if (code === 0x2d && css.startsWith('-->', start)) return plain('space', start, start + 3)
  if (code === 0x3c && css.startsWith('!--', start + 1)) return plain('space', start, start + 4)
  if (startsName(css, start)) return identLikeToken(css, start)
  if (code === 0x40 && startsName(css, start + 1)) {
    const end = endOfName(css, start + 1)
    return { type: 'at', start, end, from: start + 1, to: end }
  }
  if (code === 0x23 && (isCssName(css.charCodeAt(start + 1)) || isEscape(css, start + 1))) {
    return plain('other', start, endOfName(css, start + 1))
  }
  return plain('other', start, start + 1)
}

function plain(type: CssTokenType, start: number, end: number): CssToken {
  return { type, start, end, from: start, to: end }
}

function skipSpace(css: string, start: number): number {
  let at = start
  while (at < css.length && isCssSpace(css.charCodeAt(at))) at++
  return at
}

function commentToken(css: string, start: number): CssToken {
  const close = css.indexOf('*/', start + 2)
  return close < 0
    ? { type: 'comment', start, end: css.length, from: start + 2, to: css.length }
    : { type: 'comment', start, end: close + 2, from: start + 2, to: close }
}

/** What a string, or a URL, may end with or be broken by; both may be megabytes of data. */
const STRING_MARK = /["'\\\n\r\f]/g
const URL_MARK = /["'()\\\0-\x20\x7f]/g

/** The offset of the first mark, or of the end of the text. */
function indexOf(css: string, marks: RegExp, from: number): number {
  marks.lastIndex = from
  return marks.test(css) ? marks.lastIndex - 1 : css.length
}

function stringToken(css: string, start: number): CssToken {
  const quote = css.charCodeAt(start)
  let at = indexOf(css, STRING_MARK, start + 1)
  while (at < css.length) {
    const code = css.charCodeAt(at)
    if (code === quote) return { type: 'string', start, end: at + 1, from: start + 1, to: at }
    if (isCssNewline(code)) return { type: 'bad-string', start, end: at, from: start + 1, to: at }
    at = indexOf(css, STRING_MARK, at + (code === BACKSLASH ? (css.startsWith('\r\n', at + 1) ? 3 : 2) : 1))
  }
  return { type: 'string', start, end: css.length, from: start + 1, to: css.length }
}

function isEscape(css: string, at: number): boolean {
  // At the end of the text it stands for U+FFFD.
  return css.charCodeAt(at) === BACKSLASH && !isCssNewline(css.charCodeAt(at + 1))
}

function startsName(css: string, at: number): boolean {
  const code = css.charCodeAt(at)
  if (code === 0x2d) {
    const next = css.charCodeAt(at + 1)
    return next === 0x2d || isCssNameStart(next) || isEscape(css, at + 1)
  }
  return isCssNameStart(code) || isEscape(css, at)
}

function startsNumber(css: string, at: number): boolean {
  const code = css.charCodeAt(at)
  if (isDigit(code)) return true
  if (code === 0x2e) return isDigit(css.charCodeAt(at + 1))
  if (code !== 0x2b && code !== 0x2d) return false
  const next = css.charCodeAt(at + 1)
  return isDigit(next) || (next === 0x2e && isDigit(css.charCodeAt(at + 2)))
}

/** A number takes its unit along, so that `5url(` is not a URL. */
function endOfNumber(css: string, start: number): number {
  let end = skipDigits(css, isDigit(css.charCodeAt(start)) ? start : start + 1)
  if (css.charCodeAt(end) === 0x2e && isDigit(css.charCodeAt(end + 1)) && !css.slice(start, end).includes('.')) {
    end = skipDigits(css, end + 1)
  }
  const exponent = css.charCodeAt(end) | 0x20
  if (exponent === 0x65) {
    const sign = css.charCodeAt(end + 1)
    const digits = sign === 0x2b || sign === 0x2d ? end + 2 : end + 1
    if (isDigit(css.charCodeAt(digits))) end = skipDigits(css, digits)
  }
  if (startsName(css, end)) return endOfName(css, end)
  return css.charCodeAt(end) === 0x25 ? end + 1 : end
}

function skipDigits(css: string, start: number): number {
  let at = start
  while (isDigit(css.charCodeAt(at))) at++
  return at
}

function endOfName(css: string, start: number): number {
  let at = start
  while (at < css.length) {
    if (isCssName(css.charCodeAt(at))) at++
    else if (isEscape(css, at)) at = endOfEscape(css, at)
    else break
  }
  return at
}

function endOfEscape(css: string, start: number): number {
  let at = start + 1
  if (!isHexDigit(css.charCodeAt(at))) return Math.min(at + 1, css.length)
  const limit = at + 6
  while (at < limit && isHexDigit(css.charCodeAt(at))) at++
  if (css.startsWith('\r\n', at)) return at + 2
  return isCssSpace(css.charCodeAt(at)) ? at + 1 : at
}

function identLikeToken(css: string, start: number): CssToken {
  const to = endOfName(css, start)
  if (css.charCodeAt(to) !== 0x28) return { type: 'ident', start, end: to, from: start, to }
  const inside = skipSpace(css, to + 1)
  const first = css.charCodeAt(inside)
  const isQuoted = first === 0x22 || first === 0x27
  if (!isQuoted && cssName(css, start, to) === 'url') return urlToken(css, start, inside)
  return { type: 'function', start, end: to + 1, from: start, to }
}

function urlToken(css: string, start: number, inside: number): CssToken {
  let at = indexOf(css, URL_MARK, inside)
  while (at < css.length) {
    const code = css.charCodeAt(at)
    if (code === 0x29) return { type: 'url', start, end: at + 1, from: inside, to: at }
    if (isCssSpace(code)) {
      const after = skipSpace(css, at)
      if (after >= css.length) return { type: 'url', start, end: css.length, from: inside, to: at }
      if (css.charCodeAt(after) === 0x29) return { type: 'url', start, end: after + 1, from: inside, to: at }
      return badUrl(css, start, after)
    }
    if (code === 0x22 || code === 0x27 || code === 0x28 || isUnprintable(code)) {
      if (code !== 0) return badUrl(css, start, at)
    }
    if (code === BACKSLASH) {
      if (!isEscape(css, at)) return badUrl(css, start, at)
      at = endOfEscape(css, at)
    } else at++
    at = indexOf(css, URL_MARK, at)
  }
  return { type: 'url', start, end: css.length, from: inside, to: css.length }
}

function badUrl(css: string, start: number, bad: number): CssToken {
  let at = bad
  while (at < css.length) {
    if (css.charCodeAt(at) === 0x29) return plain('bad-url', start, at + 1)
    at = isEscape(css, at) ? endOfEscape(css, at) : at + 1
  }
  return plain('bad-url', start, css.length)
}
