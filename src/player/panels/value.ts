/** Values that were recorded as JSON text. */

/** A browser takes a second to lay out a megabyte in one element. */
export const MOST_CHARACTERS = 100_000

/** Strings, so that digits inside of them stay; and whole numbers past what JavaScript's own can hold. */
const STRINGS_AND_LONG_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g

/** Stands before the digits of a number that would lose some as a number: a letter that Unicode gives no meaning. */
const DIGITS = '\u{f8ff}'

/** The list or object that a text is; undefined for every other text. */
export function structureOf(text: string): object | undefined {
  if (text.length > MOST_CHARACTERS || !/^\s*[[{]/.test(text)) return undefined
  try {
    const exact = text.replace(STRINGS_AND_LONG_NUMBERS, (found) =>
      found.startsWith('"') ? found : `"${DIGITS}${found}"`,
    )
    const value: unknown = JSON.parse(exact)
    return isStructure(value) ? value : undefined
  } catch {
    return undefined
  }
}

export function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

export type ValueKind = 'string' | 'number' | 'nothing' | 'choice'

/** What a value that is no structure is, and how it is written. */
export function writtenValue(value: unknown): { readonly kind: ValueKind; readonly text: string } {
  if (typeof value === 'string' && value.startsWith(DIGITS)) return { kind: 'number', text: value.slice(1) }
  if (typeof value === 'string') return { kind: 'string', text: JSON.stringify(value) }
  if (typeof value === 'number') return { kind: 'number', text: String(value) }
  return { kind: value === null ? 'nothing' : 'choice', text: String(value) }
}

const MOST_PREVIEWED = 5
const PREVIEW_CHARACTERS = 80
const PREVIEWED_STRING_CHARACTERS = 30

/** A structure in one short line: `{id: 7, tags: […], …}`, `(3) [1, 2, 3]`. */
export function previewOf(structure: object): string {
  const isList = Array.isArray(structure)
  const members = isList ? structure.slice(0, MOST_PREVIEWED).map(previewOfMember) : objectPreview(structure)
  const count = isList ? structure.length : Object.keys(structure).length
  const line = [...members, ...(count > MOST_PREVIEWED ? ['…'] : [])].join(', ')
  const short = line.length > PREVIEW_CHARACTERS ? `${line.slice(0, PREVIEW_CHARACTERS)}…` : line
  return isList ? `(${count}) [${short}]` : `{${short}}`
}

function objectPreview(structure: object): string[] {
  return Object.entries(structure)
    .slice(0, MOST_PREVIEWED)
    .map(([name, value]) => `${name.slice(0, PREVIEWED_STRING_CHARACTERS)}: ${previewOfMember(value)}`)
}

function previewOfMember(value: unknown): string {
  if (isStructure(value)) return Array.isArray(value) ? '[…]' : '{…}'
  const { text } = writtenValue(value)
  return text.length > PREVIEWED_STRING_CHARACTERS ? `${text.slice(0, PREVIEWED_STRING_CHARACTERS)}…` : text
}
