import { isFields } from '../model/event.ts'

/**
 * How people would call a PostHog person: a real name, else an e-mail address. PostHog fills `name` with one of the
 * person's random ids when it knows no name; that is no title.
 */
export function personTitle(person: unknown): string | undefined {
  if (!isFields(person)) return undefined
  const properties = isFields(person.properties) ? person.properties : {}
  const ids: readonly unknown[] = Array.isArray(person.distinct_ids) ? person.distinct_ids : []
  const candidates = [person.name, properties.name, properties.email, person.email].filter(isFilledText)
  const named = candidates.find((text) => text.includes('@') || ![...ids, person.uuid, person.id].includes(text))
  return named?.trim()
}

function isFilledText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
