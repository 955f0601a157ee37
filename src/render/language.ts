/** The language of a page: its texts, its tag and its direction. */
import type { LookOptions, Translation } from '../model/look.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { english, PLURALS, type Phrase, type Words } from '../model/words.ts'
import { translations } from '#page-parts'

/** Languages that need no table from outside. */
export const languages: readonly string[] = ['en', ...Object.keys(translations).sort()]

export interface Language {
  /** BCP 47 tag. */
  readonly tag: string
  readonly dir: 'ltr' | 'rtl'
  /** What a page carries for its player; undefined in English. */
  readonly table?: Words
  /** The text of a key; for those without plurals. */
  text(key: keyof typeof english): string
}

/** @throws ReplayError `language-unknown`, `translation-…` */
export function languageOf(lang: LookOptions['lang'] = 'en'): Language {
  if (typeof lang === 'string') return builtIn(lang)
  const { tag, table } = checkedTranslation(lang)
  return languageWith(tag, table)
}

function builtIn(name: string): Language {
  if (name === 'en') return languageWith('en', undefined)
  if (!Object.hasOwn(translations, name)) {
    throw new ReplayError(problem('language-unknown', { lang: name, known: languages.join(', ') }))
  }
  return languageOf(translations[name] as Translation)
}

function languageWith(tag: string, table: Words | undefined): Language {
  const words: Words = { ...english, ...table }
  return {
    tag,
    dir: directionOf(tag),
    ...(table && { table }),
    text: (key) => {
      const phrase = words[key] as Phrase
      return typeof phrase === 'string' ? phrase : phrase.other
    },
  }
}

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm']

function directionOf(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
}

/** Refuses what would show nowhere, or wrongly. */
function checkedTranslation(given: unknown): { readonly tag: string; readonly table: Words } {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new ReplayError(problem('translation-no-table', {}))
  }
  const { lang, ...table } = given as { readonly [key: string]: unknown }
  if (typeof lang !== 'string' || lang === '') throw new ReplayError(problem('translation-no-language', {}))
  for (const [key, phrase] of Object.entries(table)) checkPhrase(key, phrase)
  return { tag: canonicalTag(lang), table: table as Words }
}

function canonicalTag(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] as string
  } catch (cause) {
    throw new ReplayError(problem('language-tag-invalid', { lang }), { cause })
  }
}

function checkPhrase(key: string, phrase: unknown): void {
  if (!Object.hasOwn(english, key)) throw new ReplayError(problem('translation-key-unknown', { key }))
  const original = (english as Words)[key] as Phrase
  const texts = textsOf(phrase, typeof original !== 'string')
  if (!texts) {
    throw new ReplayError(problem('translation-shape', { key, plural: typeof original === 'string' ? 'no' : 'yes' }))
  }
  const slots = new Set(textsOf(original, true)?.flatMap(slotsOf))
  const slot = texts.flatMap(slotsOf).find((name) => !slots.has(name))
  if (slot !== undefined) {
    const known = [...slots].map((name) => `{${name}}`).join(', ')
    throw new ReplayError(problem('translation-slot', { key, slot, slots: known }))
  }
}

/** All texts of a phrase, or undefined when it is none. */
function textsOf(phrase: unknown, mayBePlural: boolean): string[] | undefined {
  if (typeof phrase === 'string') return [phrase]
  if (!mayBePlural || typeof phrase !== 'object' || phrase === null || !Object.hasOwn(phrase, 'other')) return undefined
  const entries = Object.entries(phrase)
  const isWhole = entries.every(
    ([name, text]) => typeof text === 'string' && (PLURALS as readonly string[]).includes(name),
  )
  return isWhole ? entries.map(([, text]) => text as string) : undefined
}

function slotsOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}
