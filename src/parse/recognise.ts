import type { Format, FoundSession, ReadContext } from './format.ts'
import { formats } from './formats.ts'
import { isEventPair, isEvent } from './event-shapes.ts'
import { formData } from './form-body.ts'
import { type JsonValues, jsonValues } from './json.ts'
import type { Inflate } from './packed-event.ts'
import { jsonInText } from './script-data.ts'

/** A text as JSON values, and the format that they are written in; without one, none knows them. */
export interface Recognised {
  readonly json: JsonValues
  readonly format: Format | undefined
}

/**
 * Finds out what a text holds: JSON, lines of it, or else JSON inside of something that people keep recordings in: a
 * JSON text, a form that was posted, a script or a page.
 */
export function recognise(text: string, inflate: Inflate): Recognised {
  const json = jsonValues(text)
  const format = formatOf(json.values)
  if (format) return { json, format }
  const inner = isWhole(json) ? textIn(json) : (formData(text, inflate) ?? jsonInText(text, isRecording))
  if (inner === undefined) return { json, format }
  const innerJson = jsonValues(inner)
  const innerFormat = formatOf(innerJson.values)
  return innerFormat ? { json: innerJson, format: innerFormat } : { json, format }
}

/** What a reader may use, made of what parsing may use. Texts inside of texts are opened once, never further. */
export function readContext(context: Omit<ReadContext, 'sessionsIn'>): ReadContext {
  return {
    ...context,
    sessionsIn(text): readonly FoundSession[] {
      const { json, format } = recognise(text, context.inflate)
      return format?.read(json.values, { ...context, sessionsIn: () => [] }).sessions ?? []
    },
  }
}

function isWhole({ values, badLines }: JsonValues): boolean {
  return values.length > 0 && badLines === 0
}

/** The text that is all that was written as JSON: JSON that was written as JSON once more. */
function textIn({ values }: JsonValues): string | undefined {
  const [only] = values
  return values.length === 1 && typeof only === 'string' ? only : undefined
}

function formatOf(values: readonly unknown[]): Format | undefined {
  return formats.find(({ recognises }) => values.some(recognises))
}

/** One event is a line of a log or an example in a text; it takes several to be worth a page. */
function isRecording(value: unknown): boolean {
  return !isEvent(value) && !isEventPair(value) && formatOf([value]) !== undefined
}
