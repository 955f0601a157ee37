import type { Fields } from '../model/event.ts'

/**
 * What the keys of `posthog/network@1` stand for: each name is written as a number
 * (https://github.com/PostHog/posthog, frontend/src/scenes/session-recordings/apm/performance-event-utils.ts).
 */
const NAMES: { readonly [key: string]: string } = {
  '0': 'entryType',
  '1': 'timeOrigin',
  '2': 'name',
  '3': 'startTime',
  '4': 'redirectStart',
  '5': 'redirectEnd',
  '6': 'workerStart',
  '7': 'fetchStart',
  '8': 'domainLookupStart',
  '9': 'domainLookupEnd',
  '10': 'connectStart',
  '11': 'secureConnectionStart',
  '12': 'connectEnd',
  '13': 'requestStart',
  '14': 'responseStart',
  '15': 'responseEnd',
  '16': 'decodedBodySize',
  '17': 'encodedBodySize',
  '18': 'initiatorType',
  '21': 'responseStatus',
  '22': 'transferSize',
  '29': 'domComplete',
  '30': 'domContentLoadedEventEnd',
  '31': 'domInteractive',
  '32': 'loadEventEnd',
  '39': 'duration',
  '40': 'timestamp',
}

/** An entry with the names that browsers have for its members. */
export function namedFields(numbered: Fields): Fields {
  return Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [name, numbered[key]]))
}
