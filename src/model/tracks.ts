/** What the inspector shows beside the picture, lifted out of a recording once. */
import type { ConsoleLine } from './console.ts'
import type { Mark } from './mark.ts'
import type { NetworkRequest } from './network.ts'

/** What a recorder wrote beside the events of the page; `timestamp` is epoch ms. */
export interface RecordedTracks {
  readonly console?: readonly Recorded<ConsoleLine>[]
  readonly network?: readonly Recorded<NetworkRequest>[]
  readonly marks?: readonly Recorded<Mark>[]
}

export type Recorded<Item> = Item & { readonly timestamp: number }

/** Each sorted by time. */
export interface Tracks {
  readonly console: readonly Tracked<ConsoleLine>[]
  readonly network: readonly Tracked<NetworkRequest>[]
  readonly marks: readonly Tracked<Mark>[]
}

export type Tracked<Item> = Item & {
  /** Whole milliseconds since the session's moment 0; never before it nor after the session's end. */
  readonly atMs: number
  /** Index into `Session.windows`; undefined when it belongs to none that is shown. */
  readonly window?: number
}

/** Names of the tracks, in the order in which a player shows them. */
export const TRACKS = ['console', 'network', 'marks'] as const

export type TrackName = (typeof TRACKS)[number]
