/** The requests as HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), which browsers' own tools open. */
import type { BundleIndex, SessionIndex } from '../../model/bundle.ts'
import type { Headers, NetworkRequest } from '../../model/network.ts'
import type { Tracked } from '../../model/tracks.ts'
import { instantOf } from './instant.ts'
import { writtenPieces } from './pieces.ts'

interface HarSource {
  /** Program and version that wrote the page, as `portable-replay 1.0.0`. */
  readonly generator: BundleIndex['generator']
  readonly session: SessionIndex
  readonly network: readonly Tracked<NetworkRequest>[]
}

export async function networkHar({ generator, session, network }: HarSource): Promise<string[]> {
  const [, name = generator, version = ''] = /^(.*)[\s/](\S+)$/.exec(generator) ?? []
  const pages = session.pages.map(({ atMs, href }, number) => ({
    startedDateTime: instantOf(session.startedAt + atMs),
    id: `page_${number + 1}`,
    title: href,
    pageTimings: {},
  }))
  const head = JSON.stringify({ version: '1.2', creator: { name, version }, pages })
  const entries = await writtenPieces(
    network,
    (request, index) => `${index === 0 ? '' : ','}\n${JSON.stringify(entryOf(request, session))}`,
  )
  return [`{"log":${head.slice(0, -1)},"entries":[`, ...entries, '\n]}}\n']
}

function entryOf(request: Tracked<NetworkRequest>, session: SessionIndex): object {
  const { atMs, window, durationMs, transferBytes, kind, error } = request
  const page = session.pages.findLastIndex((visit) => visit.atMs <= atMs && visit.window === (window ?? visit.window))
  const timings = timingsOf(request)
  return {
    ...(page === -1 ? {} : { pageref: `page_${page + 1}` }),
    startedDateTime: instantOf(session.startedAt + atMs),
    time: durationMs ?? 0,
    request: requestOf(request),
    response: responseOf(request),
    cache: {},
    timings,
    // fields of Chrome's own, which its panel shows
    _resourceType: Object.hasOwn(RESOURCE_TYPES, kind) ? RESOURCE_TYPES[kind] : 'other',
    ...(transferBytes === undefined ? {} : { _transferSize: transferBytes }),
    ...(error === undefined ? {} : { _error: error }),
    ...(durationMs === undefined ? { comment: 'How long it took was not recorded.' } : {}),
  }
}

const RESOURCE_TYPES: { readonly [kind: string]: string } = {
  document: 'document',
  fetch: 'fetch',
  xhr: 'xhr',
  script: 'script',
  style: 'stylesheet',
  image: 'image',
  font: 'font',
  media: 'media',
}

function requestOf({ method, url, requestHeaders, requestBody }: NetworkRequest): object {
  const mimeType = header(requestHeaders, 'content-type') ?? ''
  return {
    method: method ?? 'GET',
    url,
    httpVersion: '',
    cookies: [],
    headers: headerList(requestHeaders),
    queryString: queryOf(url),
    ...(requestBody === undefined ? {} : { postData: { mimeType, text: requestBody, params: [] } }),
    headersSize: -1,
    bodySize: -1,
    ...(method === undefined ? { comment: 'The method was not recorded.' } : {}),
  }
}

function responseOf({ status, responseHeaders, responseBody, bodyBytes, transferBytes }: NetworkRequest): object {
  return {
    status: status ?? 0,
    statusText: '',
    httpVersion: '',
    cookies: [],
    headers: headerList(responseHeaders),
    content: {
      size: bodyBytes ?? -1,
      mimeType: header(responseHeaders, 'content-type') ?? '',
      ...(responseBody === undefined ? {} : { text: responseBody }),
    },
    redirectURL: header(responseHeaders, 'location') ?? '',
    headersSize: -1,
    bodySize: transferBytes ?? -1,
  }
}

/** -1 is what was not recorded; the three that the format demands share what is left of the whole. */
function timingsOf({ timings = {}, durationMs = 0 }: NetworkRequest): object {
  const at = (name: string) => (Object.hasOwn(timings, name) ? timings[name] : undefined)
  const between = (from: string, to: string) => {
    const [start, end] = [at(from), at(to)]
    return start === undefined || end === undefined || end < start ? -1 : end - start
  }
  const [asked, answered] = [at('requestStart'), at('responseStart')]
  const end = at('responseEnd') ?? durationMs
  const receive = answered === undefined ? 0 : Math.max(0, end - answered)
  return {
    blocked: -1,
    dns: between('domainLookupStart', 'domainLookupEnd'),
    connect: between('connectStart', 'connectEnd'),
    ssl: at('secureConnectionStart') ? between('secureConnectionStart', 'connectEnd') : -1,
    send: 0,
    wait: answered === undefined ? durationMs : Math.max(0, answered - (asked ?? 0)),
    receive,
  }
}

function headerList(headers: Headers = {}): { name: string; value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }))
}

function header(headers: Headers = {}, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
}

function queryOf(url: string): { name: string; value: string }[] {
  const query = /\?([^#]*)/.exec(url)?.[1]
  return query ? [...new URLSearchParams(query)].map(([name, value]) => ({ name, value })) : []
}
