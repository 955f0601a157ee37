/** The requests that the page made. */
import type { TracksIndex } from '../../model/bundle.ts'
import { type Headers, type NetworkRequest, hasFailed } from '../../model/network.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { addressText, byteText, millisecondText } from '../parts/format.ts'
import { ErrorIcon } from '../parts/icons.tsx'
import { say } from '../parts/say.ts'
import { type Fact, Facts, FullText } from './full-text.tsx'
import { Hits } from './search.tsx'
import { type TrackView, lineOf } from './track-view.ts'
import { RecordedValue } from './value-tree.tsx'

const MOST_FACTS = 500

export const networkView: TrackView<NetworkRequest, NonNullable<TracksIndex['network']>> = {
  label: 'Network',
  nothing: 'No network requests were recorded.',
  troubles: ({ failed }) => ({ count: failed ?? 0, name: 'failed' }),
  tone: (request) => (hasFailed(request) ? 'trouble' : isQuiet(request) ? 'quiet' : 'plain'),
  texts: (request) => [statusText(request), request.method ?? '', request.url, request.error ?? ''],
  row(request) {
    const { method, url, durationMs } = request
    const { host, rest } = addressText(url)
    return (
      <>
        <span class="row-sign">{hasFailed(request) && <ErrorIcon />}</span>
        <span class="row-status">{statusText(request)}</span>
        {method && <bdi class="row-method">{method.slice(0, 10)}</bdi>}
        <bdi class="row-text">
          <Hits text={lineOf([host ? rest || '/' : url])} />
          {host && (
            <span class="row-host">
              <Hits text={host} />
            </span>
          )}
        </bdi>
        {durationMs !== undefined && <span class="row-end">{millisecondText(durationMs)}</span>}
      </>
    )
  },
  detail: (request) => (
    <>
      <FullText text={request.url} />
      <p class="detail-actions">
        <CopyButton name={say('copy-url')} text={() => request.url} />
        {request.responseBody && <CopyButton name={say('copy-response')} text={() => request.responseBody ?? ''} />}
      </p>
      <Facts facts={factsOf(request)} />
      <Section title="Timings" facts={timingFacts(request)} />
      <Section title="Request headers" facts={headerFacts(request.requestHeaders)} />
      <Body title="Request body" text={request.requestBody} />
      <Section title="Response headers" facts={headerFacts(request.responseHeaders)} />
      <Body title="Response body" text={request.responseBody} />
    </>
  ),
}

/** What a page loads besides its own requests. */
function isQuiet({ kind }: NetworkRequest): boolean {
  return !['fetch', 'xhr', 'document'].includes(kind)
}

function statusText({ status, error }: NetworkRequest): string {
  return status ? String(status) : error === undefined ? '–' : 'failed'
}

function factsOf({ method, kind, status, error, durationMs, transferBytes, bodyBytes }: NetworkRequest): Fact[] {
  return [
    ['Method', method],
    ['Status', status ? String(status) : undefined],
    ['Failed', error],
    ['Kind', kind],
    ['Took', durationMs === undefined ? undefined : millisecondText(durationMs)],
    ['Over the wire', transferBytes === 0 ? 'nothing (cached)' : byteText(transferBytes)],
    ['Body', byteText(bodyBytes)],
  ]
}

function timingFacts({ timings = {} }: NetworkRequest): Fact[] {
  return Object.entries(timings)
    .sort(([, a], [, b]) => a - b)
    .map(([phase, ms]) => [phase, `after ${millisecondText(ms)}`] as const)
}

function headerFacts(headers: Headers = {}): Fact[] {
  return Object.entries(headers)
}

function Section({ title, facts }: { title: string; facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <Facts facts={facts.slice(0, MOST_FACTS)} />
    </>
  )
}

function Body({ title, text }: { title: string; text: string | undefined }) {
  if (!text) return null
  return (
    <>
      <h3>{title}</h3>
      <RecordedValue text={text} />
    </>
  )
}
