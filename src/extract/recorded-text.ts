/** Text out of recorded values, kept to a size that a page can carry and a panel can show. */

/** The text itself, or its beginning with a mark that says how much is missing; never longer than `limit` characters. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  // Room for the mark with the largest number it can hold.
  const room = Math.max(0, limit - markOf(text.length).length)
  // Half of a surrogate pair would be shown as a broken character.
  const end = isHighSurrogate(text.charCodeAt(room - 1)) ? room - 1 : room
  return text.slice(0, end) + markOf(text.length - end)
}

/** The text in one line without repeated white space, or its beginning with an ellipsis; never longer than `limit` characters. */
export function oneLine(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= limit) return line
  const end = isHighSurrogate(line.charCodeAt(limit - 2)) ? limit - 2 : limit - 1
  return `${line.slice(0, end).trimEnd()}…`
}

/** Strings as they are, other values as JSON, cut; undefined for what says nothing. */
export function textOf(value: unknown, limit: number): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return cut(value, limit)
  const json = jsonOf(value)
  return json === undefined ? undefined : cut(json, limit)
}

/** Undefined for what can't be written as JSON, such as a value nested so deeply that the writer fails. */
export function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}

/** A finite number, or nothing. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** A number that can be a size, a length of time or a status. */
export function amountOf(value: unknown): number | undefined {
  const number = numberOf(value)
  return number !== undefined && number >= 0 ? number : undefined
}

const markOf = (missing: number) => `… [${missing} more characters]`
const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff
