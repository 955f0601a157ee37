/** What may stand between the columns; the first of these in the header line does. */
const SEPARATORS = [',', ';', '\t'] as const

/**
 * The rows of a CSV text (RFC 4180: quotes around a value, doubled inside of it, line breaks too), each as its columns by
 * name. Undefined when the header line isn't one that is wanted.
 */
export function csvRecords(
  text: string,
  isWanted: (columns: readonly string[]) => boolean,
): Map<string, string>[] | undefined {
  const rows = csvRows(text, separatorOf(text))
  const header = rows.next().value
  if (!header || !isWanted(header)) return undefined
  const records: Map<string, string>[] = []
  for (const row of rows) {
    if (row.length > 1 || row[0] !== '')
      records.push(new Map(header.map((column, index) => [column, row[index] ?? ''])))
  }
  return records
}

function separatorOf(text: string): string {
  const end = text.indexOf('\n')
  const header = end < 0 ? text : text.slice(0, end)
  const found = SEPARATORS.filter((separator) => header.includes(separator))
  return found.sort((a, b) => header.indexOf(a) - header.indexOf(b))[0] ?? ','
}

function* csvRows(text: string, separator: string): Generator<string[], undefined> {
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const quoted = text[at] === '"' ? quotedValue(text, at) : { value: '', end: at }
    const plain = plainValue(text, quoted.end, separator)
    const { end } = plain
    row.push(quoted.value + plain.value)
    if (text[end] === separator) {
      at = end + 1
      // A separator at the very end has an empty value behind it.
      if (at < text.length) continue
      row.push('')
    }
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1
    yield row
    row = []
  }
  return undefined
}

interface Value {
  readonly value: string
  /** Index after it. */
  readonly end: number
}

function quotedValue(text: string, start: number): Value {
  let value = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return { value: value + text.slice(from), end: text.length }
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    from = quote + 2
  }
}

function plainValue(text: string, start: number, separator: string): Value {
  let end = start
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
  return { value: text.slice(start, end), end }
}
