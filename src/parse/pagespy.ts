/** PageSpy's log (https://github.com/HuolalaTech/page-spy-web): messages of several kinds, each with its data packed. */
import type { ConsoleLine } from '../model/console.ts'
import { type Fields, isFields } from '../model/event.ts'
import type { NetworkRequest } from '../model/network.ts'
import { problem } from '../model/problem.ts'
import type { Recorded } from '../model/tracks.ts'
import {
  bodyText,
  consoleLevel,
  consoleParts,
  epochMs,
  filledText,
  finite,
  headersOf,
  present,
  requestKind,
  stackFrames,
} from './beside.ts'
import { isPackedText } from './event-text.ts'
import type { EventList } from '../model/event-list.ts'
import type { Format, FoundList, FoundSession, ReadContext } from './format.ts'
import { anyOf, isList } from './json-list.ts'
import { sessionParts } from './merged.ts'
import { inflateText } from './packed-event.ts'

/** `[{type, timestamp, data}]`, `data` being zlib of JSON with each byte a character. */
export const pagespy: Format = {
  id: 'pagespy',
  title: 'PageSpy log (rrweb events, console, network)',
  sign: '[{type: "rrweb-event", data, timestamp}]',
  recognises: (value) => isReplayMessage(value) || (isList(value) && anyOf(value, isReplayMessage)),
  read: sessionParts((value, context) => {
    const messages = isList(value) ? value : isMessage(value) ? [value] : undefined
    return messages && [sessionOf(messages, context)]
  }),
}

interface Message extends Fields {
  readonly type: string
  readonly timestamp: number
}

function isMessage(value: unknown): value is Message {
  return isFields(value) && typeof value.type === 'string' && typeof value.timestamp === 'number'
}

function isReplayMessage(value: unknown): value is Message {
  return isMessage(value) && value.type === 'rrweb-event'
}

function sessionOf(messages: EventList, context: ReadContext): FoundSession {
  const console: Recorded<ConsoleLine>[] = []
  // A request is told anew each time that its state changes.
  const requests = new Map<string, Recorded<NetworkRequest>>()
  let title: string | undefined
  const open = opener(context)
  for (const message of messages) {
    if (!isMessage(message)) continue
    const { type, timestamp } = message
    if (type === 'console') console.push(consoleLine(open.data(message), timestamp))
    else if (type === 'network') addRequest(requests, open.data(message), timestamp)
    else if (type === 'meta') title ??= filledText(open.data(message).remark)
  }
  open.close()
  return { title, lists: [replayEvents(messages)], tracks: { console, network: [...requests.values()] } }
}

/** The data of such a message is an event in a text of its own, and unpacked like any other. */
function replayEvents(messages: EventList): FoundList {
  return {
    elements: messages,
    eventsOf(message) {
      if (!isMessage(message)) return undefined
      return isReplayMessage(message) ? [{ windowId: undefined, event: message.data }] : []
    },
  }
}

/** Opens the data of messages, and counts what is damaged. */
function opener({ name, note, inflate }: ReadContext) {
  let packed = 0
  let damaged = 0
  return {
    data({ data }: Message): Fields {
      if (typeof data !== 'string') return isFields(data) ? data : {}
      packed++
      try {
        const value: unknown = JSON.parse(isPackedText(data) ? inflateText(data, inflate) : data)
        if (isFields(value)) return value
      } catch {
        damaged++
      }
      return {}
    },
    close(): void {
      if (damaged > 0) note(problem('messages-damaged', { name, damaged, packed }))
    },
  }
}

function consoleLine(data: Fields, timestamp: number): Recorded<ConsoleLine> {
  const parts: unknown[] = []
  if (isList(data.logs)) for (const log of data.logs) parts.push(isFields(log) ? log.value : log)
  const detail = isFields(data.errorDetail) ? data.errorDetail : {}
  return {
    timestamp: epochMs(data.time) ?? timestamp,
    level: consoleLevel(data.logType),
    parts: consoleParts(parts),
    trace: stackFrames(detail.stack),
  }
}

function addRequest(requests: Map<string, Recorded<NetworkRequest>>, data: Fields, timestamp: number): void {
  const url = filledText(data.url)
  if (url === undefined) return
  const key = filledText(data.id) ?? `request ${requests.size}`
  requests.set(key, {
    timestamp: epochMs(data.startTime) ?? timestamp,
    url,
    kind: requestKind(data.requestType),
    ...present({
      method: filledText(data.method)?.toUpperCase(),
      status: finite(data.status),
      durationMs: finite(data.costTime),
      requestHeaders: headersOf(data.requestHeader),
      requestBody: bodyText(data.requestPayload) ?? bodyText(data.postData),
      responseHeaders: headersOf(data.responseHeader),
      responseBody: bodyText(data.response),
      error: filledText(data.responseReason),
    }),
  })
}
