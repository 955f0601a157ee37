/** A logo as an address that holds it; as an image it runs nothing and loads nothing. */
import { problem, ReplayError } from '../model/problem.ts'

const MOST_BYTES = 200_000

/** Beginnings of files, as latin1. */
const SIGNS: readonly { readonly type: string; readonly begins: RegExp }[] = [
  { type: 'image/png', begins: /^\x89PNG\r\n/ },
  { type: 'image/gif', begins: /^GIF8[79]a/ },
  { type: 'image/jpeg', begins: /^\xff\xd8\xff/ },
  { type: 'image/webp', begins: /^RIFF[^]{4}WEBP/ },
]

/** What may stand before the root of an SVG. */
const SVG = /^(?:\ufeff|\xef\xbb\xbf)?(?:\s|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE(?:[^>[]|\[[^\]]*\])*>)*<svg\b([^>]*)/i

/** @throws ReplayError `brand-logo-…` */
export function logoAddress(logo: unknown): string {
  if (!(logo instanceof Uint8Array)) throw new ReplayError(problem('brand-logo-unknown', {}))
  if (logo.length > MOST_BYTES) {
    throw new ReplayError(problem('brand-logo-too-large', { bytes: logo.length, most: MOST_BYTES }))
  }
  const text = Array.from(logo, (byte) => String.fromCharCode(byte)).join('')
  return `data:${typeOf(text)};base64,${btoa(text)}`
}

/** `text`: a character for each byte. */
function typeOf(text: string): string {
  const [, attributes] = SVG.exec(text) ?? []
  if (attributes !== undefined) {
    if (/\sxmlns\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/.test(attributes)) return 'image/svg+xml'
    throw new ReplayError(problem('brand-logo-no-namespace', {}))
  }
  const sign = SIGNS.find(({ begins }) => begins.test(text))
  if (!sign) throw new ReplayError(problem('brand-logo-unknown', {}))
  return sign.type
}
