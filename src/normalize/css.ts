import type { AssetKind } from './asset-tally.ts'
import { inertCss, type CssContext, type InertCss } from './css-edits.ts'
import { closeCssPart, closeDeclarations } from './css-parts.ts'

/** Makes CSS fetch nothing and load nothing; what was asked for is kept beside, encoded. */
export interface CssCleaner {
  /** A whole style sheet or one rule. */
  sheet(css: string): string
  /** One of several texts that a browser may join, in any order: it also ends where a token ends. */
  part(css: string): string
  /** Parts with rrweb's split marker between them, which the player takes out when it cuts there. */
  splitSheet(css: string): string
  /** What a `style` attribute holds; others can be written behind it. */
  declarations(css: string): string
  /** The value of one property in a list of others. */
  declaration(property: string, css: string): string
  /** The value of one property that stands alone, such as an attribute that is read as one. */
  value(property: string, css: string): string
}

const SPLIT_MARKER = '/* rr_split */'

/** Nothing without one of these can fetch; escapes can spell any of them. */
const SUSPECT = /\\|@import|url\(|image\(|image-set\(|src\(|filter\(|cross-fade\(|expression\(/i

export function createCssCleaner(onAside: (kind: AssetKind, url: string) => void): CssCleaner {
  const sheets = new Map<string, InertCss>()
  const clean = (css: string, context: CssContext): InertCss =>
    SUSPECT.test(css) ? inertCss(css, context, onAside) : { css, isClosed: closeCssPart(css) === css }
  const sheet = (css: string): InertCss => {
    const made = sheets.get(css) ?? clean(css, { kind: 'sheet' })
    sheets.set(css, made)
    return made
  }
  const part = (css: string) => {
    const made = sheet(css)
    if (made.isClosed) return made.css
    // Closing can make a token whole that was none.
    const closed = sheet(closeCssPart(made.css))
    return closed.isClosed ? closed.css : ''
  }
  const value = (property: string, css: string) => clean(css, { kind: 'value', property }).css
  return {
    sheet: (css) => sheet(css).css,
    part,
    splitSheet(css) {
      if (!css.includes(SPLIT_MARKER)) return part(css)
      const pieces = css.split(SPLIT_MARKER).map(sheet)
      // A marker inside a string or a comment is none: then the player's cut would tear a token in two.
      if (pieces.every(({ isClosed }) => isClosed)) return pieces.map((piece) => piece.css).join(SPLIT_MARKER)
      return part(css.split(SPLIT_MARKER).join(''))
    },
    // What a custom property left open would reach into what is written behind it.
    declarations: (css) => clean(closeDeclarations(css), { kind: 'declarations' }).css,
    declaration: (property, css) => value(property, closeDeclarations(css)),
    value,
  }
}
