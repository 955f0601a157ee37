import type { AssetKind } from './asset-tally.ts'
import { endsApart } from './css-parts.ts'
import { cssName, cssText, tokenizeCss, type CssToken } from './css-tokens.ts'
import { isFragment, isKeptInCss, percentEncode } from './urls.ts'

/** Where a piece of CSS stands. */
export type CssContext =
  { readonly kind: 'sheet' } | { readonly kind: 'declarations' } | { readonly kind: 'value'; readonly property: string }

/** Functions whose strings are URLs. */
const STRING_URL_FUNCTIONS = /^(?:-(?!rr-)[a-z]+-)?(?:image-set|image|src|filter|cross-fade)$/
/** What may stand inside them; anything else, such as `var()`, could put a string there that we don't see. */
const PLAIN_FUNCTIONS =
  /^(?:-rr-.*|url|type|calc|min|max|clamp|rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|(?:-[a-z]+-)?(?:repeating-)?(?:linear|radial|conic)-gradient|(?:-[a-z]+-)?(?:image-set|image|src|cross-fade)|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)$/
/** Here a URL names an element; a data URL would be loaded as a document. */
const REFERENCE_PROPERTIES =
  /^(?:-webkit-)?(?:fill|stroke|filter|backdrop-filter|clip-path|marker(?:-start|-mid|-end)?)$/
/** Here a mere fragment would make older browsers load the page itself as an image. */
const IMAGE_PROPERTIES = /^(?:background(?:-image)?|list-style(?:-image)?|border-image(?:-source)?|cursor|content)$/

interface Walk {
  readonly css: string
  readonly tokens: readonly CssToken[]
  readonly context: CssContext
  readonly onAside: (kind: AssetKind, url: string) => void
  /** Open brackets, innermost last: `{`, `{@font-face`, `(`, `[` or a function's name. */
  readonly open: string[]
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
    walk.open.push(type === '{' && walk.atRule === 'font-face' ? '{@font-face' : type)
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

const isBlock = (open: string | undefined) => open !== undefined && open.startsWith('{')

function close(walk: Walk, type: '}' | ')' | ']'): void {
  const top = walk.open.at(-1)
  // A bracket that closes nothing is skipped, as https://www.w3.org/TR/css-syntax-3/#consume-simple-block does.
  if (top === undefined || (type === '}') !== isBlock(top) || (type === ']') !== (top === '[')) return
  walk.open.pop()
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
const NAMESPACE = /@namespace\s+(?:[\w-]+\s+)?(?:url\(\s*(["']?)[^"'()\\\s]*\1\s*\)|(["'])[^"'\\\n\r\f]*\2)\s*;/iy

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
  let depth = 0
  for (let index = walk.index; index < walk.tokens.length; index++) {
    const token = walk.tokens[index] as CssToken
    if (token.type === 'function' && depth > 0 && !PLAIN_FUNCTIONS.test(cssName(walk.css, token.from, token.to))) {
      return true
    }
    if (token.type === 'function' || token.type === '(') depth++
    else if (token.type === ')' && --depth === 0) return false
  }
  return false
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
  return REFERENCE_PROPERTIES.test(walk.property) ? `"#rr-aside:${encoded}"` : `"data:,#${encoded}"`
}

function isFontSource({ property, context, open }: Walk): boolean {
  return property === 'src' && (context.kind === 'value' || open.includes('{@font-face'))
}

/** A URL that may not stay, encoded; nothing when it may. */
function asideUrl(walk: Walk, value: string): string | undefined {
  if (isKeptInCss(value) && !(isFragment(value) && IMAGE_PROPERTIES.test(walk.property))) return undefined
  if (value.trim() !== '' && !isFragment(value)) walk.onAside(isFontSource(walk) ? 'font' : 'image', value)
  return percentEncode(value)
}
