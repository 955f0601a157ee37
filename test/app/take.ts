import type { Fields } from '../../src/model/event.ts'

/** An event as a recorder gave it, with the tab that it came from. */
export interface RecordedEvent {
  readonly windowId: string
  readonly event: {
    readonly type: number
    readonly data: Fields
    readonly timestamp: number
  }
}

export interface Moment {
  readonly name: string
  /** Epoch ms. */
  readonly timestamp: number
}

/** One session while it is being recorded. */
export interface Take {
  readonly events: RecordedEvent[]
  readonly moments: Moment[]
  /** Times without a person that nobody has to wait for: all that comes after `at` is moved by `ms`. */
  readonly gaps: { readonly at: number; readonly ms: number }[]
}

export function newTake(): Take {
  return { events: [], moments: [], gaps: [] }
}

interface Change {
  /** Address of the app while it was recorded. */
  readonly origin: string
  /** Address that the recording shall show. */
  readonly publicOrigin: string
  /** Epoch ms of the first event of the finished recording. */
  readonly startedAt: number
}

/** The finished session: gaps are in, the clock starts at `startedAt`, the public address stands in for the loopback one. */
export function finishTake(take: Take, { origin, publicOrigin, startedAt }: Change): Omit<Take, 'gaps'> {
  const first = Math.min(...take.events.map(({ event }) => event.timestamp))
  const shown = (timestamp: number) => {
    const gapsMs = take.gaps.filter(({ at }) => timestamp >= at).reduce((sum, { ms }) => sum + ms, 0)
    return timestamp + gapsMs - first + startedAt
  }
  const events = take.events
    .map(({ windowId, event }) => ({
      windowId,
      event: { ...event, timestamp: shown(event.timestamp) },
    }))
    .sort((a, b) => a.event.timestamp - b.event.timestamp)
  const text = JSON.stringify(events)
    .replaceAll(origin, () => publicOrigin)
    .replaceAll(new URL(origin).host, () => new URL(publicOrigin).host)
  return {
    events: JSON.parse(text) as RecordedEvent[],
    moments: take.moments.map(({ name, timestamp }) => ({
      name,
      timestamp: shown(timestamp),
    })),
  }
}
