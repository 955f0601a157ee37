/** What is looked for in texts. */

export interface Query {
  /** As it was asked for, with single spaces. */
  readonly words: string
  /** Whether a text says it. */
  finds(text: string): boolean
  /** The text in pieces, of which every second one is found. */
  parts(text: string): readonly string[]
}

/** Letters in either case, and any white space for white space; undefined for nothing. */
export function queryOf(asked: string): Query | undefined {
  const words = asked.trim().replace(/\s+/g, ' ')
  if (words === '') return undefined
  const pattern = words.replace(/[\\^$.*+?()[\]{}|/]/g, (sign) => `\\${sign}`).replace(/ /g, () => '\\s+')
  const [one, all] = [new RegExp(pattern, 'iu'), new RegExp(`(${pattern})`, 'giu')]
  return { words, finds: (text) => one.test(text), parts: (text) => text.split(all) }
}
