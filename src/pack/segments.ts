/** Cuts a window's events into segments: JSON lines that lie together in a block. */
import type { SegmentIndex } from '../model/bundle.ts'
import { EventType, type ReplayEvent } from '../model/event.ts'
import type { BlockWriter } from './blocks.ts'

export interface SegmentWriter {
  /** Events come in time order. */
  add(event: ReplayEvent): void
  finish(): readonly SegmentIndex[]
}

/** `startedAt` is moment 0, epoch ms. */
export function createSegmentWriter(writer: BlockWriter, startedAt: number): SegmentWriter {
  const encoder = new TextEncoder()
  const segments: SegmentIndex[] = []
  let lines: string[] = []
  let characters = 0
  let open: OpenSegment | undefined
  let latest: ReplayEvent | undefined
  const cut = () => {
    if (open) segments.push({ ...writer.add(encoder.encode(lines.join(''))), events: lines.length, ...open })
    lines = []
    characters = 0
    open = undefined
  }
  return {
    add(event) {
      // a meta event stays with its snapshot, so that a player may start there
      const keepsTogether = event.type === EventType.FullSnapshot && latest?.type === EventType.Meta
      if (characters >= writer.room() && !keepsTogether) cut()
      const atMs = event.timestamp - startedAt
      open ??= { firstMs: atMs, lastMs: atMs, keyframe: false }
      open.lastMs = atMs
      if (keepsTogether && lines.length === 1) open.keyframe = true
      const line = `${JSON.stringify(event)}\n`
      lines.push(line)
      characters += line.length
      latest = event
    },
    finish() {
      cut()
      return segments
    },
  }
}

interface OpenSegment {
  readonly firstMs: number
  lastMs: number
  keyframe: boolean
}
