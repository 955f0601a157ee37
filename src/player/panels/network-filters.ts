/** What a list of requests can be narrowed to. */
import { type NetworkRequest, type RequestKind, hasFailed } from '../../model/network.ts'
import { say } from '../parts/say.ts'
import type { Filter } from './track-view.ts'

/** What a person notices. */
const SLOW_MS = 1000

export function isSlow({ durationMs = 0 }: NetworkRequest): boolean {
  return durationMs >= SLOW_MS
}

const KINDS: readonly (readonly [name: string, ...kinds: RequestKind[]])[] = [
  [say('filter-fetch'), 'fetch', 'xhr'],
  [say('filter-document'), 'document'],
  [say('filter-script'), 'script'],
  [say('filter-style'), 'style'],
  [say('filter-image'), 'image'],
  [say('filter-font'), 'font'],
  [say('filter-media'), 'media'],
]
const KNOWN: ReadonlySet<string> = new Set(KINDS.flatMap(([, ...kinds]) => kinds))

const isSocket = ({ url }: NetworkRequest) => /^wss?:/i.test(url)

export const networkFilters: readonly Filter<NetworkRequest>[] = [
  { id: 'failed', name: say('filter-failed'), group: 'trouble', matches: hasFailed },
  { id: 'slow', name: say('filter-slow'), group: 'trouble', matches: isSlow },
  ...KINDS.map(([name, ...kinds]): Filter<NetworkRequest> => {
    const asked: ReadonlySet<string> = new Set(kinds)
    return { id: kinds.join(), name, matches: (request) => asked.has(request.kind) && !isSocket(request) }
  }),
  { id: 'socket', name: say('filter-socket'), matches: isSocket },
  {
    id: 'other',
    name: say('filter-other'),
    // kinds are recorded: there may be others than a page of today knows
    matches: (request) => !KNOWN.has(request.kind) && !isSocket(request),
  },
]
