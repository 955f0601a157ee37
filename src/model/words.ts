/** Every text that the player says of its own, in English; a translation is a table of the same keys. */
import { aboutWords } from './words/about.ts'
import { firstScreenWords } from './words/first-screen.ts'
import { inspectorWords } from './words/inspector.ts'
import { listWords } from './words/lists.ts'
import { pageWords } from './words/page.ts'
import { playerWords } from './words/player.ts'
import { sharingWords } from './words/sharing.ts'
import { stepWords } from './words/steps.ts'
import { timelineWords } from './words/timeline.ts'

export const english = {
  ...firstScreenWords,
  ...pageWords,
  ...playerWords,
  ...timelineWords,
  ...inspectorWords,
  ...listWords,
  ...stepWords,
  ...sharingWords,
  ...aboutWords,
}

/** Slots stand in braces: `Skipped {duration}`. */
export type Words = { readonly [key: string]: Phrase }

/** One text, or one for each plural category (https://cldr.unicode.org/index/cldr-spec/plural-rules); `{count}` decides. */
export type Phrase = string | ({ readonly [category in Plural]?: string } & { readonly other: string })

export type Plural = (typeof PLURALS)[number]

export const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const

export type WordKey = keyof typeof english

type SlotIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | SlotIn<Rest> : never
type Texts<Entry> = Entry extends string ? Entry : Entry[keyof Entry]

/** A text for each plural category needs to know the count, whether it says it or not. */
type Names<Entry> = SlotIn<Texts<Entry>> | (Entry extends string ? never : 'count')

/** What the text of a key has room for. */
export type Slots<Key extends WordKey> =
  Names<(typeof english)[Key]> extends never
    ? { readonly [slot: string]: never }
    : { readonly [Slot in Names<(typeof english)[Key]>]: string | number }

/** Id of the inert element that holds a page's translation, and the language of both. */
export const WORDS_ELEMENT_ID = 'portable-replay-words'
