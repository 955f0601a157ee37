import { type Fields, isFields } from '../model/event.ts'
import type { NetworkRequest } from '../model/network.ts'
import { headersOf } from './headers.ts'
import { amountOf, cut, numberOf, textOf } from './recorded-text.ts'
import { requestKind } from './request-kind.ts'

/** Longest body of a request or an answer, in characters. */
const LONGEST_BODY = 100_000

/** Data addresses are as long as what they hold, and not worth reading. */
const LONGEST_URL = 8000
const LONGEST_METHOD = 40
const LONGEST_ERROR = 2000

/** Moments of a request, as browsers name them (https://www.w3.org/TR/resource-timing/, https://www.w3.org/TR/navigation-timing-2/). */
const PHASES = [
  'workerStart',
  'redirectStart',
  'redirectEnd',
  'fetchStart',
  'domainLookupStart',
  'domainLookupEnd',
  'connectStart',
  'secureConnectionStart',
  'connectEnd',
  'requestStart',
  'responseStart',
  'responseEnd',
  'domInteractive',
  'domContentLoadedEventEnd',
  'domComplete',
  'loadEventEnd',
] as const

/** The request that an entry of a browser's performance timeline stands for, with what recorders add to it. */
export function requestOfEntry(entry: Fields): NetworkRequest | undefined {
  const { entryType } = entry
  // Paints, marks and long tasks stand in the same timeline.
  if (entryType !== undefined && entryType !== 'resource' && entryType !== 'navigation') return undefined
  const url = [entry.name, entry.url].find((value) => typeof value === 'string' && value !== '')
  if (typeof url !== 'string') return undefined
  return withinLimits({
    url,
    kind: requestKind(entryType === 'navigation' ? 'navigation' : entry.initiatorType, url),
    method: textOf(entry.method, LONGEST_METHOD),
    status: amountOf(entry.status) ?? amountOf(entry.responseStatus),
    durationMs: durationOf(entry),
    ...sizesOf(entry),
    timings: timingsOf(entry),
    serverTimings: serverTimingsOf(entry.serverTiming),
    error: textOf(entry.error, LONGEST_ERROR),
    requestHeaders: headersOf(entry.requestHeaders),
    requestBody: textOf(entry.requestBody, LONGEST_BODY),
    responseHeaders: headersOf(entry.responseHeaders),
    responseBody: textOf(entry.responseBody, LONGEST_BODY),
  })
}

type Maybe<Item> = { readonly [Name in keyof Item]: Item[Name] | undefined }

/** The same request without members that are undefined, and with no text longer than a page can carry. */
export function withinLimits(request: Maybe<NetworkRequest> & Pick<NetworkRequest, 'url' | 'kind'>): NetworkRequest {
  const { url, method, requestBody, responseBody, error } = request
  const limited: Maybe<NetworkRequest> = {
    ...request,
    url: cut(url, LONGEST_URL),
    method: method === undefined ? undefined : cut(method, LONGEST_METHOD).toUpperCase(),
    requestBody: textOf(requestBody, LONGEST_BODY),
    responseBody: textOf(responseBody, LONGEST_BODY),
    error: textOf(error, LONGEST_ERROR),
  }
  return Object.fromEntries(
    Object.entries(limited).filter(([, value]) => value !== undefined),
  ) as unknown as NetworkRequest
}

/** Milliseconds on the page's own clock at which an entry ends. */
export function entryEnd(entry: Fields): number | undefined {
  const end = numberOf(entry.endTime) ?? (numberOf(entry.responseEnd) || undefined)
  if (end !== undefined) return end
  const start = numberOf(entry.startTime)
  return start === undefined ? undefined : start + (amountOf(entry.duration) ?? 0)
}

function durationOf(entry: Fields): number | undefined {
  const known = amountOf(entry.duration)
  if (known !== undefined) return tenths(known)
  const [start, end] = [numberOf(entry.startTime), numberOf(entry.endTime)]
  return start !== undefined && end !== undefined && end >= start ? tenths(end - start) : undefined
}

/** A browser tells no sizes of another site's answers: all are 0 then, which is not the same as from the cache. */
function sizesOf(entry: Fields): Pick<Maybe<NetworkRequest>, 'transferBytes' | 'bodyBytes'> {
  const [transferred, encoded, decoded] = [entry.transferSize, entry.encodedBodySize, entry.decodedBodySize].map(
    amountOf,
  )
  if (!transferred && !encoded && !decoded) return { transferBytes: undefined, bodyBytes: undefined }
  return { transferBytes: transferred ?? encoded, bodyBytes: decoded ?? encoded }
}

function timingsOf(entry: Fields): { [phase: string]: number } | undefined {
  const start = numberOf(entry.startTime)
  if (start === undefined) return undefined
  const timings: { [phase: string]: number } = {}
  for (const phase of PHASES) {
    const at = numberOf(entry[phase])
    // 0 is what did not happen. Recorders round the start, so that a phase can lie a little before it.
    if (at !== undefined && at > 0 && at >= start - 1) timings[phase] = tenths(Math.max(0, at - start))
  }
  return Object.keys(timings).length > 0 ? timings : undefined
}

function serverTimingsOf(list: unknown): { readonly [name: string]: number } | undefined {
  if (!Array.isArray(list)) return undefined
  return namedDurations(list.filter(isFields))
}

const MOST_SERVER_TIMINGS = 50
const LONGEST_SERVER_TIMING_NAME = 100

/** Durations by name, of entries such as a server's timings; undefined when there is none. */
export function namedDurations(entries: readonly Fields[]): { readonly [name: string]: number } | undefined {
  const durations = new Map<string, number>()
  for (const { name, duration } of entries.slice(0, MOST_SERVER_TIMINGS)) {
    const took = amountOf(duration)
    const isNamed = typeof name === 'string' && name !== ''
    if (isNamed && took !== undefined) durations.set(cut(name, LONGEST_SERVER_TIMING_NAME), tenths(took))
  }
  return durations.size === 0 ? undefined : Object.fromEntries(durations)
}

/** Browsers give no more than tenths, with the noise of binary fractions behind. */
const tenths = (ms: number) => Math.round(ms * 10) / 10
