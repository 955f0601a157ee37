import { isFields } from './event.ts'
import type { Person } from './person.ts'

/** What is known of a session as a whole, for whoever asks where it comes from and what is not in it. */
export interface About {
  /** Who wrote the events, such as `PostHog`. */
  readonly recorder: string
  /** Row of the table of formats, such as `posthog-export`. */
  readonly format: string
  /** The file that it was found in. */
  readonly file: string
  /** Bytes of the files that it was read from, unpacked. */
  readonly inputBytes: number
  readonly person?: Person
  /** Events by type and source: `Mutation`, `FullSnapshot`. */
  readonly events: { readonly [name: string]: number }
  /** How the replay differs from the recording, a sentence each. */
  readonly problems: readonly string[]
  /** Hosts of images, fonts and the like that the recording does not hold, with how many addresses of each. */
  readonly outside: readonly { readonly host: string; readonly count: number }[]
}

/** Of a page, whose lines may be anything. */
export function isAbout(value: unknown): value is About {
  return (
    isFields(value) &&
    ['recorder', 'format', 'file'].every((name) => typeof value[name] === 'string') &&
    typeof value.inputBytes === 'number' &&
    (value.person === undefined || (isFields(value.person) && isTexts(value.person.facts))) &&
    isFields(value.events) &&
    Object.values(value.events).every((count) => typeof count === 'number') &&
    Array.isArray(value.problems) &&
    value.problems.every((sentence) => typeof sentence === 'string') &&
    Array.isArray(value.outside) &&
    value.outside.every(
      (one: unknown) => isFields(one) && typeof one.host === 'string' && typeof one.count === 'number',
    )
  )
}

function isTexts(value: unknown): boolean {
  return isFields(value) && Object.values(value).every((text) => typeof text === 'string')
}
