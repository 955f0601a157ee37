import { type Fields, isFields } from '../model/event.ts'
import { PERSON_FACTS, type Person, type PersonFact } from '../model/person.ts'

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

/** Of what PostHog keeps about a person, what tells who it was and with what they worked; undefined when that is nothing. */
export function personOf(person: unknown): Person | undefined {
  if (!isFields(person)) return undefined
  const properties = isFields(person.properties) ? person.properties : {}
  const ids: readonly unknown[] = Array.isArray(person.distinct_ids) ? person.distinct_ids : [person.distinct_id]
  const title = personTitle(person)
  const email = [properties.email, person.email, title].find((text) => isFilledText(text) && text.includes('@'))
  return filledPerson(
    {
      name: title === email ? undefined : title,
      email,
      id: ids.findLast(isFilledText),
      browser: withVersion(properties, 'browser'),
      system: withVersion(properties, 'os'),
      device: known(properties, 'device_type') ?? known(properties, 'device'),
      country: known(properties, 'geoip_country_name'),
      city: known(properties, 'geoip_city_name'),
    },
    {
      userAgent: known(properties, 'raw_user_agent') ?? known(properties, 'user_agent'),
      timeZone: known(properties, 'timezone'),
      language: known(properties, 'browser_language'),
    },
  )
}

const LONGEST_FACT = 300

function filledPerson(
  facts: { readonly [name in PersonFact]?: unknown },
  more: { readonly [name in Exclude<keyof Person, 'facts'>]?: unknown },
): Person | undefined {
  const filled = filledTexts(PERSON_FACTS.map((name) => [name, facts[name]] as const))
  const filledMore = filledTexts(Object.entries(more))
  if (filled.length + filledMore.length === 0) return undefined
  return { facts: Object.fromEntries(filled), ...Object.fromEntries(filledMore) }
}

function filledTexts<Name>(entries: readonly (readonly [Name, unknown])[]): (readonly [Name, string])[] {
  return entries.flatMap(([name, value]) =>
    isFilledText(value) ? [[name, value.trim().slice(0, LONGEST_FACT)] as const] : [],
  )
}

/** As it was last, else as it was when the person first came. */
function known(properties: Fields, name: string): unknown {
  const value = properties[`$${name}`] ?? properties[`$initial_${name}`]
  return typeof value === 'number' ? String(value) : value
}

function withVersion(properties: Fields, name: string): string | undefined {
  const texts = [known(properties, name), known(properties, `${name}_version`)].filter(isFilledText)
  return texts.join(' ')
}

function isFilledText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
