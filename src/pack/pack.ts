/** Session[] → Bundle: events as JSON lines in compressed blocks, all that a player asks first in the index. */
import {
  BUNDLE_FORMAT,
  type BlockRange,
  type Bundle,
  type SegmentIndex,
  type SessionIndex,
  type WindowIndex,
} from '../model/bundle.ts'
import { EventType, type ReplayEvent } from '../model/event.ts'
import type { Session, SessionWindow } from '../model/session.ts'
import { createBlockWriter, type BlockWriter, type Zstd } from './blocks.ts'
import { withTracks } from './tracks.ts'

export interface PackOptions {
  /** Title of the page. */
  readonly title: string
  /** Program and version, such as `portable-replay 0.1.0`. */
  readonly generator: string
  readonly zstd: Zstd
  /** JSON bytes after which a block is full. Default: 4 MB; smaller blocks decode sooner and repeat more. */
  readonly blockBytes?: number
}

/** Packs sessions in their order; the same sessions and options make the same bytes. */
export function pack(sessions: readonly Session[], { title, generator, zstd, blockBytes }: PackOptions): Bundle {
  const writer = createBlockWriter(zstd, blockBytes)
  const packed = sessions.map((session) => packSession(session, writer))
  const { blocks, index } = writer.finish()
  const events = { index: { format: BUNDLE_FORMAT, generator, title, sessions: packed, blocks: index }, blocks }
  return withTracks(events, sessions, { zstd, blockBytes })
}

function packSession({ windows, tracks: _, ...session }: Session, writer: BlockWriter): SessionIndex {
  return { ...session, windows: windows.map((window) => packWindow(window, session.startedAt, writer)) }
}

function packWindow(window: SessionWindow, startedAt: number, writer: BlockWriter): WindowIndex {
  return { id: window.id, viewport: window.viewport, segments: packEvents(window.events, startedAt, writer) }
}

function packEvents(events: readonly ReplayEvent[], startedAt: number, writer: BlockWriter): SegmentIndex[] {
  const encoder = new TextEncoder()
  const segments: SegmentIndex[] = []
  let lines: string[] = []
  let characters = 0
  const cut = (end: number) => {
    const cutEvents = events.slice(end - lines.length, end)
    if (cutEvents.length > 0) {
      segments.push({ ...writer.add(encoder.encode(lines.join(''))), ...describe(cutEvents, startedAt) })
    }
    lines = []
    characters = 0
  }
  events.forEach((event, index) => {
    // a meta event stays with its snapshot, so that a player may start there
    const keepsTogether = event.type === EventType.FullSnapshot && events[index - 1]?.type === EventType.Meta
    if (characters >= writer.room() && !keepsTogether) cut(index)
    const line = `${JSON.stringify(event)}\n`
    lines.push(line)
    characters += line.length
  })
  cut(events.length)
  return segments
}

function describe(events: readonly ReplayEvent[], startedAt: number): Omit<SegmentIndex, keyof BlockRange> {
  const [first, last] = [events[0] as ReplayEvent, events.at(-1) as ReplayEvent]
  return {
    events: events.length,
    firstMs: first.timestamp - startedAt,
    lastMs: last.timestamp - startedAt,
    keyframe: first.type === EventType.Meta && events[1]?.type === EventType.FullSnapshot,
  }
}
