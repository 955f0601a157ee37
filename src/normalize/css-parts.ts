import { tokenizeCss, type CssToken } from '../model/css-tokens.ts'

/**
 * A text that can be joined with others like it, in any order, without making a token that neither of them has:
 * whatever is open at its end is closed. Text that ends after a rule, as recorded text does, stays as it is.
 */
export function closeCssPart(css: string): string {
  if (css === '' || isPlain(css) || endsOutside(css)) return css
  const ended = withoutLooseBackslash(css)
  const closed = `${ended}${closers(tokenizeCss(ended), ended)} `
  return endsOutside(closed) ? closed : ''
}

/** Text with nothing in it that could be left open but parentheses, and those are closed. */
const EVEN = /^[^"'\\([/]*(?:\([^"'\\()[/]*\)[^"'\\([/]*)*$/

/** Declarations, or one value, after which others can stand: what is open at their end is closed. */
export function closeDeclarations(css: string): string {
  if (EVEN.test(css)) return css
  const ended = withoutLooseBackslash(css)
  const closing = closers(tokenizeCss(ended), ended)
  return `${ended}${closing}`
}

/** A backslash at the very end would swallow what is added. */
function withoutLooseBackslash(css: string): string {
  let at = css.length
  while (css[at - 1] === '\\') at--
  return (css.length - at) % 2 === 1 ? css.slice(0, -1) : css
}

/** Without quotes, comments, escapes and parentheses there is nothing to tokenize. */
function isPlain(css: string): boolean {
  return /[};\s]$/.test(css.slice(-1)) && !/["'\\([]|\/\*/.test(css)
}

function endsOutside(css: string): boolean {
  const tokens = tokenizeCss(css)
  return endsApart(tokens.at(-1), css) && closers(tokens, css) === ''
}

/** Whether nothing that is added to a text can become part of its last token. */
export function endsApart(last: CssToken | undefined, css: string): boolean {
  return last === undefined || (SEPARATE.has(last.type) && tailCloser(last, css) === '')
}

function closers(tokens: readonly CssToken[], css: string): string {
  const open: string[] = []
  let parentheses = 0
  for (const token of tokens) {
    const opened = CLOSER_OF[token.type]
    if (opened !== undefined) {
      open.push(opened)
      if (opened !== '}') parentheses++
    } else if (token.type === open.at(-1)) {
      open.pop()
      if (token.type !== '}') parentheses--
    }
  }
  let closing = tailCloser(tokens.at(-1), css)
  while (parentheses > 0) {
    const closer = open.pop() ?? ''
    closing += closer
    if (closer !== '}') parentheses--
  }
  return closing
}

/** Tokens that nothing can be added to. */
const SEPARATE: ReadonlySet<string> = new Set(['space', 'comment', 'string', '}', '{', ';', ')'])

const CLOSER_OF: { readonly [type: string]: string } = { '{': '}', '(': ')', '[': ']', function: ')' }

function tailCloser(last: CssToken | undefined, css: string): string {
  if (last === undefined || last.end !== css.length) return ''
  if (last.type === 'string' && last.to === css.length) return css.charAt(last.start)
  if (last.type === 'comment' && last.to === css.length) return '*/'
  if ((last.type === 'url' || last.type === 'bad-url') && !css.endsWith(')')) return ')'
  return ''
}
