import { EventType, type Fields, isFields } from '../model/event.ts'
import type { EventList } from '../model/event-list.ts'
import { picked } from './event-lists.ts'
import { LONGEST_PAUSE_MS, timeOf } from './survey.ts'

/** The events of one session in a tab. */
export interface SessionPart {
  readonly events: EventList
  /** Where an event of the recorder names it. */
  readonly sessionId?: string
}

/** Within so many events and ms, a new session has said which one it is and written meta event and full snapshot. */
const EVENTS_OF_A_START = 5
const START_TAKES_MS = 5000

const MAX_ID_CHARACTERS = 200

/** What an event of PostHog's recorder says about the session that it lies in, or that begins with it. */
interface Hint {
  readonly id: string
  /** `begins`: the session begins here, unless it has begun. `names`: it is this one. */
  readonly kind: 'begins' | 'names'
  /** Id of the session that ended. */
  readonly before?: string | undefined
}

/** What cutting looks at, by index in the list. */
interface Walked {
  /** Epoch ms; an event without a time has that of the one before it, or else of the one after it. */
  readonly times: Float64Array
  /** The event's type where it is a meta event or a full snapshot, else 0. */
  readonly types: Uint8Array
  readonly hints: ReadonlyMap<number, Hint>
}

/**
 * Cuts the events of a tab, which outlives sessions, where a new session begins: after a pause of more than 30 minutes
 * with a meta event and a full snapshot behind it, or where PostHog's recorder says so.
 */
export function sessionParts(events: EventList): SessionPart[] {
  const walked = walk(events)
  const parts = assigned(walked, timeOrder(walked.times))
  const { ids } = parts
  if (ids.length === 1) return [withId(events, ids[0])]
  return indicesOfParts(parts).map((indices, part) => withId(picked(events, indices), ids[part]))
}

function withId(events: EventList, sessionId: string | undefined): SessionPart {
  return { events, ...(sessionId !== undefined && { sessionId }) }
}

function walk(events: EventList): Walked {
  const times = new Float64Array(events.length)
  const types = new Uint8Array(events.length)
  const hints = new Map<number, Hint>()
  let index = 0
  let time: number | undefined
  for (const event of events) {
    const ownTime = timeOf(event)
    if (time === undefined && ownTime !== undefined) times.fill(ownTime, 0, index)
    time = ownTime ?? time
    times[index] = time ?? 0
    if (isFields(event)) {
      const { type } = event
      if (type === EventType.Meta || type === EventType.FullSnapshot) types[index] = type
      const hint = type === EventType.Custom && isFields(event.data) ? hintOf(event.data) : undefined
      if (hint) hints.set(index, hint)
    }
    index++
  }
  return { times, types, hints }
}

function hintOf({ tag, payload }: Fields): Hint | undefined {
  if (!isFields(payload)) return undefined
  const hint = (kind: Hint['kind'], id: unknown, before?: unknown): Hint | undefined =>
    isId(id) ? { kind, id, before: isId(before) ? before : undefined } : undefined
  switch (tag) {
    case '$session_starting':
      return hint('begins', payload.nextSessionId, payload.previousSessionId)
    case '$session_id_change':
      // A recorder's very first session counts as a change too.
      return hint(isFirstSession(payload) ? 'names' : 'begins', payload.sessionId)
    case '$session_ending':
      return hint('names', payload.currentSessionId)
    case 'sessionIdle':
      return hint('names', payload.sessionId)
    default:
      return undefined
  }
}

function isFirstSession({ changeReason }: Fields): boolean {
  return isFields(changeReason) && changeReason.noSessionId === true
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID_CHARACTERS
}

/** Indices by time; those of one time keep their order. */
function timeOrder(times: Float64Array): Uint32Array {
  const order = Uint32Array.from(times.keys())
  const isSorted = times.every((time, index) => index === 0 || time >= (times[index - 1] as number))
  return isSorted ? order : order.sort((a, b) => (times[a] as number) - (times[b] as number))
}

/** The part of each event, and the id of each part's session where there is one. */
interface Parts {
  readonly partOf: Uint32Array
  readonly ids: (string | undefined)[]
  /** Position of each part's first event in the order of time. */
  readonly starts: number[]
}

function assigned(walked: Walked, order: Uint32Array): Parts {
  const { times, hints } = walked
  const parts: Parts = { partOf: new Uint32Array(order.length), ids: [undefined], starts: [0] }
  const timeAt = (position: number) => times[order[position] as number] as number
  for (let position = 0; position < order.length; position++) {
    const index = order[position] as number
    const pauseMs = position === 0 ? 0 : timeAt(position) - timeAt(position - 1)
    if (pauseMs > LONGEST_PAUSE_MS && isStart(walked, order, position)) begin(parts, position, undefined)
    const hint = hints.get(index)
    if (hint) {
      const start = parts.starts.at(-1) as number
      const isYoung = position - start < EVENTS_OF_A_START && timeAt(position) - timeAt(start) <= START_TAKES_MS
      follow(hint, parts, { position, isYoung })
    }
    parts.partOf[index] = parts.ids.length - 1
  }
  return parts
}

function begin({ ids, starts }: Parts, position: number, id: string | undefined): void {
  ids.push(id)
  starts.push(position)
}

function follow(hint: Hint, parts: Parts, at: { readonly position: number; readonly isYoung: boolean }): void {
  const { ids } = parts
  const current = ids.length - 1
  const isBegun = hint.kind === 'names' || ids[current] === hint.id || (ids[current] === undefined && at.isYoung)
  if (isBegun) {
    ids[current] ??= hint.id
    if (current > 0) ids[current - 1] ??= hint.before
  } else {
    ids[current] ??= hint.before
    begin(parts, at.position, hint.id)
  }
}

function isStart({ times, types }: Walked, order: Uint32Array, position: number): boolean {
  const latest = (times[order[position] as number] as number) + START_TAKES_MS
  const indices = Array.from(order.subarray(position, position + EVENTS_OF_A_START))
  const found = indices.filter((index) => (times[index] as number) <= latest).map((index) => types[index])
  return found.includes(EventType.Meta) && found.includes(EventType.FullSnapshot)
}

/** The indices of each part's events, ascending. */
function indicesOfParts({ partOf, ids }: Parts): Uint32Array[] {
  const sizes = new Uint32Array(ids.length)
  for (const part of partOf) sizes[part] = (sizes[part] as number) + 1
  const lists = Array.from(sizes, (size) => new Uint32Array(size))
  const filled = new Uint32Array(ids.length)
  partOf.forEach((part, index) => {
    const at = filled[part] as number
    ;(lists[part] as Uint32Array)[at] = index
    filled[part] = at + 1
  })
  return lists
}
