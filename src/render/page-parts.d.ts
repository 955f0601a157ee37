/** What build.mjs makes of the player for pages to carry (dist/page-parts.js). All texts are pure ASCII. */

interface BuiltScript {
  /** zstd frame, base64. */
  readonly base64: string
  /** Bytes of the script. */
  readonly bytes: number
  /** CSP source of the script's exact text, such as `'sha256-…'`. */
  readonly hash: string
}

interface PlainScript {
  readonly text: string
  readonly hash: string
}

export declare const version: string
export declare const guard: PlainScript
export declare const boot: PlainScript
export declare const shell: BuiltScript
export declare const stage: BuiltScript
/** Minified style of shell and first screen. */
export declare const style: string
/** Licence texts of all that is in the page: zstd frame, base64. */
export declare const notices: Omit<BuiltScript, 'hash'>
/** Handlebars templates, precompiled: by file name without extension. */
export declare const templates: { readonly [name: string]: object }
/** Colours of styles/tokens.css by name, `#rgb` or `#rrggbb`: the light one, the dark one. */
export declare const palette: Readonly<
  Record<'ground' | 'surface' | 'raised' | 'hover' | 'text', readonly [string, string]>
>
/** Built-in translations (templates/words), by their language; checked when they are used. */
export declare const translations: { readonly [lang: string]: object }
