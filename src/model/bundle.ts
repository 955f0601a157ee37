import type { ConsoleLevel } from './console.ts'
import type { EventCounts } from './recording.ts'
import type { PageVisit, Period, SessionMs, WindowSpan } from './session.ts'

/** Version of the layout below. A page of a newer one is refused with a sentence. */
export const BUNDLE_FORMAT = 1

/** What a page holds: an index that is read first, and blocks that are decoded when they are needed. */
export interface Bundle {
  readonly index: BundleIndex
  /** zstd frames, in the order of `index.blocks`. */
  readonly blocks: readonly Uint8Array[]
}

export interface BundleIndex {
  readonly format: number
  /** Program and version that wrote it. */
  readonly generator: string
  readonly title: string
  readonly sessions: readonly SessionIndex[]
  readonly blocks: readonly BlockIndex[]
}

export interface SessionIndex {
  readonly id?: string
  readonly title: string
  readonly startedAt: number
  readonly durationMs: number
  readonly opensAtMs: SessionMs
  readonly windows: readonly WindowIndex[]
  readonly spans: readonly WindowSpan[]
  readonly activity: readonly Period[]
  readonly pages: readonly PageVisit[]
  /** What an inspector lists; a track in which nothing was recorded is not there. */
  readonly tracks?: TracksIndex
  /** Where a timeline's marks lie: JSON lines. */
  readonly moments?: readonly BlockRange[]
  /** As `Session.graph`; absent when nothing happened. */
  readonly graph?: string
  /** Where what is known of the session as a whole lies: one line of JSON. */
  readonly about?: BlockRange
  readonly counts: EventCounts
  readonly quirks?: true
}

/** Where each track lies, with the numbers that a player shows before it decodes one. */
export interface TracksIndex {
  /** `troubled`: those with a sign that something went wrong. */
  readonly steps?: TrackIndex & { readonly troubled: number }
  readonly console?: TrackIndex & { readonly levels: { readonly [level in ConsoleLevel]?: number } }
  readonly network?: TrackIndex & { readonly failed: number }
  readonly marks?: TrackIndex
  readonly screen?: TrackIndex
}

/** Items in time order: JSON lines in blocks that hold no events. */
export interface TrackIndex {
  readonly count: number
  readonly parts: readonly BlockRange[]
}

/** Whole JSON lines inside a block. */
export interface BlockRange {
  /** Index into `BundleIndex.blocks`. */
  readonly block: number
  /** Byte range in the decoded block; `end` is exclusive. */
  readonly start: number
  readonly end: number
}

export interface WindowIndex {
  readonly id: string
  readonly viewport: { readonly width: number; readonly height: number }
  readonly segments: readonly SegmentIndex[]
}

/** A run of one window's events in time order: JSON lines inside a block. */
export interface SegmentIndex extends BlockRange {
  readonly events: number
  readonly firstMs: SessionMs
  readonly lastMs: SessionMs
  /** True when a player may start here: it begins with a meta event and a full snapshot, recorded or written for it. */
  readonly keyframe: boolean
  /**
   * Bytes directly before `start` that hold a keyframe written for it: JSON lines of the segment's first time, no recorded
   * events. Absent where it needs none.
   */
  readonly written?: number
}

export interface BlockIndex {
  /** Bytes after decoding. */
  readonly bytes: number
  /** CRC-32 of the compressed bytes. */
  readonly crc32: number
}

/** Ids of the inert elements that hold a bundle in a page. */
export const INDEX_ELEMENT_ID = 'portable-replay-index'
export const BLOCK_ELEMENT_ID = 'portable-replay-block-'
