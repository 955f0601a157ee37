/** Tracks and all else that is read beside the events → JSON lines in blocks of their own, after all events: a list beside the picture is decoded without them. */
import type { Bundle, BlockRange, SessionIndex, TrackIndex, TracksIndex } from '../model/bundle.ts'
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
  const packed = sessions.map((session) => packBeside(session, writer, bundle.blocks.length))
  const { blocks, index } = writer.finish()
  return {
    index: {
      ...bundle.index,
      sessions: bundle.index.sessions.map((session, number) => ({ ...session, ...packed[number] })),
      blocks: [...bundle.index.blocks, ...index],
    },
    blocks: [...bundle.blocks, ...blocks],
  }
}

type Beside = Pick<SessionIndex, 'tracks' | 'moments' | 'about'>

/** What a timeline needs comes first: it is asked for first. */
function packBeside({ tracks, moments, about }: Session, writer: BlockWriter, firstBlock: number): Beside {
  const place = (items: readonly object[]) =>
    packItems(items, writer).map(({ block, ...range }) => ({ block: firstBlock + block, ...range }))
  const marks = place(moments)
  const [facts] = about ? place([about]) : []
  return {
    ...(marks.length > 0 && { moments: marks }),
    ...(facts && { about: facts }),
    tracks: packTracks(tracks, (items) => ({ count: items.length, parts: place(items) })),
  }
}

function packTracks(tracks: Tracks, packed: (items: readonly object[]) => TrackIndex): TracksIndex {
  const { steps, console, network, marks, screen } = tracks
  return {
    ...(steps.length > 0 && { steps: { ...packed(steps), troubled: steps.filter(({ signs }) => signs).length } }),
    ...(console.length > 0 && { console: { ...packed(console), levels: countLevels(console) } }),
    ...(network.length > 0 && { network: { ...packed(network), failed: network.filter(hasFailed).length } }),
    ...(marks.length > 0 && { marks: packed(marks) }),
    ...(screen.length > 0 && { screen: packed(screen) }),
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
