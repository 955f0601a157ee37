import type { Document } from '../model/document.ts'
import { type Note, problem, ReplayError } from '../model/problem.ts'
import type { Recording } from '../model/recording.ts'
import { holdsPackedText } from './event-text.ts'
import type { Format, Found, FoundSession } from './format.ts'
import { type JsonValues, throwNoJson } from './json.ts'
import { notARecording } from './not-a-recording.ts'
import { type Inflate, unpackEvent } from './packed-event.ts'
import { readContext, recognise } from './recognise.ts'
import { sessionIdInName } from './session-name.ts'
import { type EventWatch, windowsOf } from './windows.ts'

export type { EventWatch } from './windows.ts'
export type { FormatName } from './format.ts'
export { formatNames } from './formats.ts'
export { readSide, sideAlone } from './sides.ts'

/** What parsing may use of the world outside. */
export interface ParseContext {
  readonly note: Note
  readonly inflate: Inflate
  /**
   * Documents of more bytes are not parsed in one piece: their events stay bytes, and are parsed one at a time whenever
   * they are asked for. Default: 64 MB, for which objects take up to half a gigabyte.
   */
  readonly wholeBytes?: number
  /**
   * What the packed events of a document in one piece may unpack to, in bytes; those past it stay packed. Default: 512 MiB,
   * of which objects take up to four gigabytes.
   */
  readonly heldBytes?: number
  /** Read what is whole of a document that is cut off or broken, instead of refusing it. Default: false. */
  readonly partial?: boolean
  /** Sees the events of each window that are not held, unpacked, on the way. */
  readonly watch?: () => EventWatch
}

const WHOLE_BYTES = 64e6

/** Packed events unpack to ten times their size and more, so that fewer bytes of them are parsed in one piece. */
const WHOLE_PACKED_BYTES = 32e6

const HELD_BYTES = 2 ** 29

/**
 * Reads the recordings in a document, whatever format they are written in. The content decides, never the name.
 * @throws ReplayError when it is no JSON, no recording, or a recording without any event.
 */
export function parse(document: Document, context: ParseContext): Recording[] {
  const { name } = document
  const wholeBytes = context.wholeBytes ?? (holdsPackedText(document.bytes) ? WHOLE_PACKED_BYTES : WHOLE_BYTES)
  const { json, format } = recognise(document, { inflate: context.inflate, wholeBytes })
  if (!format) return throwUnknown(document, json)
  const found = format.read(json.values, readContext({ ...context, name, wholeBytes }))
  const read = found.sessions.map((session) => recordingOf({ name, format, session }, context))
  const recordings = read
    .map(({ recording }) => recording)
    .filter(({ windows, tracks }) => windows.length > 0 || tracks)
  if (json.incomplete && (recordings.length === 0 || !context.partial)) throwNoJson(document, eventsIn(read))
  if (recordings.length === 0) {
    throw new ReplayError(problem('no-events', { name }))
  }
  noteLost(document, { json, found, read }, context.note)
  const { path, containers, session } = document
  const origins = [{ containers: containers ?? [], bytes: document.bytes.length }]
  return recordings.map((recording) => ({
    ...recording,
    ...(path !== undefined && { path }),
    ...(containers && { containers }),
    origins,
    ...(recording.sessionId === undefined && session && { sessionId: session.id }),
    ...(recording.title === undefined && session?.title !== undefined && { title: session.title }),
  }))
}

function throwUnknown(document: Document, { values, badLines, incomplete }: JsonValues): never {
  // Lines that are JSON beside others that are not: only a recording makes a document of them.
  if (values.length === 0 || badLines > 0 || incomplete) throwNoJson(document)
  throw new ReplayError(notARecording(document.name, values.at(0)))
}

interface Read {
  readonly recording: Recording
  readonly elements: number
  readonly skipped: number
}

function recordingOf(found: { name: string; format: Format; session: FoundSession }, context: ParseContext): Read {
  const { name, format, session } = found
  const sessionId = session.sessionId ?? sessionIdInName(name)
  const { title, person, tracks } = session
  const packed = createUnpacking(context)
  const { windows, elements, skipped } = windowsOf(session.lists, {
    unpack: packed.unpack,
    watch: unpackedWatch(context),
  })
  packed.note(name, context.note)
  const about = {
    ...(sessionId !== undefined && { sessionId }),
    ...(title !== undefined && { title }),
    ...(person && { person }),
  }
  return { recording: { name, format: format.id, ...about, windows, ...(tracks && { tracks }) }, elements, skipped }
}

/** What such events unpack to is let go of at once. */
function unpackedWatch({ watch, inflate }: ParseContext): (() => EventWatch) | undefined {
  return (
    watch &&
    (() => {
      const { see, end } = watch()
      return { see: (event) => see(unpackEvent(event, inflate).event), end }
    })
  )
}

/**
 * Counts what it unpacks. Of events that are unpacked only when they are asked for, nothing is known in time; those of
 * shorter documents are all held at once, and stay packed past what the heap can hold.
 */
function createUnpacking({ inflate, heldBytes: mostHeldBytes = HELD_BYTES }: ParseContext) {
  const count = { none: 0, undone: 0, damaged: 0 }
  let heldBytes = 0
  let isHolding = true
  const inflateHeld: Inflate = (bytes) => {
    if (!isHolding) return inflate(bytes)
    if (heldBytes > mostHeldBytes) throw new RangeError('unpacks to more than can be held')
    const inflated = inflate(bytes)
    heldBytes += inflated.length
    return inflated
  }
  return {
    unpack(event: unknown): unknown {
      const result = unpackEvent(event, inflateHeld)
      count[result.packing]++
      return result.event
    },
    note(name: string, note: Note): void {
      isHolding = false
      const { damaged, undone } = count
      if (damaged > 0) note(problem('packed-fields-damaged', { name, damaged, packed: damaged + undone }))
    },
  }
}

/** Says what is missing from the recordings of a document. */
function noteLost(
  { name }: Document,
  { json, found, read }: { json: JsonValues; found: Found; read: Read[] },
  note: Note,
) {
  const sum = (count: (one: Read) => number) => read.reduce((total, one) => total + count(one), 0)
  const skipped = json.badLines + found.skipped + sum((one) => one.skipped)
  const lines = json.badLines + found.skipped + sum((one) => one.elements)
  if (skipped > 0) note(problem('lines-skipped', { name, skipped, lines }))
  if (json.incomplete) note(problem('json-incomplete', { name, events: eventsIn(read) }))
}

function eventsIn(read: readonly Read[]): number {
  const windows = read.flatMap(({ recording }) => recording.windows)
  return windows.reduce((total, { events }) => total + events.length, 0)
}
