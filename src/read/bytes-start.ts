/** Whether `start` stands at `at`. */
export function startsWith(bytes: Uint8Array, start: readonly number[], at = 0): boolean {
  return start.every((byte, index) => bytes[at + index] === byte)
}

const UTF8_MARK = [0xef, 0xbb, 0xbf] as const
export const UTF8_MARK_BYTES = UTF8_MARK.length

/** Whether the bytes begin with the byte order mark of UTF-8. */
export function hasUtf8Mark(bytes: Uint8Array, at = 0): boolean {
  return startsWith(bytes, UTF8_MARK, at)
}

/** What may follow `{` and `[` in JSON: anything else there is no text, or none that could be parsed. */
const AFTER_BRACE = new Set(codesOf('"}'))
const AFTER_BRACKET = new Set(codesOf('[{"]-0123456789tfn'))

/** Whether the bytes begin as an object or array in JSON does, white space aside. */
export function beginsLikeJson(bytes: Uint8Array): boolean {
  const open = afterSpace(bytes, 0)
  const next = bytes[afterSpace(bytes, open + 1)]
  if (bytes[open] !== 0x5b && bytes[open] !== 0x7b) return false
  return next === undefined || (bytes[open] === 0x7b ? AFTER_BRACE : AFTER_BRACKET).has(next)
}

/** Whether PostHog's lines can begin so: `["` or `{"` from `at` on, a byte order mark and white space aside. */
export function beginsLikeLines(bytes: Uint8Array, at = 0): boolean {
  const open = afterSpace(bytes, hasUtf8Mark(bytes, at) ? at + UTF8_MARK_BYTES : at)
  return (bytes[open] === 0x5b || bytes[open] === 0x7b) && bytes[open + 1] === 0x22
}

function afterSpace(bytes: Uint8Array, start: number): number {
  let at = start
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at++
  return at
}

function codesOf(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0))
}
