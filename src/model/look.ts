/** How a page looks and what it speaks, as whoever makes it asks for it. */
import type { Phrase } from './words.ts'

/** The colours of a page: always the light ones, always the dark ones, or as the viewer's system is set. */
export type Theme = (typeof THEMES)[number]

export const THEMES = ['light', 'dark', 'system'] as const

/** Texts of the player in another language: `lang` is its BCP 47 tag, all other keys are those of the English table. */
export interface Translation {
  readonly lang: string
  readonly [key: string]: Phrase
}

/** Whose page it is. */
export interface Brand {
  /** Name of the product or company, shown in the header and on the first screen. */
  readonly title?: string
  /** `#rgb` or `#rrggbb`. */
  readonly color?: string
  /** The bytes of an SVG, PNG, WebP, GIF or JPEG file. */
  readonly logo?: Uint8Array
}

export interface LookOptions {
  /**
   * Language of everything that the page says of its own: the name of a built-in one (`en`, `de`), or a table of your own,
   * `{ lang: 'pt-BR', 'first-page': 'Página', … }`, whose keys and slots are those of the English texts. What a table leaves
   * out is said in English; a key or a slot that there is not is refused. It sets `<html lang dir>` too, and so how numbers of
   * things are said. Sentences about problems stay English, as do those of the recorder. Default: `en`. A German page is some
   * kilobytes larger than an English one, which carries no table.
   */
  readonly lang?: string | Translation
  /**
   * Colours of the page: `light`, `dark`, or `system`, which is the viewer's system. A host can ask for another in the address,
   * `#theme=dark`. The recorded page keeps its own colours. Default: `system`. It costs nothing.
   */
  readonly theme?: Theme
  /**
   * Whose page it is: a `title` in the header and on the first screen; a `color`, from which an accent is made for each
   * scheme, as near to it as a contrast of 4.5 allows; a `logo` of at most 200,000 bytes, which is shown as an image, where no
   * script runs, and is the page's icon. Default: none. A logo stands in the page twice, as base64: 2.7 bytes a byte.
   */
  readonly brand?: Brand
  /**
   * A page template of your own around the player, as Handlebars text (https://handlebarsjs.com). It must write each of these
   * once, in this order: `{{{attributes}}}` in its html element, `{{{policy}}}` before all but charset and title in its head,
   * `{{{head}}}` in its head, `{{{player}}}` and `{{{recording}}}` in its body. It may write `{{title}}`, `{{lang}}`, `{{dir}}`,
   * `{{when}}`, `{{duration}}`, `{{where}}`, `{{sessions}}`, `{{brandTitle}}` and `{{brandLogo}}`, a data: address. Styles of its
   * own count; scripts of its own never run and nothing is loaded from an address, since the page's policy allows neither.
   * The player is as high as `--player-height` says, by default the whole window. Default: a page with the player alone.
   */
  readonly template?: string
}
