/** Whose page it is: checked, and as the page holds it. */
import type { Brand } from '../model/look.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { accentsOf } from './colors.ts'
import { logoAddress } from './logo.ts'

export interface PageBrand {
  /** '' without one. */
  readonly title: string
  /** A data: address, or '' without a logo. */
  readonly logo: string
  /** Of the page's own icon, `rrggbb`. */
  readonly iconColor: string
  /** Rules that set the accent; '' without a colour. */
  readonly style: string
}

const MOST_CHARACTERS = 80
const HEX = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i
const KEYS = ['title', 'color', 'logo']

const UNBRANDED: PageBrand = { title: '', logo: '', iconColor: '4350d8', style: '' }

/** @throws ReplayError `brand-…` */
export function brandOf(brand: Brand | undefined): PageBrand {
  if (brand === undefined) return UNBRANDED
  if (typeof brand !== 'object' || brand === null || Array.isArray(brand)) {
    throw new ReplayError(problem('brand-no-object', {}))
  }
  const unknown = Object.keys(brand).find((key) => !KEYS.includes(key))
  if (unknown !== undefined) throw new ReplayError(problem('brand-key-unknown', { key: unknown }))
  const { title = '', color, logo } = brand
  if (typeof title !== 'string' || title.length > MOST_CHARACTERS) {
    throw new ReplayError(problem('brand-title-invalid', { most: MOST_CHARACTERS }))
  }
  return {
    ...UNBRANDED,
    title: title.trim(),
    ...(logo !== undefined && { logo: logoAddress(logo) }),
    ...(color !== undefined && colored(color)),
  }
}

function colored(color: unknown): Pick<PageBrand, 'iconColor' | 'style'> {
  if (typeof color !== 'string' || !HEX.test(color)) {
    throw new ReplayError(problem('brand-color-invalid', { color: String(color) }))
  }
  const { light, dark } = accentsOf(color)
  const pair = (name: keyof typeof light) => `var(--light,${light[name]}) var(--dark,${dark[name]})`
  return {
    iconColor: light.accent.slice(1),
    style: `:root{--accent:${pair('accent')};--on-accent:${pair('onAccent')};--tint:${pair('tint')}}`,
  }
}
