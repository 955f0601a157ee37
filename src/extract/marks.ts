import { EventType, type ReplayEvent } from '../model/event.ts'
import type { Mark } from '../model/mark.ts'
import { cut, jsonOf } from './recorded-text.ts'
import { sentryConsole, sentryName, sentryRequest } from './sentry.ts'

const LONGEST_NAME = 200
const LONGEST_DETAILS = 10_000

/** The mark of a custom event, whoever wrote it; nothing for what is a console line or a request. */
export function markOf({ type, data }: ReplayEvent): Mark | undefined {
  if (type !== EventType.Custom || sentryConsole(data) || sentryRequest(data)) return undefined
  const details = detailsOf(data.payload)
  return withinLimits({
    kind: 'custom',
    name: sentryName(data) ?? nameOf(data.tag),
    ...(details !== undefined && { details }),
  })
}

/** The same mark, no longer than a page can carry. */
export function withinLimits({ kind, name, details }: Mark): Mark {
  return {
    kind,
    name: cut(name, LONGEST_NAME),
    ...(details !== undefined && { details: cut(details, LONGEST_DETAILS) }),
  }
}

/** A tag may be anything that JSON holds. */
function nameOf(tag: unknown): string {
  const name = typeof tag === 'string' ? tag.trim() : tag === undefined || tag === null ? '' : jsonOf(tag)
  return name || 'custom event'
}

function detailsOf(payload: unknown): string | undefined {
  // Highlight writes its payloads as JSON already.
  const json = typeof payload === 'string' && isJsonObject(payload) ? payload : jsonOf(payload)
  return json === undefined || NOTHING.has(json) ? undefined : json
}

const NOTHING: ReadonlySet<string> = new Set(['{}', '[]', 'null', '""'])

function isJsonObject(text: string): boolean {
  if (!text.startsWith('{') && !text.startsWith('[')) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
