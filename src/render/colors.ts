/** Accents of a brand's colour: as near to it as can be read on every ground, in each scheme. */
import { palette } from '#page-parts'

/** Red, green and blue from 0 to 255. */
type Rgb = readonly [number, number, number]

export interface Accents {
  readonly light: Accent
  readonly dark: Accent
}

interface Accent {
  readonly accent: string
  /** Text on the accent. */
  readonly onAccent: string
  /** A ground with a breath of the accent. */
  readonly tint: string
}

/** WCAG 2.2, success criterion 1.4.3: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const READABLE = 4.5
/** Grounds on which the player writes in the accent's colour. */
const GROUNDS = ['ground', 'surface', 'raised', 'hover'] as const
/** Shares of the accent in the tint: the built-in one's, measured. */
const TINTS = { light: 0.11, dark: 0.16 }
const STEP = 0.01

/** Accents of a colour `#rgb` or `#rrggbb`. */
export function accentsOf(color: string): Accents {
  const given = readHex(color)
  return { light: accentIn('light', given), dark: accentIn('dark', given) }
}

/** Goes from the colour towards black (or white), until it can be read on each ground, text can on its tint, and one on it. */
function accentIn(scheme: 'light' | 'dark', given: Rgb): Accent {
  const [column, end]: [number, Rgb] = scheme === 'light' ? [0, [0, 0, 0]] : [1, [255, 255, 255]]
  const token = (name: keyof typeof palette) => readHex(palette[name][column] as string)
  const grounds = GROUNDS.map(token)
  for (let share = 0; ; share += STEP) {
    const accent = mixed(given, end, share)
    const tint = mixed(token('surface'), accent, TINTS[scheme])
    const onAccent = [token('surface'), token('text'), [255, 255, 255] as Rgb].sort(
      (one, other) => contrast(other, accent) - contrast(one, accent),
    )[0] as Rgb
    const pairs = [...grounds, tint, onAccent].map((ground) => contrast(accent, ground))
    if (share >= 1 || Math.min(...pairs, contrast(token('text'), tint)) >= READABLE) {
      return { accent: toHex(accent), onAccent: toHex(onAccent), tint: toHex(tint) }
    }
  }
}

/** `#abc` or `#aabbcc`. */
export function readHex(color: string): Rgb {
  const digits = color.slice(1)
  const six = digits.length === 3 ? digits.replace(/./g, (digit) => digit + digit) : digits
  const value = Number.parseInt(six, 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

function toHex(color: Rgb): string {
  return `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * Math.min(1, share))
  return [part(0), part(1), part(2)]
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (part: number) => (part <= 10.31475 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
