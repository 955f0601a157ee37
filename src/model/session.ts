import type { About } from './about.ts'
import type { SessionMs } from './clock.ts'
import type { ReplayEvent } from './event.ts'
import type { EventList } from './event-list.ts'
import type { EventCounts } from './recording.ts'
import type { Moment } from './moment.ts'
import type { Tracks } from './tracks.ts'

export type { SessionMs } from './clock.ts'

/** One session with all that a player needs to know before it looks at an event. */
export interface Session {
  readonly id?: string
  readonly title: string
  /** Epoch ms of moment 0. */
  readonly startedAt: number
  readonly durationMs: number
  /** First moment at which the first window shows something. */
  readonly opensAtMs: SessionMs
  readonly windows: readonly SessionWindow[]
  /** Which window the person was in, sorted by `startMs`; the first starts at 0. */
  readonly spans: readonly WindowSpan[]
  /** When the person did something; all between is idle. Sorted, apart by more than the idle threshold. */
  readonly activity: readonly Period[]
  /** Pages in the order they were opened. */
  readonly pages: readonly PageVisit[]
  /** What an inspector lists beside the picture. */
  readonly tracks: Tracks
  /** What a timeline marks, sorted by time. */
  readonly moments: readonly Moment[]
  /**
   * How much happened, from the start to the end in stretches of the same length: a character each, '0' for nothing to 'z' for
   * most; '' when nothing did.
   */
  readonly graph: string
  readonly about?: About
  readonly counts: EventCounts
  /** One of its pages was laid out in quirks mode (https://quirks.spec.whatwg.org), which not every frame can do. */
  readonly quirks?: true
}

export interface SessionWindow {
  /** The recorder's id of the tab; '' where it has none. */
  readonly id: string
  /** Largest recorded viewport, CSS pixels: the room that a player keeps for it. */
  readonly viewport: { readonly width: number; readonly height: number }
  readonly events: EventList<ReplayEvent>
}

export interface WindowSpan {
  readonly startMs: SessionMs
  /** Index into `Session.windows`. */
  readonly window: number
}

export interface Period {
  readonly startMs: SessionMs
  readonly endMs: SessionMs
}

export interface PageVisit {
  readonly atMs: SessionMs
  readonly window: number
  readonly href: string
}
