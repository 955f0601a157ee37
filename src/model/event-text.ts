/** The JSON that an event was read from, at hand for a while: an event that stays as it is need not be written again. */
import { type Fields, isFields, type ReplayEvent } from './event.ts'

/** A stretch of UTF-8 text; its bytes are not kept from being let go of. */
export interface TextPlace {
  readonly bytes: WeakRef<Uint8Array>
  readonly start: number
  readonly end: number
}

interface Remembered extends TextPlace {
  /** Any change to an event replaces its data. */
  readonly data: Fields
  readonly type: unknown
  readonly timestamp: unknown
}

/** Whoever reads events one by one writes each soon after; a map by event would take as long as writing them. */
const latest: (Remembered | undefined)[] = Array.from({ length: 16 })
let next = 0

const MEMBERS = 3
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/** Takes note of where a JSON value was read, if it is an event with no members beside its type, data and time. */
export function rememberText(value: unknown, { bytes, start, end }: TextPlace): void {
  if (!isFields(value) || !isFields(value.data)) return
  const { type, data, timestamp } = value
  if (type === undefined || timestamp === undefined || Object.keys(value).length !== MEMBERS) return
  latest[next] = { data, type, timestamp, bytes, start, end }
  next = (next + 1) % latest.length
}

/**
 * The text of an event as it was read, of one line. Undefined when it has changed since, was read long ago or stands on more
 * than one.
 */
export function textOf({ type, data, timestamp }: ReplayEvent): Uint8Array | undefined {
  const known = latest.find((one) => one?.data === data)
  if (known?.type !== type || known.timestamp !== timestamp) return undefined
  const text = known.bytes.deref()?.subarray(known.start, known.end)
  return text?.includes(LINE_FEED) || text?.includes(CARRIAGE_RETURN) ? undefined : text
}
