/** The player's own texts, in the language of the page. */
import {
  english,
  type Phrase,
  type Plural,
  type Slots,
  type WordKey,
  type Words,
  WORDS_ELEMENT_ID,
} from '../../model/words.ts'

/** Language of the texts, such as `en` or `pt-BR`. */
export const language: string = (typeof document === 'undefined' ? '' : document.documentElement.lang) || 'en'

const words: Words = { ...english, ...translation() }

/** A page without a translation speaks English; so does a text that its translation leaves out. */
function translation(): Words {
  if (typeof document === 'undefined') return {}
  try {
    return JSON.parse(document.getElementById(WORDS_ELEMENT_ID)?.textContent ?? '{}') as Words
  } catch {
    return {}
  }
}

type Given<Key extends WordKey> = Slots<Key> extends { readonly [slot: string]: never } ? [] : [slots: Slots<Key>]

/** The text of a key with its slots filled, as plain text. */
export function say<Key extends WordKey>(key: Key, ...[slots]: Given<Key>): string {
  const values: { readonly [slot: string]: string | number } = slots ?? {}
  const text = textFor(words[key] ?? english[key], values['count'])
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole))
}

function textFor(phrase: Phrase, count: string | number | undefined): string {
  if (typeof phrase === 'string') return phrase
  return phrase[categoryOf(Number(count))] ?? phrase.other
}

/** Not by Intl in English, whose first answer takes a tenth of a second of the time until the first frame. */
function categoryOf(count: number): Plural {
  if (language.startsWith('en')) return count === 1 ? 'one' : 'other'
  return new Intl.PluralRules(language).select(count)
}
