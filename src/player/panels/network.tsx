/** The requests that the page made. */
import type { TracksIndex } from '../../model/bundle.ts'
import { type NetworkRequest, hasFailed } from '../../model/network.ts'
import type { Tracked } from '../../model/tracks.ts'
import { addressText, byteText, millisecondText } from '../parts/format.ts'
import { ErrorIcon } from '../parts/icons.tsx'
import { say } from '../parts/say.ts'
import { networkFilters, isSlow } from './network-filters.ts'
import { RequestDetail } from './network-detail.tsx'
import { barOf, type NetworkRow, withBursts } from './request-phases.ts'
import { Hits } from './search.tsx'
import { type TrackView, lineOf } from './track-view.ts'

export const networkView: TrackView<NetworkRow, NonNullable<TracksIndex['network']>> = {
  label: say('network'),
  nothing: say('network-nothing'),
  troubles: ({ failed }) => ({ count: failed ?? 0, name: say('network-failed') }),
  tone: (request) => (hasFailed(request) ? 'trouble' : isQuiet(request) ? 'quiet' : 'plain'),
  arranged: withBursts,
  filters: networkFilters,
  texts: (request) => [statusText(request), request.method ?? '', request.url, request.error ?? ''],
  row(request) {
    const { method, url, transferBytes, bodyBytes } = request
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
        <span class="row-size">{byteText(transferBytes || bodyBytes)}</span>
        <Duration request={request} />
        <Waterfall request={request} />
      </>
    )
  },
  detail: (request) => <RequestDetail request={request} />,
}

/** What a page loads besides its own requests. */
function isQuiet({ kind }: NetworkRequest): boolean {
  return !['fetch', 'xhr', 'document'].includes(kind)
}

function statusText({ status, error }: NetworkRequest): string {
  return status ? String(status) : error === undefined ? '–' : say('network-failed')
}

function Duration({ request }: { request: NetworkRequest }) {
  const { durationMs } = request
  if (durationMs === undefined) return <span class="row-end" />
  const slow = isSlow(request)
  return (
    <span class={slow ? 'row-end is-slow' : 'row-end'} title={slow ? say('network-slow') : undefined}>
      {millisecondText(durationMs)}
      {slow && <span class="unseen"> {say('network-slow')}</span>}
    </span>
  )
}

/** When the request was made and how long it took, beside those around it; the numbers say the same. */
function Waterfall({ request }: { request: Tracked<NetworkRow> }) {
  const bar = barOf(request)
  return (
    <span class="waterfall" aria-hidden="true">
      {bar && (
        <span
          class="waterfall-bar"
          style={{ insetInlineStart: `${bar.start * 100}%`, inlineSize: `${bar.length * 100}%` }}
        >
          <span class="waterfall-wait" style={{ inlineSize: `${bar.waiting * 100}%` }} />
        </span>
      )}
    </span>
  )
}
