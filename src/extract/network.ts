import { EventType, type Fields, isFields, type ReplayEvent } from '../model/event.ts'
import type { NetworkRequest } from '../model/network.ts'
import type { Recorded } from '../model/tracks.ts'
import { headersOf } from './headers.ts'
import { namedFields } from './network-2022.ts'
import { entryEnd, namedDurations, requestOfEntry, withinLimits } from './performance-entry.ts'
import { amountOf, numberOf, textOf } from './recorded-text.ts'
import { requestKind } from './request-kind.ts'
import { sentryRequest } from './sentry.ts'

/** PostHog's first network plugin, of 2022. A recording that has both tells each request twice. */
export const OLD_NETWORK_PLUGIN = 'posthog/network@1'

/** Below it, a number is no date of this millennium in epoch ms, but a time on a page's own clock. */
const EARLIEST_EPOCH_MS = 946_684_800_000

/**
 * The requests that an event tells of: the network plugin that rrweb and PostHog both call `rrweb/network@1`, the one
 * that PostHog had before it, and Sentry's spans.
 */
export function requestsOf({ type, data, timestamp }: ReplayEvent): Recorded<NetworkRequest>[] {
  if (type === EventType.Custom) {
    const request = requestOfSpan(data)
    return request ? [{ ...request, timestamp }] : []
  }
  if (type !== EventType.Plugin || !isFields(data.payload)) return []
  if (data.plugin === OLD_NETWORK_PLUGIN) return requestsOfEntries([namedFields(data.payload)], timestamp)
  if (data.plugin !== 'rrweb/network@1' || !Array.isArray(data.payload.requests)) return []
  return requestsOfEntries(data.payload.requests.filter(isFields), timestamp)
}

function requestsOfEntries(entries: readonly Fields[], writtenAt: number): Recorded<NetworkRequest>[] {
  const originMs = latestOrigin(entries, writtenAt)
  const requests: Recorded<NetworkRequest>[] = []
  const byServer = serverTimings(entries)
  for (const entry of entries) {
    const request = requestOfEntry(entry)
    if (!request) continue
    const told = byServer.get(entry.timestamp)
    const serverTimings = told === undefined ? undefined : namedDurations(told)
    // A server's timings belong to the first request of their time.
    byServer.delete(entry.timestamp)
    const timestamp =
      absoluteTime(entry) ?? originMs + Math.min(numberOf(entry.startTime) ?? Infinity, writtenAt - originMs)
    requests.push({ ...request, ...(serverTimings && { serverTimings }), timestamp })
  }
  return requests
}

/** Epoch ms at which an entry began, where the recorder wrote it (PostHog does). */
function absoluteTime(entry: Fields): number | undefined {
  const timestamp = numberOf(entry.timestamp)
  if (timestamp !== undefined && timestamp > EARLIEST_EPOCH_MS) return timestamp
  const origin = numberOf(entry.timeOrigin)
  if (origin === undefined || origin <= EARLIEST_EPOCH_MS) return undefined
  // two finite numbers may have a sum that is none
  return numberOf(origin + (numberOf(entry.startTime) ?? 0))
}

/**
 * The latest moment (epoch ms) at which the page's own clock can have been 0. rrweb's plugin writes times of that clock
 * only, in an event that was written after each of its requests had ended.
 */
function latestOrigin(entries: readonly Fields[], writtenAt: number): number {
  let latestEnd = 0
  for (const entry of entries) {
    const end = absoluteTime(entry) === undefined ? entryEnd(entry) : undefined
    if (end !== undefined && end > latestEnd && end < writtenAt) latestEnd = end
  }
  return writtenAt - latestEnd
}

/** PostHog writes what a server told about a request as entries of their own, of the same time. */
function serverTimings(entries: readonly Fields[]): Map<unknown, Fields[]> {
  const byTime = new Map<unknown, Fields[]>()
  for (const entry of entries) {
    if (entry.entryType !== 'serverTiming' || numberOf(entry.timestamp) === undefined) continue
    const known = byTime.get(entry.timestamp)
    if (known) known.push(entry)
    else byTime.set(entry.timestamp, [entry])
  }
  return byTime
}

function requestOfSpan(data: Fields): NetworkRequest | undefined {
  const span = sentryRequest(data)
  if (!span || span.url === '') return undefined
  const { url, initiator, durationMs, details } = span
  const [asked, answered] = [details.request, details.response].map((side) => (isFields(side) ? side : {}))
  return withinLimits({
    url,
    kind: requestKind(initiator, url),
    method: typeof details.method === 'string' ? details.method : undefined,
    status: amountOf(details.statusCode),
    durationMs: durationMs === undefined ? undefined : Math.round(durationMs * 10) / 10,
    transferBytes: amountOf(details.size),
    bodyBytes: amountOf(details.decodedBodySize) ?? amountOf(details.responseBodySize) ?? amountOf(answered?.size),
    requestHeaders: headersOf(asked?.headers),
    requestBody: textOf(asked?.body, Infinity),
    responseHeaders: headersOf(answered?.headers),
    responseBody: textOf(answered?.body, Infinity),
  })
}
