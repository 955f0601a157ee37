/** The format strings of `console.log`: https://console.spec.whatwg.org/#formatter. */

/**
 * The parts of a line as a browser's console shows them: `%s` and its like in the first one are filled from those behind
 * it, styles are dropped, and a value that was asked for in the middle of the text stands there as a part of its own.
 */
export function formattedParts(parts: readonly string[]): readonly string[] {
  const [format = '', ...values] = parts
  if (values.length === 0 || !DIRECTIVE.test(format)) return parts
  const pieces = ['']
  let used = 0
  let end = 0
  for (const { 0: found, index } of format.matchAll(DIRECTIVES)) {
    const write = Object.hasOwn(WRITERS, found) ? WRITERS[found] : undefined
    if (found !== '%%' && (!write || used >= values.length)) continue
    pieces[pieces.length - 1] += format.slice(end, index)
    end = index + found.length
    if (!write) pieces[pieces.length - 1] += '%'
    else add(pieces, write(values[used++] ?? ''))
  }
  pieces[pieces.length - 1] += format.slice(end)
  return [...pieces.map((piece) => piece.trim()).filter((piece) => piece !== ''), ...values.slice(used)]
}

const DIRECTIVE = /%[sdifoOc%]/
const DIRECTIVES = /%[sdifoOc%]/g

/** What stands for a value: text in the text, or a part of its own. */
type Written = string | { readonly part: string }

const number = (read: (value: string) => number) => (value: string) => String(read(value))
const part = (value: string): Written => (/^\s*[[{]/.test(value) ? { part: value } : value)

const WRITERS: { readonly [directive: string]: (value: string) => Written } = {
  '%s': (value) => value,
  '%d': number((value) => Math.trunc(Number.parseFloat(value))),
  '%i': number((value) => Number.parseInt(value, 10)),
  '%f': number(Number.parseFloat),
  '%o': part,
  '%O': part,
  '%c': () => '',
}

function add(pieces: string[], written: Written): void {
  if (typeof written === 'string') pieces[pieces.length - 1] += written
  else pieces.push(written.part, '')
}
