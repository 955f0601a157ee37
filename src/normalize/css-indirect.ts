import { cssName } from '../model/css-text.ts'
import type { CssToken } from '../model/css-tokens.ts'

/** What may stand in a function whose strings are URLs; anything else, such as `var()`, could put a string there that we don't see. */
const PLAIN_FUNCTIONS =
  /^(?:-rr-.*|url|type|calc|min|max|clamp|rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|(?:-[a-z]+-)?(?:repeating-)?(?:linear|radial|conic)-gradient|(?:-[a-z]+-)?(?:image-set|image|src|cross-fade)|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)$/

/** Indexes of the functions that hold, at any depth, one that could bring in text from elsewhere. */
export function indirectHolders(css: string, tokens: readonly CssToken[]): ReadonlySet<number> {
  const holders = new Set<number>()
  const open: number[] = []
  const tellParent = () => {
    const parent = open.at(-1)
    if (parent !== undefined) holders.add(parent)
  }
  const close = () => {
    const closed = open.pop()
    if (closed !== undefined && holders.has(closed)) tellParent()
  }
  tokens.forEach((token, index) => {
    if (token.type === 'function' && !PLAIN_FUNCTIONS.test(cssName(css, token.from, token.to))) tellParent()
    if (token.type === 'function' || token.type === '(') open.push(index)
    else if (token.type === ')') close()
  })
  while (open.length > 0) close()
  return holders
}
