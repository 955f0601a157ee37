import type { Document } from '../model/document.ts'
import { type Note, problem, ReplayError } from '../model/problem.ts'
import type { Recording } from '../model/recording.ts'
import type { Format, FoundEvent, FoundSession } from './format.ts'
import { formats } from './formats.ts'
import { type JsonValues, jsonValues, throwNoJson } from './json.ts'
import { notARecording } from './not-a-recording.ts'
import { type Inflate, unpackEvent } from './packed-event.ts'
import { sessionIdInName } from './session-name.ts'
import { textOf } from './text.ts'
import { windowsOf } from './windows.ts'

export { readSide } from './sides.ts'

/** What parsing may use of the world outside. */
export interface ParseContext {
  readonly note: Note
  readonly inflate: Inflate
}

/**
 * Reads the recordings in a document, whatever format they are written in. The content decides, never the name.
 * @throws ReplayError when it is cut off, no JSON, no recording, or a recording without any event.
 */
export function parse(document: Document, context: ParseContext): Recording[] {
  const { name } = document
  const text = textOf(document)
  const json = jsonValues(text)
  const format = formatOf(json.values)
  if (!format) return throwUnknown(name, text, json)
  const found = format.read(json.values)
  const sessions = found.sessions.filter(({ events }) => events.length > 0)
  if (sessions.length === 0) throw new ReplayError(problem('no-events', { name }))
  const skipped = json.badLines + found.skipped
  if (skipped > 0) {
    context.note(problem('lines-skipped', { name, skipped, lines: json.values.length + json.badLines }))
  }
  return sessions.map((session) => recordingOf({ name, format: format.id, session }, context))
}

function formatOf(values: readonly unknown[]): Format | undefined {
  return formats.find(({ recognises }) => values.some(recognises))
}

function throwUnknown(name: string, text: string, { values, badLines }: JsonValues): never {
  // Lines that are JSON beside others that are not: only a recording makes a document of them.
  if (values.length === 0 || badLines > 0) throwNoJson(name, text)
  throw new ReplayError(notARecording(name, values[0]))
}

function recordingOf(found: { name: string; format: string; session: FoundSession }, context: ParseContext): Recording {
  const { name, format, session } = found
  const sessionId = session.sessionId ?? sessionIdInName(name)
  const { title } = session
  return {
    name,
    format,
    ...(sessionId !== undefined && { sessionId }),
    ...(title !== undefined && { title }),
    windows: windowsOf(unpackAll(name, session.events, context)),
  }
}

function unpackAll(name: string, events: readonly FoundEvent[], { note, inflate }: ParseContext): FoundEvent[] {
  const count = { none: 0, undone: 0, damaged: 0 }
  const unpacked = events.map(({ windowId, event }) => {
    const result = unpackEvent(event, inflate)
    count[result.packing]++
    return { windowId, event: result.event }
  })
  const { damaged, undone } = count
  if (damaged > 0) note(problem('packed-fields-damaged', { name, damaged, packed: damaged + undone }))
  return unpacked
}
