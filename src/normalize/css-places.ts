/** What a URL in a style sheet means, which depends on where it stands. */
import { isForeignDocument } from './svg-data.ts'
import { isFragment, isKeptInCss } from './urls.ts'

/** Here a URL names an element; a data URL would be loaded as a document. */
const REFERENCE_PROPERTIES =
  /^(?:-webkit-)?(?:fill|stroke|filter|backdrop-filter|clip-path|marker(?:-start|-mid|-end)?)$/
/** Here a mere fragment names an element, too; anywhere else a browser may load the page itself as an image. */
const FRAGMENT_PROPERTIES = /^(?:mask(?:-image)?|offset-path)$/
/** Here data is an image, whatever its fragment. */
const IMAGE_PROPERTIES = /^(?:background(?:-image)?|list-style(?:-image)?|border-image(?:-source)?|cursor|content)$/

/** A place for a URL: its property, '' when there is none, and the open brackets and functions around, innermost last. */
export interface CssPlace {
  readonly property: string
  readonly open: readonly string[]
}

export function isBlock(open: string | undefined): boolean {
  return open !== undefined && open.startsWith('{')
}

/** Whether a URL there can only mean an element, so that one that leads nowhere is harmless. */
export function namesElement({ property, open }: CssPlace): boolean {
  return REFERENCE_PROPERTIES.test(property) && standsAlone(open)
}

/** Whether a browser fetches nothing for the URL there. */
export function mayStay(url: string, place: CssPlace): boolean {
  const { property, open } = place
  if (isFragment(url)) return namesElement(place) || (FRAGMENT_PROPERTIES.test(property) && standsAlone(open))
  return isKeptInCss(url) && (IMAGE_PROPERTIES.test(property) || !isForeignDocument(url))
}

/** Whether a URL is the value, not part of an image that is made of several. */
function standsAlone(open: readonly string[]): boolean {
  const around = /^(?:url|src)$/.test(open.at(-1) ?? '') ? open.at(-2) : open.at(-1)
  return around === undefined || isBlock(around) || around === 'var'
}
