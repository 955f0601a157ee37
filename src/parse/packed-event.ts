import { EventType, type Fields, isFields } from '../model/event.ts'
import { isPackedText } from './event-text.ts'

/** Undoes gzip or zlib; throws when the bytes are damaged. */
export type Inflate = (bytes: Uint8Array) => Uint8Array

/** An event after its packed members were undone. */
export interface UnpackedEvent {
  readonly event: unknown
  readonly packing: 'none' | 'undone' | 'damaged'
}

/** PostHog's only version of packing: members as gzip of JSON, each byte a character (posthog-js, October 2024). */
const PACKED_VERSION = '2024-10'
/** What rrweb's packer writes into each event: the version of its packing. */
const PACKER_MARK = 'v1'
const GZIP_START = '\x1f\x8b'
const MUTATION_MEMBERS = ['texts', 'attributes', 'removes', 'adds'] as const

/**
 * Undoes PostHog's packing of an event's data. What is packed shows in the members themselves: `cv` stays behind on
 * events that PostHog has unpacked already, and one recording mixes both. A damaged event is handed back as it was.
 */
export function unpackEvent(event: unknown, inflate: Inflate): UnpackedEvent {
  if (typeof event === 'string') return unpackText(event, inflate)
  if (!isFields(event)) return { event, packing: 'none' }
  const declared = event.cv === PACKED_VERSION
  const isPacked = (member: unknown): member is string =>
    typeof member === 'string' && (member.startsWith(GZIP_START) || declared)
  try {
    if (isPacked(event.data)) return { event: { ...event, data: unpacked(event.data, inflate) }, packing: 'undone' }
    if (event.type !== EventType.IncrementalSnapshot || !isFields(event.data)) return { event, packing: 'none' }
    const data = unpackedMembers(event.data, isPacked, inflate)
    return data ? { event: { ...event, data }, packing: 'undone' } : { event, packing: 'none' }
  } catch {
    return { event, packing: 'damaged' }
  }
}

/** An event in a text of its own: JSON, or as rrweb's packer writes it. */
function unpackText(text: string, inflate: Inflate): UnpackedEvent {
  const packed = isPackedText(text)
  try {
    const value: unknown = JSON.parse(packed ? inflateText(text, inflate) : text)
    if (!isFields(value)) return { event: text, packing: 'none' }
    const { event, packing } = unpackEvent(withoutMark(value), inflate)
    return { event, packing: packed && packing === 'none' ? 'undone' : packing }
  } catch {
    return { event: text, packing: packed ? 'damaged' : 'none' }
  }
}

function withoutMark(event: Fields): Fields {
  if (event.v !== PACKER_MARK) return event
  const { v: _, ...unmarked } = event
  return unmarked
}

/** Undefined when no member is packed. */
function unpackedMembers(data: Fields, isPacked: (member: unknown) => member is string, inflate: Inflate) {
  const packed = MUTATION_MEMBERS.filter((name) => Object.hasOwn(data, name) && isPacked(data[name]))
  if (packed.length === 0) return undefined
  const members = packed.map((name) => [name, unpacked(data[name] as string, inflate)] as const)
  return { ...data, ...Object.fromEntries(members) }
}

/** An empty string stands for a member that was not there. */
function unpacked(member: string, inflate: Inflate): unknown {
  if (member === '') return undefined
  return JSON.parse(inflateText(member, inflate)) as unknown
}

/**
 * Undoes gzip or zlib that is held as a text in which each byte is a character.
 * @throws Error when it is damaged.
 */
export function inflateText(text: string, inflate: Inflate): string {
  return new TextDecoder().decode(inflate(latin1Bytes(text)))
}

/**
 * The bytes of a text in which each byte is a character.
 * @throws RangeError when a character is none.
 */
export function latin1Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0xff) throw new RangeError('a character above 255 is no byte')
    bytes[at] = code
  }
  return bytes
}
