/** Tracks → JSON lines in blocks of their own, after all events: a list beside the picture is decoded without them. */
import type { Bundle, BlockRange, TrackIndex, TracksIndex } from '../model/bundle.ts'
import type { ConsoleLevel, ConsoleLine } from '../model/console.ts'
import { hasFailed } from '../model/network.ts'
import type { Session } from '../model/session.ts'
import type { Tracks } from '../model/tracks.ts'
import { createBlockWriter, type BlockWriter, type Zstd } from './blocks.ts'

export interface TrackPacking {
  readonly zstd: Zstd
  /** JSON bytes after which a block is full. Default: 4 MB. */
  readonly blockBytes: number | undefined
}

/** Adds the tracks of `sessions` to the bundle that holds their events. */
export function withTracks(bundle: Bundle, sessions: readonly Session[], { zstd, blockBytes }: TrackPacking): Bundle {
  const writer = createBlockWriter(zstd, blockBytes)
  const packed = sessions.map(({ tracks }) => packTracks(tracks, writer, bundle.blocks.length))
  const { blocks, index } = writer.finish()
  return {
    index: {
      ...bundle.index,
      sessions: bundle.index.sessions.map((session, number) => ({ ...session, tracks: packed[number] ?? {} })),
      blocks: [...bundle.index.blocks, ...index],
    },
    blocks: [...bundle.blocks, ...blocks],
  }
}

function packTracks({ steps, console, network, marks }: Tracks, writer: BlockWriter, firstBlock: number): TracksIndex {
  const packed = (items: readonly object[]): TrackIndex => ({
    count: items.length,
    parts: packItems(items, writer).map(({ block, ...range }) => ({ block: firstBlock + block, ...range })),
  })
  return {
    ...(steps.length > 0 && { steps: { ...packed(steps), troubled: steps.filter(({ signs }) => signs).length } }),
    ...(console.length > 0 && { console: { ...packed(console), levels: countLevels(console) } }),
    ...(network.length > 0 && { network: { ...packed(network), failed: network.filter(hasFailed).length } }),
    ...(marks.length > 0 && { marks: packed(marks) }),
  }
}

function packItems(items: readonly object[], writer: BlockWriter): BlockRange[] {
  const encoder = new TextEncoder()
  const parts: BlockRange[] = []
  let lines: string[] = []
  let characters = 0
  const cut = () => {
    if (lines.length > 0) parts.push(writer.add(encoder.encode(lines.join(''))))
    lines = []
    characters = 0
  }
  for (const item of items) {
    if (characters >= writer.room()) cut()
    const line = `${JSON.stringify(item)}\n`
    lines.push(line)
    characters += line.length
  }
  cut()
  return parts
}

function countLevels(lines: readonly ConsoleLine[]): { readonly [level in ConsoleLevel]?: number } {
  const levels: { [level in ConsoleLevel]?: number } = {}
  for (const { level } of lines) levels[level] = (levels[level] ?? 0) + 1
  return levels
}
