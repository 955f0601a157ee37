/** How the time of a request was spent, and where it lies among the requests around it. */
import type { NetworkRequest } from '../../model/network.ts'
import type { Tracked } from '../../model/tracks.ts'

/** `wait`: asking, until the first byte of the answer. */
export type PhaseName = 'redirect' | 'queue' | 'dns' | 'connect' | 'tls' | 'wait' | 'download'

export interface Phase {
  readonly name: PhaseName
  /** Milliseconds after the request's start. */
  readonly fromMs: number
  readonly toMs: number
}

/**
 * Each phase is from the first of these moments that was recorded to the first of those, as
 * https://www.w3.org/TR/resource-timing/#attribute-descriptions draws them.
 */
const PHASES: readonly (readonly [PhaseName, from: readonly string[], to: readonly string[]])[] = [
  ['redirect', ['redirectStart'], ['redirectEnd']],
  ['queue', ['redirectEnd', 'start'], ['domainLookupStart', 'connectStart', 'requestStart']],
  ['dns', ['domainLookupStart'], ['domainLookupEnd']],
  ['connect', ['connectStart'], ['secureConnectionStart', 'connectEnd']],
  ['tls', ['secureConnectionStart'], ['connectEnd']],
  ['wait', ['requestStart'], ['responseStart']],
  ['download', ['responseStart'], ['responseEnd']],
]

/** Those that took any time, in the order in which they began. */
export function phasesOf({ timings = {} }: Pick<NetworkRequest, 'timings'>): readonly Phase[] {
  const moments: { readonly [name: string]: number } = { start: 0, ...timings }
  const first = (names: readonly string[]) => names.map((name) => moments[name]).find((ms) => ms !== undefined)
  return PHASES.flatMap(([name, from, to]) => {
    const [fromMs, toMs] = [first(from), first(to)]
    return fromMs !== undefined && toMs !== undefined && toMs > fromMs ? [{ name, fromMs, toMs }] : []
  })
}

/** When a request was over, milliseconds after its start; a page goes on loading after its own answer. */
export function endOf({ durationMs, timings }: Pick<NetworkRequest, 'durationMs' | 'timings'>): number {
  return timings?.responseEnd ?? durationMs ?? 0
}

/** A stretch of the session in which one request followed the other. */
interface Burst {
  readonly fromMs: number
  readonly toMs: number
}

export interface NetworkRow extends NetworkRequest {
  readonly burst?: Burst
}

/** Without a request for so long, another burst begins; none is longer than so long, or its bars were too short to see. */
const PAUSE_MS = 1500
const LONGEST_BURST_MS = 30_000

/** Each request with the burst that it belongs to. */
export function withBursts(requests: readonly Tracked<NetworkRequest>[]): readonly Tracked<NetworkRow>[] {
  const rows: Tracked<NetworkRow>[] = []
  let first = 0
  let toMs = 0
  const end = (place: number) => {
    const burst = { fromMs: requests[first]?.atMs ?? 0, toMs }
    for (const request of requests.slice(first, place)) rows.push({ ...request, burst })
    first = place
  }
  requests.forEach((request, place) => {
    const { atMs } = request
    const begunMs = requests[first]?.atMs ?? 0
    if (place > first && (atMs > toMs + PAUSE_MS || atMs > begunMs + LONGEST_BURST_MS)) end(place)
    toMs = Math.max(place === first ? atMs : toMs, atMs + Math.min(endOf(request), LONGEST_BURST_MS))
  })
  end(requests.length)
  return rows
}

/** Where a bar stands and how much of it is waiting, as parts of the whole, 0 to 1. */
export interface Bar {
  readonly start: number
  readonly length: number
  readonly waiting: number
}

export function barOf(row: Tracked<NetworkRow>): Bar | undefined {
  const { burst, atMs, timings } = row
  const whole = burst ? burst.toMs - burst.fromMs : 0
  const endMs = endOf(row)
  if (!burst || whole <= 0) return undefined
  const start = (atMs - burst.fromMs) / whole
  const waiting = endMs > 0 && timings?.responseStart !== undefined ? Math.min(1, timings.responseStart / endMs) : 0
  return { start, length: Math.min(endMs / whole, 1 - start), waiting }
}
