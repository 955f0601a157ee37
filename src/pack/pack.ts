/** Session[] → Bundle: events as JSON lines in compressed blocks, all that a player asks first in the index. */
import { BUNDLE_FORMAT, type Bundle, type SegmentIndex, type SessionIndex, type WindowIndex } from '../model/bundle.ts'
import type { ReplayEvent } from '../model/event.ts'
import type { Session, SessionWindow } from '../model/session.ts'
import { createBlockWriter, type BlockWriter, type Zstd } from './blocks.ts'
import { StoredEvents } from './event-store.ts'
import { createSegmentWriter } from './segments.ts'
import { withTracks } from './tracks.ts'

export interface PackOptions {
  /** Title of the page. */
  readonly title: string
  /** Program and version, such as `portable-replay 0.1.0`. */
  readonly generator: string
  readonly zstd: Zstd
  /** JSON bytes after which a block is full. Default: 4 MB; smaller blocks decode sooner and repeat more. */
  readonly blockBytes?: number
  /**
   * JSON bytes after which a keyframe is written; with fewer, pages seek sooner and hold more keyframes. Default: 1.5 MB, before
   * the first one 2.5, or four times the last one where that is more.
   */
  readonly keyframeBytes?: number
}

/** Packs sessions in their order; the same sessions and options make the same bytes. */
export function pack(sessions: readonly Session[], options: PackOptions): Bundle {
  const { title, generator, zstd, blockBytes, keyframeBytes } = options
  const writer = createBlockWriter(zstd, blockBytes)
  const packed = sessions.map((session) => packSession(session, { writer, keyframeBytes }))
  const { blocks, index } = writer.finish()
  const events = { index: { format: BUNDLE_FORMAT, generator, title, sessions: packed, blocks: index }, blocks }
  return withTracks(events, sessions, { zstd, blockBytes })
}

interface Packing {
  readonly writer: BlockWriter
  readonly keyframeBytes: number | undefined
}

function packSession(given: Session, packing: Packing): SessionIndex {
  const { windows, tracks: _tracks, moments: _moments, about: _about, graph, ...session } = given
  return {
    ...session,
    ...(graph && { graph }),
    windows: windows.map((window) => packWindow(window, session.startedAt, packing)),
  }
}

function packWindow({ id, viewport, events }: SessionWindow, startedAt: number, packing: Packing): WindowIndex {
  const isStored = events instanceof StoredEvents
  const segments = isStored ? adopt(events, startedAt, packing.writer) : write(events, startedAt, packing)
  return { id, viewport, segments }
}

function write(events: Iterable<ReplayEvent>, startedAt: number, packing: Packing): readonly SegmentIndex[] {
  const { writer, keyframeBytes } = packing
  const segments = createSegmentWriter(writer, { startedAt, keyframeBytes })
  for (const event of events) segments.add(event)
  return segments.finish()
}

/** Events that lie in blocks already. */
function adopt({ parts }: StoredEvents, startedAt: number, writer: BlockWriter): SegmentIndex[] {
  const firstBlock = writer.adopt(parts.blocks, parts.index)
  return parts.segments.map((segment) => ({
    ...segment,
    block: segment.block + firstBlock,
    firstMs: segment.firstMs - startedAt,
    lastMs: segment.lastMs - startedAt,
  }))
}
