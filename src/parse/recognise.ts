import type { Document } from '../model/document.ts'
import { isEvent, isEventPair } from './event-shapes.ts'
import { formData } from './form-body.ts'
import type { Format, FoundSession, ReadContext } from './format.ts'
import { formats } from './formats.ts'
import { type JsonValues, jsonValues } from './json.ts'
import { anyOf } from './json-list.ts'
import type { Inflate } from './packed-event.ts'
import { jsonInText } from './script-data.ts'
import { textOf } from './text.ts'

/** A document as JSON values, and the format that they are written in; without one, none knows them. */
export interface Recognised {
  readonly json: JsonValues
  readonly format: Format | undefined
}

export interface RecognisingContext {
  readonly inflate: Inflate
  /** Documents of more bytes are not parsed in one piece. */
  readonly wholeBytes: number
}

/** Scripts and pages of more bytes are no recordings that somebody saved. */
const LARGEST_SCRIPT_BYTES = 2 ** 28

/**
 * Finds out what a document holds: JSON, lines of it, or else JSON inside of something that people keep recordings in: a
 * JSON text, a form that was posted, a script or a page.
 */
export function recognise(document: Document, context: RecognisingContext): Recognised {
  const plain = recognisePlain(document, context.wholeBytes)
  const { json, format } = plain
  // A script may have lines that are values of their own; they are not all of it.
  const isSure = format !== undefined && json.badLines <= json.values.length
  const inner = isSure ? undefined : textInside(document, json, context.inflate)
  if (inner === undefined) return plain
  const found = recognisePlain({ ...document, bytes: new TextEncoder().encode(inner) }, context.wholeBytes)
  return found.format ? found : plain
}

/** What a reader may use, made of what parsing may use. Texts inside of texts are opened once, never further. */
export function readContext(context: Omit<ReadContext, 'sessionsIn'> & RecognisingContext): ReadContext {
  return {
    ...context,
    sessionsIn(text): readonly FoundSession[] {
      const document = { name: context.name, bytes: new TextEncoder().encode(text) }
      const { json, format } = recognise(document, context)
      return format?.read(json.values, { ...context, sessionsIn: () => [] }).sessions ?? []
    },
  }
}

function recognisePlain(document: Document, wholeBytes: number): Recognised {
  const ways = jsonValues(document, wholeBytes)
  const known = ways.map((json) => ({ json, format: formatOf(json) })).find(({ format }) => format)
  return known ?? { json: ways[0], format: undefined }
}

/** The most specific format that knows any of the values. Each value is asked for once: a long list makes it anew. */
function formatOf({ values }: Pick<JsonValues, 'values'>): Format | undefined {
  let best = formats.length
  anyOf(values, (value) => {
    const found = formats.findIndex(({ recognises }, index) => index < best && recognises(value))
    if (found !== -1) best = found
    return best === 0
  })
  return formats[best]
}

function textInside(document: Document, json: JsonValues, inflate: Inflate): string | undefined {
  const { values, badLines, incomplete } = json
  // JSON that was written as JSON once more.
  const only = values.length === 1 ? values.at(0) : undefined
  if (badLines === 0 && !incomplete) return typeof only === 'string' ? only : undefined
  if (document.bytes.length > LARGEST_SCRIPT_BYTES) return undefined
  const text = textOf(document)
  return formData(text, inflate) ?? jsonInText(text, isRecording)
}

/** One event is a line of a log or an example in a text; it takes several to be worth a page. */
function isRecording(value: unknown): boolean {
  return !isEvent(value) && !isEventPair(value) && formatOf({ values: [value] }) !== undefined
}
