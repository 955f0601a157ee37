/**
 * Goes through a style sheet from statement to statement, with an eye only for the characters that a statement's end hangs on:
 * one regular expression finds them, and the tokenizer says how far what begins there goes.
 * https://www.w3.org/TR/css-syntax-3/#parser-algorithms
 */
import { isCssName, isCssSpace } from '../../model/css-characters.ts'
import { cssTokenAt, type CssToken } from '../../model/css-tokens.ts'

const MINUS = 0x2d
const SLASH = 0x2f
const LESS = 0x3c
const SMALL_L = 0x6c

/** Takes the offsets of a rule or an at-rule up to its block, or of anything else up to its end, without spaces before it. */
type TakeStatement = (start: number, end: number) => void

/**
 * Hands on all statements in order, those inside of blocks too. Takes any text, in a time that grows with its length alone.
 * A closing brace too many ends a statement, though not for a browser: the block may have begun in the text node before.
 */
export function eachStatement(css: string, take: TakeStatement): void {
  const marks = /[{};()[\]"'\\]|\/(?=\*)/g
  /** What closes the brackets that are open inside of the statement, from the outermost. */
  const open: string[] = []
  let closer: string | undefined
  let depth = 0
  let start = startOfStatement(css, 0)
  let isCustom: boolean | undefined
  marks.lastIndex = start
  while (marks.test(css)) {
    const at = marks.lastIndex - 1
    const mark = css.charAt(at)
    if (mark === closer) {
      open.pop()
      closer = open.at(-1)
    } else if (mark === ';' || mark === '}' || mark === '{') {
      if (closer === undefined && mark === '{' && depth > 0) isCustom ??= isCustomProperty(css, start)
      if (closer !== undefined || (isCustom && mark === '{')) {
        if (mark === '{') open.push((closer = '}'))
        continue
      }
      if (mark === '{') depth++
      else if (mark === '}' && depth > 0) depth--
      take(start, at)
      start = marks.lastIndex = startOfStatement(css, at + 1)
      isCustom = undefined
    } else if (mark === '[') open.push((closer = ']'))
    else if (mark !== ')' && mark !== ']') {
      const token = tokenOf(css, at)
      if (token) marks.lastIndex = token.end
      if (token ? token.type === 'function' : mark === '(') open.push((closer = ')'))
    }
  }
  take(start, css.length)
}

/** The offset after what is ignored between statements: spaces, comments, and marks of HTML comments. */
export function startOfStatement(css: string, from: number): number {
  let at = from
  while (at < css.length) {
    const code = css.charCodeAt(at)
    if (isCssSpace(code)) at++
    else if (code === SLASH || code === LESS || (code === MINUS && css.startsWith('-->', at))) {
      const { type, end } = cssTokenAt(css, at)
      if (type !== 'space' && type !== 'comment') break
      at = end
    } else break
  }
  return at
}

/** Its value may hold blocks, and is no rule even if it looks like one. */
function isCustomProperty(css: string, start: number): boolean {
  if (!css.startsWith('--', start)) return false
  const name = cssTokenAt(css, start)
  return css.charAt(startOfStatement(css, name.end)) === ':'
}

/** The string, comment, URL, or name with escapes that a character belongs to; undefined when it stands for itself. */
export function tokenOf(css: string, at: number): CssToken | undefined {
  switch (css.charAt(at)) {
    case '"':
    case "'":
    case '/':
      return cssTokenAt(css, at)
    case '\\':
      return tokenOver(css, at)
    case '(':
      // Of the names without escapes, only one makes more than a bracket.
      return (css.charCodeAt(at - 1) | 0x20) === SMALL_L ? tokenOver(css, at) : undefined
    default:
      return undefined
  }
}

/** The token that a character lies in or ends, whose beginning is looked for before it; undefined when it is in none. */
function tokenOver(css: string, at: number): CssToken | undefined {
  let start = at
  while (start > 0 && isCssName(css.charCodeAt(start - 1))) start--
  if (/[#@]/.test(css.charAt(start - 1))) start--
  const token = cssTokenAt(css, start)
  return token.end > at ? token : undefined
}
