/** Highlight (https://github.com/highlight/highlight): what its server answers, and what its recorder sends. */
import type { ConsoleLine } from '../model/console.ts'
import { type Fields, isFields } from '../model/event.ts'
import type { NetworkRequest } from '../model/network.ts'
import type { Recorded } from '../model/tracks.ts'
import {
  bodyText,
  consoleLevel,
  consoleParts,
  epochMs,
  filledText,
  finite,
  headersOf,
  jsonOrValue,
  present,
  requestKind,
  stackFrames,
} from './beside.ts'
import type { Format, FoundList, FoundSession } from './format.ts'
import { isList } from './json-list.ts'
import { sessionParts } from './merged.ts'
import { listed, wrapped } from './wrapped.ts'

/** A GraphQL answer: `{data: {events: [events]}}`. */
export const highlightAnswer = wrapped(
  { id: 'highlight-answer', title: 'Highlight, GraphQL answer', sign: '{data: {events: [events]}}' },
  ({ data }) => (isFields(data) ? listed(data.events) : undefined),
)

/**
 * A recorder's push: `{session_secure_id, messages: "<json>", resources: "<json>", errors, events: {events: [events]}}`,
 * alone or as the variables of a GraphQL request.
 */
export const highlightPayload: Format = {
  id: 'highlight-payload',
  title: 'Highlight, payload of its recorder (events, console, network)',
  sign: '{session_secure_id, messages, resources, events: {events}}',
  recognises: (value) => payloadOf(value) !== undefined,
  read: sessionParts((value) => {
    const payload = payloadOf(value)
    return payload && [sessionOf(payload)]
  }),
}

interface Payload {
  readonly fields: Fields
  readonly lists: readonly FoundList[]
}

function payloadOf(value: unknown): Payload | undefined {
  if (!isFields(value)) return undefined
  const fields = isFields(value.variables) ? value.variables : value
  const lists = isFields(fields.events) ? listed(fields.events.events) : undefined
  return lists && { fields, lists }
}

function sessionOf({ fields, lists }: Payload): FoundSession {
  const startedAt = firstTime(lists)
  const lines = itemsOf(fields.messages, 'messages').map(consoleLine)
  const errors = itemsOf(fields.errors, 'errors').map(errorLine)
  const requests = itemsOf(fields.resources, 'resources').map((resource) => request(resource, startedAt))
  return {
    sessionId: filledText(fields.session_secure_id),
    lists,
    tracks: {
      console: [...lines, ...errors].filter((line) => line !== undefined),
      network: requests.filter((found) => found !== undefined),
    },
  }
}

/** The items of a list that is wrapped in an object, in a text of JSON, in both or in neither. */
function itemsOf(value: unknown, name: string): Fields[] {
  const opened = jsonOrValue(value)
  const list = isList(opened) || !isFields(opened) ? opened : opened[name]
  return isList(list) ? Array.from(list).filter(isFields) : []
}

function firstTime(lists: readonly FoundList[]): number | undefined {
  for (const { elements } of lists) {
    for (const event of elements) {
      const time = isFields(event) ? epochMs(event.timestamp) : undefined
      if (time !== undefined) return time
    }
  }
  return undefined
}

function consoleLine(message: Fields): Recorded<ConsoleLine> | undefined {
  const timestamp = epochMs(message.time)
  if (timestamp === undefined) return undefined
  return {
    timestamp,
    level: consoleLevel(message.type),
    parts: consoleParts(jsonOrValue(message.value)),
    trace: stackFrames(message.trace),
  }
}

function errorLine(error: Fields): Recorded<ConsoleLine> | undefined {
  const timestamp = epochMs(error.timestamp)
  if (timestamp === undefined) return undefined
  return { timestamp, level: 'error', parts: consoleParts(error.event), trace: stackFrames(error.stackTrace) }
}

function request(resource: Fields, startedAt: number | undefined): Recorded<NetworkRequest> | undefined {
  const url = filledText(resource.name)
  const start = finite(resource.startTimeAbs) ?? finite(resource.startTime)
  const end = finite(resource.responseEndAbs) ?? finite(resource.responseEnd)
  // Older recorders count from when they were started.
  const timestamp = epochMs(start) ?? (start === undefined || startedAt === undefined ? undefined : startedAt + start)
  if (url === undefined || timestamp === undefined) return undefined
  return {
    timestamp,
    url,
    kind: requestKind(resource.initiatorType),
    ...present({
      durationMs: start === undefined || end === undefined ? undefined : Math.max(0, end - start),
      transferBytes: finite(resource.transferSize),
      bodyBytes: finite(resource.decodedBodySize) ?? finite(resource.encodedBodySize),
    }),
    ...exchanged(resource.requestResponsePairs),
  }
}

function exchanged(pair: unknown): Partial<NetworkRequest> {
  if (!isFields(pair)) return {}
  const sent = isFields(pair.request) ? pair.request : {}
  const answer = isFields(pair.response) ? pair.response : {}
  return present({
    method: filledText(sent.verb)?.toUpperCase(),
    status: finite(answer.status),
    requestHeaders: headersOf(sent.headers),
    requestBody: bodyText(sent.body),
    responseHeaders: headersOf(answer.headers),
    responseBody: bodyText(answer.body),
  })
}
