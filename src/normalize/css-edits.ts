import { cssName, cssText } from '../model/css-text.ts'
import { tokenizeCss, type CssToken } from '../model/css-tokens.ts'
import type { AssetKind } from './asset-tally.ts'
import { indirectHolders } from './css-indirect.ts'
import { endsApart } from './css-parts.ts'
import { isBlock, mayStay, namesElement } from './css-places.ts'
import { isFragment, percentEncode } from './urls.ts'

/** Where a piece of CSS stands. */
export type CssContext =
  { readonly kind: 'sheet' } | { readonly kind: 'declarations' } | { readonly kind: 'value'; readonly property: string }

/** Functions whose strings are URLs. */
const STRING_URL_FUNCTIONS = /^(?:-(?!rr-)[a-z]+-)?(?:image-set|image|src|filter|cross-fade)$/
interface Walk {
  readonly css: string
  readonly tokens: readonly CssToken[]
  readonly context: CssContext
  readonly onAside: (kind: AssetKind, url: string) => void
  /** Open brackets, innermost last: `{`, `{@font-face`, `(`, `[` or a function's name. */
  readonly open: string[]
  /** How many of them are `{@font-face`. */
  fontFaces: number
  /** Indexes of the functions that hold one that could bring in text from elsewhere; found when first asked for. */
  indirect: ReadonlySet<number> | undefined
  readonly out: string[]
  /** Offset up to which `out` has the text. */
  copied: number
  index: number
  property: string
  atRule: string
  isStart: boolean
  mayImport: boolean
}

/** CSS that fetches nothing. */
export interface InertCss {
  readonly css: string
  /** It ends where a token ends: it can be joined with others like it. */
  readonly isClosed: boolean
}

/** CSS with every URL that a browser would fetch put where it can't; all else stays, byte for byte. */
export function inertCss(css: string, context: CssContext, onAside: Walk['onAside']): InertCss {
  const tokens = tokenizeCss(css)
  const walk: Walk = {
    css,
    tokens,
    context,
    onAside,
    open: [],
    fontFaces: 0,
    indirect: undefined,
    out: [],
    copied: 0,
    index: 0,
    property: context.kind === 'value' ? context.property.toLowerCase() : '',
    atRule: '',
    isStart: context.kind !== 'value',
    mayImport: context.kind === 'sheet',
  }
  for (; walk.index < tokens.length; walk.index++) step(walk, tokens[walk.index] as CssToken)
  walk.out.push(css.slice(walk.copied))
  const isClosed = walk.open.every(isBlock) && endsApart(tokens.at(-1), css)
  return { css: walk.copied === 0 ? css : walk.out.join(''), isClosed }
}

function step(walk: Walk, token: CssToken): void {
  const { type } = token
  if (type === 'space' || type === 'comment') return
  if (type === 'at') return atKeyword(walk, token)
  if (type === 'url') return url(walk, token)
  if (type === 'function') return openFunction(walk, token)
  if (type === 'string') string(walk, token)
  else if (type === 'ident' && walk.isStart) walk.property = propertyAt(walk, token)
  if (type === '{' || type === '(' || type === '[') {
    const isFontFace = type === '{' && walk.atRule === 'font-face'
    walk.open.push(isFontFace ? FONT_FACE : type)
    if (isFontFace) walk.fontFaces++
    if (type === '{') startOver(walk)
    else walk.isStart = false
    walk.mayImport = false
    return
  }
  if (type === '}' || type === ')' || type === ']') return close(walk, type)
  if (type === ';' && (walk.open.length === 0 || isBlock(walk.open.at(-1)))) return startOver(walk)
  if (walk.atRule !== 'charset' && walk.atRule !== 'layer' && walk.atRule !== 'import') walk.mayImport = false
  walk.isStart = false
}

function startOver(walk: Walk): void {
  if (walk.context.kind === 'value' && walk.open.length === 0) return
  walk.isStart = true
  walk.property = ''
  walk.atRule = ''
}

const FONT_FACE = '{@font-face'

function close(walk: Walk, type: '}' | ')' | ']'): void {
  const top = walk.open.at(-1)
  // A bracket that closes nothing is skipped, as https://www.w3.org/TR/css-syntax-3/#consume-simple-block does.
  if (top === undefined || (type === '}') !== isBlock(top) || (type === ']') !== (top === '[')) return
  if (walk.open.pop() === FONT_FACE) walk.fontFaces--
  if (type === '}') startOver(walk)
}

function propertyAt(walk: Walk, ident: CssToken): string {
  const next = nextSolid(walk, walk.index + 1)
  return next?.type === ':' ? cssName(walk.css, ident.from, ident.to) : ''
}

function nextSolid(walk: Walk, from: number): CssToken | undefined {
  for (let index = from; index < walk.tokens.length; index++) {
    const token = walk.tokens[index] as CssToken
    if (token.type !== 'space' && token.type !== 'comment') return token
  }
  return undefined
}

function replace(walk: Walk, token: CssToken, text: string): void {
  walk.out.push(walk.css.slice(walk.copied, token.start), text)
  walk.copied = token.end
}

function atKeyword(walk: Walk, token: CssToken): void {
  const name = cssName(walk.css, token.from, token.to)
  const startsRule = walk.isStart && walk.open.length === 0
  walk.isStart = false
  if (name !== 'import') {
    if (name !== 'charset' && name !== 'layer') walk.mayImport = false
    walk.atRule = name
    if (startsRule && name === 'namespace') skipNamespace(walk, token)
    return
  }
  const end = startsRule && walk.mayImport ? endOfStatement(walk) : undefined
  if (end === undefined) return replace(walk, token, '@-rr-import')
  // One rule stays one rule, or the indexes of rules that are inserted later would be wrong.
  const wanted = walk.css.slice(token.end, end.type === ';' ? end.start : end.end).trim()
  walk.onAside('style sheet', /^(?:url\(\s*)?["']?([^"')\s]*)/i.exec(wanted)?.[1] ?? wanted)
  replace(walk, { ...token, end: end.end }, `@media not all{@-rr-import "${percentEncode(wanted)}";}`)
  walk.isStart = true
}

/** A namespace is a name that looks like an address; nobody fetches it. */
const NAMESPACE =
  /@namespace\s+(?:[\w-]+\s+)?(?:url\(\s*(?:(?:(["'])[^"'()\\\s]*\1|[^"'()\\\s]+)\s*)?\)|(["'])[^"'\\\n\r\f]*\2)\s*;/iy

function skipNamespace(walk: Walk, token: CssToken): void {
  NAMESPACE.lastIndex = token.start
  if (!NAMESPACE.test(walk.css)) return
  while ((walk.tokens[walk.index + 1] as CssToken).type !== ';') walk.index++
}

/** Last token of an at-rule without a block; moves there. */
function endOfStatement(walk: Walk): CssToken | undefined {
  const open: string[] = []
  for (let index = walk.index; index < walk.tokens.length; index++) {
    const token = walk.tokens[index] as CssToken
    if (token.type === '{' && open.length === 0) return undefined
    if (token.type === ';' && open.length === 0) return moveTo(walk, index)
    if (token.type === '(' || token.type === 'function') open.push(')')
    else if (token.type === '[') open.push(']')
    else if (token.type === '{') open.push('}')
    else if (token.type === open.at(-1)) open.pop()
  }
  return moveTo(walk, walk.tokens.length - 1)
}

function moveTo(walk: Walk, index: number): CssToken | undefined {
  walk.index = index
  return walk.tokens[index]
}

function openFunction(walk: Walk, token: CssToken): void {
  const name = cssName(walk.css, token.from, token.to)
  walk.isStart = false
  walk.mayImport &&= walk.atRule === 'layer'
  const dead = name === 'expression' || (STRING_URL_FUNCTIONS.test(name) && holdsIndirect(walk))
  if (dead) replace(walk, token, `-rr-${name}(`)
  walk.open.push(dead ? '(' : name)
  if (!dead && (name === 'url' || name === 'src')) quotedUrl(walk, token)
}

/** Whether the function that begins here holds one that could bring in text from elsewhere. */
function holdsIndirect(walk: Walk): boolean {
  walk.indirect ??= indirectHolders(walk.css, walk.tokens)
  return walk.indirect.has(walk.index)
}

/** `url("…")`, where only the string changes, except in a font's source, where the function does. */
function quotedUrl(walk: Walk, opening: CssToken): void {
  const quoted = nextSolid(walk, walk.index + 1)
  if (quoted?.type !== 'string') return
  const encoded = asideUrl(walk, cssText(walk.css, quoted.from, quoted.to))
  if (encoded === undefined) return
  if (isFontSource(walk)) replace(walk, opening, '-rr-url(')
  replace(walk, quoted, inertText(walk, encoded))
}

function url(walk: Walk, token: CssToken): void {
  walk.isStart = false
  walk.mayImport &&= walk.atRule === 'layer'
  const encoded = asideUrl(walk, cssText(walk.css, token.from, token.to))
  if (encoded === undefined) return
  replace(walk, token, `${isFontSource(walk) ? '-rr-url' : 'url'}(${inertText(walk, encoded)})`)
}

function string(walk: Walk, token: CssToken): void {
  const parent = walk.open.at(-1)
  if (parent === undefined || (parent !== 'url' && !STRING_URL_FUNCTIONS.test(parent))) return
  // The first one of `url("…")` and `src("…")` was done with its function.
  if (walk.copied > token.start) return
  const encoded = asideUrl(walk, cssText(walk.css, token.from, token.to))
  if (encoded !== undefined) replace(walk, token, `"data:,#${encoded}"`)
}

/** What stands in for a URL, as a string: a form that the property takes, so that the cascade stays as it was. */
function inertText(walk: Walk, encoded: string): string {
  if (isFontSource(walk)) return `"${encoded}"`
  return namesElement(walk) ? `"#rr-aside:${encoded}"` : `"data:,#${encoded}"`
}

function isFontSource({ property, context, fontFaces }: Walk): boolean {
  return property === 'src' && (context.kind === 'value' || fontFaces > 0)
}

/** A URL that may not stay, encoded; nothing when it may. */
function asideUrl(walk: Walk, value: string): string | undefined {
  if (mayStay(value, walk)) return undefined
  if (value.trim() !== '' && !isFragment(value)) walk.onAside(isFontSource(walk) ? 'font' : 'image', value)
  return percentEncode(value)
}
