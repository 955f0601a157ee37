/**
 * Custom events in which Sentry's recorder keeps what is no page: breadcrumbs and spans
 * (https://github.com/getsentry/sentry-javascript/blob/develop/packages/replay-internal/src/types/replayFrame.ts).
 */
import { type Fields, isFields } from '../model/event.ts'

/** What a breadcrumb says that was written for a line in the console. */
export function sentryConsole(
  data: Fields,
): { readonly level: unknown; readonly values: readonly unknown[] } | undefined {
  const crumb = payloadOf(data, 'breadcrumb')
  if (crumb?.category !== 'console') return undefined
  const logged = isFields(crumb.data) ? crumb.data.arguments : undefined
  // `message` is all that was logged as one text.
  const values: unknown[] = Array.isArray(logged) && logged.length > 0 ? logged : [crumb.message]
  return { level: crumb.level, values }
}

/** A span that stands for a request; its times are in seconds, but that of its event is not. */
export interface SentryRequest {
  readonly url: string
  /** Such as `fetch`, `xhr`, `css`, or `navigation` for the page itself. */
  readonly initiator: string
  readonly durationMs?: number
  readonly details: Fields
}

export function sentryRequest(data: Fields): SentryRequest | undefined {
  const span = payloadOf(data, 'performanceSpan')
  const initiator = typeof span?.op === 'string' ? initiatorOf(span.op) : undefined
  if (!span || initiator === undefined || typeof span.description !== 'string') return undefined
  const { startTimestamp: start, endTimestamp: end } = span
  const tookMs = typeof start === 'number' && typeof end === 'number' ? (end - start) * 1000 : Number.NaN
  return {
    url: span.description,
    initiator,
    ...(tookMs >= 0 && Number.isFinite(tookMs) && { durationMs: tookMs }),
    details: isFields(span.data) ? span.data : {},
  }
}

/** What a breadcrumb or a span is about, such as `ui.click`; all of them have one of two tags. */
export function sentryName(data: Fields): string | undefined {
  const name = payloadOf(data, 'breadcrumb')?.category ?? payloadOf(data, 'performanceSpan')?.op
  return typeof name === 'string' && name !== '' ? name : undefined
}

function payloadOf({ tag, payload }: Fields, wanted: string): Fields | undefined {
  return tag === wanted && isFields(payload) ? payload : undefined
}

/** `navigation.push` is a change of address without a request; paint, memory and web vitals are none either. */
function initiatorOf(op: string): string | undefined {
  if (op.startsWith('resource.')) return op.slice('resource.'.length)
  return op.startsWith('navigation.') && op !== 'navigation.push' ? 'navigation' : undefined
}
