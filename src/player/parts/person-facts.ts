/** What is known of the person who was recorded, with names in the viewer's language. */
import { PERSON_FACTS, type Person } from '../../model/person.ts'
import { say } from './say.ts'

/** In one order for all recorders. */
export function personFacts({ facts, userAgent, language, timeZone }: Person): readonly (readonly [string, string])[] {
  const known = PERSON_FACTS.map((name) => [say(`person-${name}`), facts[name]] as const)
  const more = [
    [say('person-agent'), userAgent],
    [say('person-language'), language],
    [say('person-zone'), timeZone],
  ] as const
  return [...known, ...more].flatMap(([name, value]) => (value ? [[name, value] as const] : []))
}
