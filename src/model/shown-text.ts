/** Recorded and given text inside of sentences: names of files and tabs come from strangers. */

/** The text on one line, without control or direction characters that would command a terminal or disguise it. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
}

/** No name that a person gave is longer; a recorded one can have megabytes. */
const LONGEST = 1000

/** The text as a sentence can hold it: one line, not endless. */
export function shownText(text: string): string {
  const line = oneLine(text.slice(0, LONGEST))
  return text.length > LONGEST ? `${line}…` : line
}
