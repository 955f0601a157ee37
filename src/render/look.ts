/** What was asked of a page's look, checked before any other work is done. */
import { type LookOptions, type Theme, THEMES } from '../model/look.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { brandOf, type PageBrand } from './brand.ts'
import type { Frame } from './frame.ts'
import { type Language, languageOf } from './language.ts'
import { compiledFrame } from './own-template.ts'

export interface Look {
  readonly language: Language
  readonly theme: Theme
  readonly brand: PageBrand
  /** Undefined: the page's own. */
  readonly frame?: Frame
}

/** What a page looks like of which nothing was asked. */
export function plainLook(): Look {
  return { language: languageOf(), theme: 'system', brand: brandOf(undefined) }
}

/** @throws ReplayError when something can't be done as it was asked for */
export async function lookOf({ lang, theme = 'system', brand, template }: LookOptions): Promise<Look> {
  if (!THEMES.includes(theme)) throw new ReplayError(problem('theme-unknown', { theme: String(theme) }))
  return {
    language: languageOf(lang),
    theme,
    brand: brandOf(brand),
    ...(template !== undefined && { frame: await compiledFrame(template) }),
  }
}
