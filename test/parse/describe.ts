import type { Recording } from '../../src/model/recording.ts'

/** What can be compared of a recording without its events: counts and times, as the fixtures' expected.json state them. */
export interface Description {
  readonly sessionId?: string
  readonly title?: string
  readonly windows: { readonly [id: string]: number }
  readonly types: { readonly [type: string]: number }
  readonly first: number
  readonly last: number
  /** Console lines beside the events; left out where there are none, as `network`. */
  readonly console?: number
  readonly network?: number
}

export function describeRecording({ sessionId, title, windows, tracks = {} }: Recording): Description {
  const events = windows.flatMap((window) => [...window.events]) as readonly { type?: unknown; timestamp?: unknown }[]
  const types: { [type: string]: number } = {}
  const times: number[] = []
  for (const event of events) {
    if (typeof event?.type !== 'number' || typeof event.timestamp !== 'number') continue
    types[event.type] = (types[event.type] ?? 0) + 1
    times.push(event.timestamp)
  }
  return {
    ...(sessionId !== undefined && { sessionId }),
    ...(title !== undefined && { title }),
    windows: Object.fromEntries(windows.map(({ id, events: ofWindow }) => [id, ofWindow.length])),
    types,
    first: times.reduce((one, other) => Math.min(one, other), Infinity),
    last: times.reduce((one, other) => Math.max(one, other), -Infinity),
    ...(tracks.console?.length && { console: tracks.console.length }),
    ...(tracks.network?.length && { network: tracks.network.length }),
  }
}
