/** What the address asks for after its `#`: the only place where time is in seconds. */

export interface HashRequest {
  /** Counts from 1, as people do. */
  readonly session?: number
  readonly window?: number
  readonly ms?: number
  /** Epoch milliseconds. */
  readonly timestamp?: number
  readonly speed?: number
  readonly play?: true
}

/** Reads `#t=83`, `#t=1:23`, `#timestamp=`, `#session=`, `#window=`, `#speed=`, `#play`; what it can't read, it ignores. */
export function parseHash(hash: string): HashRequest {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  const seconds = readSeconds(fields.get('t'))
  return {
    ...named('session', readCount(fields.get('session'))),
    ...named('window', readCount(fields.get('window'))),
    ...named('ms', seconds === undefined ? undefined : Math.round(seconds * 1000)),
    ...named('timestamp', readNumber(fields.get('timestamp'))),
    ...named('speed', readNumber(fields.get('speed')) || undefined),
    ...(fields.has('play') ? { play: true } : {}),
  }
}

/** The inverse: an address that asks for this; '' when it is nothing. */
export function formatHash(request: HashRequest): string {
  const { session, window, ms, timestamp, speed, play } = request
  const fields = Object.entries({ session, window, t: ms === undefined ? undefined : ms / 1000, timestamp, speed })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`)
  if (play) fields.push('play')
  return fields.length === 0 ? '' : `#${fields.join('&')}`
}

function named<Name extends string>(name: Name, value: number | undefined): { [key in Name]?: number } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]?: number })
}

function readNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined
}

function readCount(text: string | null): number | undefined {
  const value = readNumber(text)
  return value !== undefined && value >= 1 && Number.isInteger(value) ? value : undefined
}

/** `83`, `83.5`, `1:23` or `1:02:03`. */
function readSeconds(text: string | null): number | undefined {
  const parts = (text ?? '').split(':').map(readNumber)
  if (parts.length > 3) return undefined
  return parts.reduce(
    (sum, part) => (sum === undefined || part === undefined ? undefined : sum * 60 + part),
    0 as number | undefined,
  )
}
