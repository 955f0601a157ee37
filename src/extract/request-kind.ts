import type { RequestKind } from '../model/network.ts'

/** Who asked for it (https://www.w3.org/TR/resource-timing/#dom-performanceresourcetiming-initiatortype), where that tells what it is. */
const BY_INITIATOR: ReadonlyMap<string, RequestKind> = new Map([
  ['navigation', 'document'],
  ['iframe', 'document'],
  ['frame', 'document'],
  ['fetch', 'fetch'],
  ['http', 'fetch'],
  ['xmlhttprequest', 'xhr'],
  ['xhr', 'xhr'],
  ['script', 'script'],
  ['img', 'image'],
  ['image', 'image'],
  ['icon', 'image'],
  ['input', 'image'],
  ['video', 'media'],
  ['audio', 'media'],
  ['track', 'media'],
] as const)

const BY_ENDING: ReadonlyMap<string, RequestKind> = new Map([
  ...listed('script', 'js mjs cjs'),
  ...listed('style', 'css'),
  ...listed('image', 'png jpg jpeg gif webp avif svg ico bmp'),
  ...listed('font', 'woff woff2 ttf otf eot'),
  ...listed('media', 'mp4 webm ogg ogv mp3 m4a wav m3u8 mov'),
])

/** What was asked for. Links and style sheets ask for all sorts of things, so there the address decides. */
export function requestKind(initiator: unknown, url: string): RequestKind {
  const known = typeof initiator === 'string' ? initiator.toLowerCase() : ''
  return BY_INITIATOR.get(known) ?? BY_ENDING.get(endingOf(url)) ?? (known === 'link' ? 'style' : 'other')
}

function endingOf(url: string): string {
  const path = url.slice(0, firstOf(url, '?#'))
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : ''
}

function firstOf(text: string, characters: string): number {
  const places = [...characters].map((character) => text.indexOf(character)).filter((place) => place !== -1)
  return Math.min(text.length, ...places)
}

function listed(kind: RequestKind, endings: string): [string, RequestKind][] {
  return endings.split(' ').map((ending) => [ending, kind])
}
