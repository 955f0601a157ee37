/** What the inspector shows beside the picture, lifted out of a recording once. */
import type { ConsoleLine } from './console.ts'
import type { Mark } from './mark.ts'
import type { NetworkRequest } from './network.ts'
import type { ScreenText } from './screen-text.ts'
import type { Step } from './step.ts'

/** What a recorder wrote beside the events of the page; `timestamp` is epoch ms. */
export interface RecordedTracks {
  readonly console?: readonly Recorded<ConsoleLine>[]
  readonly network?: readonly Recorded<NetworkRequest>[]
  readonly marks?: readonly Recorded<Mark>[]
}

export type Recorded<Item> = Item & {
  readonly timestamp: number
  /** Index into `Session.windows`, where that is known. */
  readonly window?: number
}

/** Each sorted by time. */
export interface Tracks {
  readonly steps: readonly Tracked<Step>[]
  readonly console: readonly Tracked<ConsoleLine>[]
  readonly network: readonly Tracked<NetworkRequest>[]
  readonly marks: readonly Tracked<Mark>[]
  readonly screen: readonly Tracked<ScreenText>[]
}

export type Tracked<Item> = Item & {
  /** Whole milliseconds since the session's moment 0; never before it nor after the session's end. */
  readonly atMs: number
  /** Index into `Session.windows`; undefined when it belongs to none that is shown. */
  readonly window?: number
}

/** Names of what a recorder may have written beside the events. */
export const RECORDED_TRACKS = ['console', 'network', 'marks'] as const

/** Names of the tracks, in the order in which a player shows them. */
export const TRACKS = ['steps', ...RECORDED_TRACKS, 'screen'] as const

export type TrackName = (typeof TRACKS)[number]
