/** Session[] → Bundle: events as JSON lines in compressed blocks, all that a player asks first in the index. */
import { BUNDLE_FORMAT, type Bundle, type SegmentIndex, type SessionIndex, type WindowIndex } from '../model/bundle.ts'
import { EventType, type ReplayEvent } from '../model/event.ts'
import type { Session, SessionWindow } from '../model/session.ts'
import { createBlockWriter, type BlockWriter, type Zstd } from './blocks.ts'

export interface PackOptions {
  /** Title of the page. */
  readonly title: string
  /** Program and version, such as `portable-replay 0.1.0`. */
  readonly generator: string
  readonly zstd: Zstd
}

export function pack(sessions: readonly Session[], { title, generator, zstd }: PackOptions): Bundle {
  const writer = createBlockWriter(zstd)
  const packed = sessions.map((session) => packSession(session, writer))
  const { blocks, index } = writer.finish()
  return { index: { format: BUNDLE_FORMAT, generator, title, sessions: packed, blocks: index }, blocks }
}

function packSession({ windows, ...session }: Session, writer: BlockWriter): SessionIndex {
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
  let first = 0
  const cut = (end: number) => {
    if (end === first) return
    const range = writer.add(encoder.encode(lines.join('')))
    const [firstEvent, lastEvent] = [events[first] as ReplayEvent, events[end - 1] as ReplayEvent]
    segments.push({
      ...range,
      events: end - first,
      firstMs: firstEvent.timestamp - startedAt,
      lastMs: lastEvent.timestamp - startedAt,
      keyframe: firstEvent.type === EventType.Meta && events[first + 1]?.type === EventType.FullSnapshot,
    })
    lines = []
    characters = 0
    first = end
  }
  events.forEach((event, index) => {
    if (characters >= writer.room()) cut(index)
    const line = `${JSON.stringify(event)}\n`
    lines.push(line)
    characters += line.length
  })
  cut(events.length)
  return segments
}
