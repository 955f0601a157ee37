/** What is looked for in texts. */

export interface Query {
  /** As it was asked for, with single spaces. */
  readonly words: string
  /** Whether a text says it, written as `searchable` writes it. */
  isIn(searchable: string): boolean
  /** Whether a text says it. */
  finds(text: string): boolean
  /** The text in pieces, of which every second one is found. */
  parts(text: string): readonly string[]
}

const WIDE_SPACE = /\s\s|[^\S ]/

/** A text in which letters have one case and all white space is a single space: made once, it is searched many times. */
export function searchable(text: string): string {
  const lower = text.toLowerCase()
  // most texts need no other; a replacement of nothing is as slow as one of much
  return WIDE_SPACE.test(lower) ? lower.replace(/\s+/g, ' ') : lower
}

/** Letters in either case, and any white space for white space; undefined for nothing. */
export function queryOf(asked: string): Query | undefined {
  const words = asked.trim().replace(/\s+/g, ' ')
  if (words === '') return undefined
  const pattern = words.replace(/[\\^$.*+?()[\]{}|/]/g, (sign) => `\\${sign}`).replace(/ /g, () => '\\s+')
  const sought = searchable(words)
  const found = new RegExp(`(${pattern})`, 'giu')
  const isIn = (text: string) => text.includes(sought)
  return { words, isIn, finds: (text) => isIn(searchable(text)), parts: (text) => text.split(found) }
}
