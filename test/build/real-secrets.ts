/** Secrets that somebody recorded: what is looked for in pages, collected from events as they were read. */
import { isFields } from '../../src/model/event.ts'
import type { Recording } from '../../src/model/recording.ts'

const KEY = /\bph[acrsx]_[A-Za-z0-9_-]{20,}/g
const SECRET_HEADER = /^(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key|x-csrf-token|x-xsrf-token)$/i
/** What recorders and we write in the place of a secret, and what is too short to be one. */
const IS_NONE = /^(?:.{0,5}|\[?(?:masked|redacted|filtered)\]?.*|\*+)$/i

/** Project keys and tokens, and values of headers that let their bearer in, of all events and what came beside them. */
export function secretsIn({ windows, tracks }: Recording): ReadonlySet<string> {
  const secrets = new Set<string>()
  const waiting: { readonly value: unknown; readonly inHeaders: boolean }[] = []
  const look = (value: unknown, inHeaders: boolean) => void waiting.push({ value, inHeaders })
  for (const { events } of windows) for (const event of events) look(event, false)
  look(tracks, false)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, inHeaders } = next
    if (typeof value === 'string') for (const text of textsIn(value, secrets)) look(text, inHeaders)
    else if (Array.isArray(value)) {
      if (inHeaders) collectPair(value[0], value[1], secrets)
      for (const item of value) look(item, inHeaders)
    } else if (isFields(value)) {
      if (inHeaders) collectPair(value['name'], value['value'], secrets)
      for (const [name, member] of Object.entries(value)) {
        if (inHeaders) collectPair(name, member, secrets)
        if (name === 'token' && typeof member === 'string' && !IS_NONE.test(member)) secrets.add(member)
        look(member, inHeaders || /headers$/i.test(name))
      }
    }
  }
  return secrets
}

function collectPair(name: unknown, value: unknown, secrets: Set<string>): void {
  if (typeof name !== 'string' || !SECRET_HEADER.test(name)) return
  for (const text of Array.isArray(value) ? value : [value]) {
    if (typeof text === 'string' && !IS_NONE.test(text)) secrets.add(text)
  }
}

/** The value of a text that is JSON; its keys are taken. */
function textsIn(text: string, secrets: Set<string>): unknown[] {
  for (const [key] of text.matchAll(KEY)) secrets.add(key)
  if (!/^[[{]/.test(text)) return []
  try {
    return [JSON.parse(text)]
  } catch {
    return []
  }
}
