/** What a browser would make of a URL. Nothing here resolves or fetches one. */

const LINK_SCHEMES = new Set(['http', 'https', 'mailto', 'tel'])

/** A URL as a URL parser reads its beginning: without the characters that https://url.spec.whatwg.org/#concept-basic-url-parser skips. */
function trimUrlStart(url: string): string {
  let start = 0
  while (url.charCodeAt(start) <= 0x20) start++
  return url.slice(start).replace(/[\t\n\r]/g, '')
}

/** An image inside the URL itself; `data:,` is our own empty one. */
export function isDataImage(url: string): boolean {
  return url === 'data:,' || /^data:image\/[a-z0-9.+-]+[;,]/i.test(url)
}

/** Sound or moving pictures inside the URL itself. */
export function isDataMedia(url: string): boolean {
  return /^data:(?:audio|video|image)\/[a-z0-9.+-]+[;,]/i.test(url)
}

/** One image candidate of a `srcset` that is inside the URL itself. */
export function isDataSourceSet(value: string): boolean {
  return /^\s*data:image\/[a-z0-9.+-]+(?:;[a-z0-9=-]+)*,[^\s,]*(?:\s+[\d.]+[wx])?\s*$/i.test(value)
}

/** A reference into the same document. */
export function isFragment(url: string): boolean {
  return url.startsWith('#')
}

/** A link that does nothing until somebody follows it, and then leads to another page. */
export function isHarmlessLink(url: string): boolean {
  const scheme = /^([^/?#:]*):/.exec(trimUrlStart(url))?.[1]
  return scheme === undefined || LINK_SCHEMES.has(scheme.toLowerCase())
}

/** Whether a value could be read as a URL that leaves the document, whatever attribute it stands in. */
export function looksLikeUrl(value: string): boolean {
  return /[:/\\]/.test(value)
}

/** What a style sheet may keep: data of a kind that can't hold another style sheet or a page, and references. */
export function isKeptInCss(url: string): boolean {
  const type = /^data:([^;,]*)[;,]/i.exec(url)?.[1]
  if (type === undefined) return isFragment(url)
  return /^(?:(?:image|font|audio|video|application)\/[a-z0-9.+-]*)?$/i.test(type) && !/^app.*(?:xml|html)/i.test(type)
}

/** Text as ASCII that needs no escape in CSS, in a string or in a URL. */
export function percentEncode(text: string): string {
  const wellFormed = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '�')
  const encoded = encodeURIComponent(wellFormed)
  return encoded.replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
