/**
 * Secrets that recorders write beside the page: keys of their own, and what a page sends to its servers. What the page
 * itself shows, and the bodies of requests, are as the recorder was told to write them.
 */
import { EventType, type Fields, type ReplayEvent } from '../model/event.ts'
import { problem, type Note } from '../model/problem.ts'
import type { RecordedTracks } from '../model/tracks.ts'
import { isSecretHeader, isSecretMember } from './secret-names.ts'
import { MASK, withoutKeys, withoutKeysAndQueries, withoutSecretHeaders } from './secret-text.ts'

/** How much was taken out, over all events and tracks of a recording. */
export interface SecretTally {
  /** Events that hold the settings of a recorder. */
  settings: number
  /** Values that were masked. */
  values: number
}

export function createSecretTally(): SecretTally {
  return { settings: 0, values: 0 }
}

/** posthog-js writes all that it was set up with, for whoever looks into a recording that went wrong. */
const SETTINGS: ReadonlySet<unknown> = new Set(['$posthog_config', '$remote_config_received'])

/** The event with its secrets masked, the same object when it has none; nothing when it holds but settings. */
export function withoutSecrets(event: ReplayEvent, tally: SecretTally): ReplayEvent | undefined {
  const { type, data } = event
  if (type === EventType.Custom && SETTINGS.has(data.tag)) {
    tally.settings++
    return undefined
  }
  const mayTell = type === EventType.Custom || type === EventType.Plugin || type === EventType.Meta
  const masked = mayTell ? maskedValue(data, { role: 'any', levels: MAX_LEVELS, tally }) : data
  return masked === data ? event : { ...event, data: masked as Fields }
}

/** Tracks with their secrets masked; the same object when they have none. */
export function maskedTracks(tracks: RecordedTracks, tally: SecretTally): RecordedTracks {
  return maskedValue(tracks, { role: 'any', levels: MAX_LEVELS, tally }) as RecordedTracks
}

/** Notes what was taken out, once for each kind. */
export function noteSecrets(name: string, { settings, values }: SecretTally, note: Note): void {
  if (settings > 0) note(problem('settings-left-out', { name, count: settings }))
  if (values > 0) note(problem('secrets-masked', { name, count: values }))
}

/** What lies deeper is masked unseen: no recorder writes it, and looking into it would overflow the stack. */
const MAX_LEVELS = 1000

interface Place {
  /** Of bodies only PostHog's keys are masked. */
  readonly role: 'any' | 'headers' | 'body'
  readonly levels: number
  readonly tally: SecretTally
}

const BODIES: ReadonlySet<string> = new Set(['requestBody', 'responseBody', 'body'])

function maskedValue(value: unknown, place: Place): unknown {
  if (typeof value === 'string') return maskedText(value, place)
  if (typeof value !== 'object' || value === null) return value
  if (place.levels === 0) return counted(MASK, place)
  const inside = { ...place, levels: place.levels - 1 }
  if (Array.isArray(value)) return maskedList(value, inside)
  return maskedFields(value as Fields, inside)
}

function maskedList(list: readonly unknown[], place: Place): readonly unknown[] {
  // Headers can be a list of pairs.
  const [name, content] = list
  const isPair = place.role === 'headers' && list.length === 2 && typeof name === 'string'
  if (isPair && content !== MASK && isSecretHeader(name)) return [name, counted(MASK, place)]
  const masked = list.map((item) => maskedValue(item, place))
  return masked.some((item, index) => item !== list[index]) ? masked : list
}

function maskedFields(fields: Fields, place: Place): Fields {
  const entries = Object.entries(fields)
  let isSame = true
  const masked = entries.map(([name, value]) => {
    const kept = isSecret(name, fields, place) ? counted(MASK, place) : maskedValue(value, insideOf(name, place))
    if (kept !== value) isSame = false
    return [name, kept] as const
  })
  // Not by assignment: a member may be called __proto__.
  return isSame ? fields : Object.fromEntries(masked)
}

function isSecret(name: string, fields: Fields, { role }: Place): boolean {
  const value = fields[name]
  const isText = typeof value === 'string' && value !== '' && value !== MASK
  if (role === 'any') return isText && isSecretMember(name)
  if (role === 'body' || !(isText || Array.isArray(value))) return false
  // Headers can be a list of `{name, value}`.
  const header = name === 'value' && typeof fields.name === 'string' ? fields.name : name
  return isSecretHeader(header)
}

function insideOf(name: string, place: Place): Place {
  if (place.role !== 'any') return place
  if (BODIES.has(name)) return { ...place, role: 'body' }
  return name.toLowerCase().endsWith('headers') ? { ...place, role: 'headers' } : place
}

function maskedText(text: string, place: Place): string {
  const masked = MASKERS[place.role](text)
  const deeper = place.role === 'any' ? maskedJson(masked, place) : masked
  return deeper === masked && masked !== text ? counted(masked, place) : deeper
}

const MASKERS = { any: withoutKeysAndQueries, headers: withoutSecretHeaders, body: withoutKeys }

/** Recorders keep what a page logged as JSON, and some write the payloads of their events so. */
function maskedJson(text: string, place: Place): string {
  if (!/^[[{]/.test(text) || !/token|key|secret|passw|authorization|cookie/i.test(text)) return text
  try {
    const value: unknown = JSON.parse(text)
    const masked = maskedValue(value, place)
    return masked === value ? text : JSON.stringify(masked)
  } catch {
    return text
  }
}

function counted(masked: string, { tally }: Place): string {
  tally.values++
  return masked
}
