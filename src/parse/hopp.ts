/** Hopp's bug reports: a recording between what the browser wrote to its console and asked of the network. */
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
  present,
  requestKind,
  stackFrames,
} from './beside.ts'
import { type Format, type FoundSession, sessionEach } from './format.ts'
import { isList } from './json-list.ts'
import { filledTracks } from './merged.ts'
import { listed } from './wrapped.ts'

/** `{session_recording: {browser, console: [], net: [], rec: [events], sessionStart}, report_info: {title, …}}`. */
export const hopp: Format = {
  id: 'hopp',
  title: 'Hopp bug report (events, console, network)',
  sign: '{session_recording: {rec, console, net}, report_info}',
  recognises: (value) => sessionOf(value) !== undefined,
  read: sessionEach(sessionOf),
}

function sessionOf(value: unknown): FoundSession | undefined {
  if (!isFields(value) || !isFields(value.session_recording)) return undefined
  const recording = value.session_recording
  const lists = listed(recording.rec)
  if (!lists) return undefined
  const report = isFields(value.report_info) ? value.report_info : {}
  const startedAt = epochMs(recording.sessionStart)
  return {
    title: filledText(report.title),
    lists,
    tracks: filledTracks({
      console: itemsOf(recording.console, (item) => consoleLine(item, startedAt)),
      network: itemsOf(recording.net, (item) => request(item, startedAt)),
    }),
  }
}

function itemsOf<Item>(list: unknown, read: (item: Fields) => Item | undefined): Item[] {
  const items = isList(list) ? Array.from(list).filter(isFields) : []
  return items.map(read).filter((item) => item !== undefined)
}

// No description of these lists is published, so every name in use for such a member is looked for.

function consoleLine(item: Fields, startedAt: number | undefined): Recorded<ConsoleLine> | undefined {
  const timestamp = timeOf(item, startedAt)
  if (timestamp === undefined) return undefined
  return {
    timestamp,
    level: consoleLevel(firstOf(item, ['level', 'type', 'method', 'logType'])),
    parts: consoleParts(
      firstOf(item, ['args', 'arguments', 'message', 'messages', 'payload', 'data', 'value', 'text']),
    ),
    trace: stackFrames(firstOf(item, ['trace', 'stack'])),
  }
}

function request(item: Fields, startedAt: number | undefined): Recorded<NetworkRequest> | undefined {
  const url = filledText(firstOf(item, ['url', 'name']))
  const timestamp = timeOf(item, startedAt)
  if (url === undefined || timestamp === undefined) return undefined
  return {
    timestamp,
    url,
    kind: requestKind(firstOf(item, ['initiatorType', 'type', 'kind'])),
    ...present({
      method: filledText(item.method)?.toUpperCase(),
      status: finite(firstOf(item, ['status', 'statusCode', 'responseStatus'])),
      durationMs: finite(firstOf(item, ['duration', 'durationMs', 'time'])),
      requestHeaders: headersOf(item.requestHeaders),
      requestBody: bodyText(firstOf(item, ['requestBody', 'body'])),
      responseHeaders: headersOf(item.responseHeaders),
      responseBody: bodyText(firstOf(item, ['responseBody', 'response'])),
      error: filledText(item.error),
    }),
  }
}

function timeOf(item: Fields, startedAt: number | undefined): number | undefined {
  const time = firstOf(item, ['timestamp', 'startTime', 'start', 'time', 't'])
  const elapsedMs = finite(time)
  // Times too small for a date count from the start of the session.
  return epochMs(time) ?? (startedAt === undefined || elapsedMs === undefined ? undefined : startedAt + elapsedMs)
}

function firstOf(item: Fields, names: readonly string[]): unknown {
  const name = names.find((candidate) => Object.hasOwn(item, candidate) && item[candidate] !== null)
  return name === undefined ? undefined : item[name]
}
