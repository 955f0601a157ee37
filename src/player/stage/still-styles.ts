/** Style sheets as text, as they are now: rules that a script put in or took out are rules like others. */
import { rawStyle } from './still-text.ts'

/** In pieces: this script stands in an element itself. */
const STYLE_END = ['</sty', 'le>'].join('')

/** A style element that HTML and XML read alike. */
export function styleMarkup(css: string, attributes: string): string {
  return css === '' ? '' : `<style${attributes}>/*<![CDATA[*/${rawStyle(css)}/*]]>*/${STYLE_END}`
}

export function adoptedCss({ adoptedStyleSheets }: DocumentOrShadowRoot): readonly string[] {
  return Array.from(adoptedStyleSheets ?? [], sheetCss)
}

export function sheetCss(sheet: CSSStyleSheet | null): string {
  if (!sheet || sheet.disabled) return ''
  const css = Array.from(sheet.cssRules, ({ cssText }) => cssText).join('\n')
  const media = sheet.media.mediaText
  return media && !sheet.ownerNode ? `@media ${media}{${css}}` : css
}
