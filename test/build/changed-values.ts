/** Recordings of which some values are others: each is JSON still, and hardly a recording any more. */
import fc from 'fast-check'
import { anyValue } from './nearly-recordings.ts'

export interface Change {
  /** Which of all values inside, in the order of a walk; taken modulo their number. */
  readonly place: number
  readonly how: 'replace' | 'repeat' | 'remove'
  readonly value: unknown
}

export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record<Change>({
    place: fc.nat(),
    how: fc.constantFrom('replace', 'replace', 'repeat', 'remove'),
    value: anyValue,
  }),
  { minLength: 1, maxLength: 4 },
)

/** The JSON values of a text, one or one a line; none when it is no JSON. */
export function jsonValuesIn(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    return jsonLinesIn(text)
  }
}

function jsonLinesIn(text: string): readonly unknown[] {
  try {
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
  } catch {
    return []
  }
}

/** The values as lines of JSON, after the changes. */
export function changedText(values: readonly unknown[], given: readonly Change[]): string {
  const copy = structuredClone([...values])
  for (const change of given) makeChange(copy, change)
  return copy.map((value) => JSON.stringify(value)).join('\n')
}

interface Place {
  readonly parent: { [name: string]: unknown }
  readonly name: string
}

function makeChange(values: unknown[], { place, how, value }: Change): void {
  const all = placesIn(values)
  const found = all[place % all.length]
  if (!found) return
  const { parent, name } = found
  if (how === 'replace') parent[name] = structuredClone(value)
  else if (Array.isArray(parent))
    parent.splice(Number(name), 1, ...(how === 'remove' ? [] : [parent[Number(name)], parent[Number(name)]]))
  else if (how === 'remove') delete parent[name]
}

function placesIn(values: unknown[]): Place[] {
  const places: Place[] = []
  const waiting: unknown[] = [values]
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const [name, value] of Object.entries(parent as Place['parent'])) {
      places.push({ parent: parent as Place['parent'], name })
      if (typeof value === 'object' && value !== null) waiting.push(value)
    }
  }
  return places
}
