/** All that is known of a request. */
import type { ComponentChildren } from 'preact'
import type { Headers, NetworkRequest } from '../../model/network.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { byteText, millisecondText } from '../parts/format.ts'
import { say } from '../parts/say.ts'
import { type Fact, Facts, FullText } from './full-text.tsx'
import { curlCommand, fetchCall } from './request-commands.ts'
import { endOf, type PhaseName, phasesOf } from './request-phases.ts'
import { RecordedValue } from './value-tree.tsx'

const MOST_FACTS = 500

export function RequestDetail({ request }: { request: NetworkRequest }) {
  const { url, requestHeaders, requestBody, responseHeaders, responseBody } = request
  return (
    <>
      <FullText text={url} />
      <p class="detail-actions">
        <CopyButton name={say('copy-url')} text={() => url} />
        <CopyButton name={say('copy-curl')} text={() => curlCommand(request)} />
        <CopyButton name={say('copy-fetch')} text={() => fetchCall(request)} />
        {responseBody && <CopyButton name={say('copy-response')} text={() => responseBody} />}
      </p>
      <Section title={say('request-general')}>
        <Facts facts={factsOf(request)} />
      </Section>
      <Timing request={request} />
      <ServerTiming timings={request.serverTimings} />
      <HeaderList title={say('request-headers')} headers={requestHeaders} />
      <Body title={say('request-body')} text={requestBody} />
      <HeaderList title={say('response-headers')} headers={responseHeaders} />
      <Body title={say('response-body')} text={responseBody} />
    </>
  )
}

function factsOf({ method, kind, status, error, durationMs, transferBytes, bodyBytes }: NetworkRequest): Fact[] {
  return [
    [say('request-method'), method],
    [say('request-status'), status ? String(status) : undefined],
    [say('request-error'), error],
    [say('request-kind'), kind],
    [say('request-took'), durationMs === undefined ? undefined : millisecondText(durationMs)],
    [say('request-wire'), transferBytes === 0 ? say('request-cached') : byteText(transferBytes)],
    [say('request-size'), byteText(bodyBytes)],
  ]
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <details class="detail-section" open>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

const PHASE_NAMES: { readonly [name in PhaseName]: string } = {
  redirect: say('phase-redirect'),
  queue: say('phase-queue'),
  dns: say('phase-dns'),
  connect: say('phase-connect'),
  tls: say('phase-tls'),
  wait: say('phase-wait'),
  download: say('phase-download'),
}

/** Moments of a document after its answer has come, in their order. */
const MILESTONES: readonly (readonly [string, string])[] = [
  ['domInteractive', say('milestone-interactive')],
  ['domContentLoadedEventEnd', say('milestone-content')],
  ['domComplete', say('milestone-complete')],
  ['loadEventEnd', say('milestone-load')],
]

function Timing({ request }: { request: NetworkRequest }) {
  const { timings = {} } = request
  const phases = phasesOf(request)
  const wholeMs = Math.max(endOf(request), ...phases.map(({ toMs }) => toMs))
  const milestones = MILESTONES.flatMap(([name, title]): Fact[] => {
    const ms = timings[name]
    return ms === undefined ? [] : [[title, say('timing-after', { duration: millisecondText(ms) })]]
  })
  if (phases.length + milestones.length === 0) return null
  return (
    <Section title={say('request-timing')}>
      {phases.map(({ name, fromMs, toMs }) => (
        <Measure
          key={name}
          name={PHASE_NAMES[name]}
          ms={toMs - fromMs}
          bar={{ kind: name, start: fromMs / wholeMs, length: (toMs - fromMs) / wholeMs }}
        />
      ))}
      {milestones.length > 0 && <Facts facts={milestones} />}
    </Section>
  )
}

function ServerTiming({ timings = {} }: { timings: NetworkRequest['serverTimings'] }) {
  const entries = Object.entries(timings)
  if (entries.length === 0) return null
  const longest = Math.max(1, ...entries.map(([, ms]) => ms))
  return (
    <Section title={say('request-server-timing')}>
      {entries.map(([name, ms]) => (
        <Measure key={name} name={name} ms={ms} bar={{ kind: 'server', start: 0, length: ms / longest }} />
      ))}
    </Section>
  )
}

interface MeasureProps {
  readonly name: string
  readonly ms: number
  /** Start and length are parts of the whole, 0 to 1. */
  readonly bar: { readonly kind: string; readonly start: number; readonly length: number }
}

function Measure({ name, ms, bar: { kind, start, length } }: MeasureProps) {
  return (
    <p class="measure">
      <bdi>{name}</bdi>
      <span class="measure-track" aria-hidden="true">
        <span
          class={`measure-bar is-${kind}`}
          style={{ insetInlineStart: `${start * 100}%`, inlineSize: `${length * 100}%` }}
        />
      </span>
      <span class="measure-time">{millisecondText(ms)}</span>
    </p>
  )
}

function HeaderList({ title, headers = {} }: { title: string; headers: Headers | undefined }) {
  const facts = Object.entries(headers)
  if (facts.length === 0) return null
  return (
    <Section title={title}>
      <Facts facts={facts.slice(0, MOST_FACTS)} />
    </Section>
  )
}

function Body({ title, text }: { title: string; text: string | undefined }) {
  if (!text) return null
  return (
    <Section title={title}>
      <RecordedValue text={text} />
    </Section>
  )
}
