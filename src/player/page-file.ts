/** Reads the bundle out of the page that the player runs in, while the page may still be arriving. */
import { BLOCK_ELEMENT_ID, INDEX_ELEMENT_ID, type BundleIndex, type SegmentIndex } from '../model/bundle.ts'
import { isAbout } from '../model/about.ts'
import type { Moment } from '../model/moment.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { readLines, readTrack } from '../pack/unpack-tracks.ts'
import { type ByteRange, checkedParts, readIndex, segmentOf, segmentRanges } from '../pack/unpack.ts'
import { createRest, nextTask } from './core/slices.ts'
import type { Decode } from './decoder.ts'
import type { ReplayFile, SegmentBytes } from './file.ts'

/** @throws ReplayError when the page's index can't be read */
export function openPageFile(decode: Decode): ReplayFile {
  const index = readIndex(document.getElementById(INDEX_ELEMENT_ID)?.textContent ?? '')
  const read = async (block: number, parts: readonly ByteRange[]) => {
    const bytes = index.blocks[block]?.bytes ?? 0
    return checkedParts(index, block, await decode({ block, bytes, parts }, () => blockText(index, block)))
  }
  const whole = async (number: number) => {
    const [bytes] = await read(number, [{ start: 0, end: index.blocks[number]?.bytes ?? 0 }])
    // the player goes on between the parts of a long list
    await nextTask()
    return bytes as Uint8Array
  }
  const source = () => ({ block: whole, rest: createRest() })
  return {
    index,
    async segments({ session, window }, { first, last }) {
      const wanted = index.sessions[session]?.windows[window]?.segments.slice(first, last + 1) ?? []
      if (wanted.length !== last - first + 1) throw new ReplayError(problem('damaged-index', {}))
      const found = await Promise.all(runsOfBlocks(wanted).map((run) => readRun(run, read)))
      return found.flat()
    },
    moments: (session) => readLines<Moment>(index.sessions[session]?.moments ?? [], source()),
    async about(session) {
      const part = index.sessions[session]?.about
      const [about] = part ? await readLines<unknown>([part], source()) : []
      return isAbout(about) ? about : undefined
    },
    track: (session, name) => readTrack(name, index.sessions[session]?.tracks, source()),
  }
}

async function blockText(index: BundleIndex, number: number): Promise<string> {
  const text = await arrival(BLOCK_ELEMENT_ID + number)
  if (text === undefined)
    throw new ReplayError(problem('missing-part', { part: number + 1, parts: index.blocks.length }))
  return text
}

/** Segments by the blocks in which they lie, each of which is asked for once. */
function runsOfBlocks(segments: readonly SegmentIndex[]): SegmentIndex[][] {
  const runs: SegmentIndex[][] = []
  for (const segment of segments) {
    if (runs.at(-1)?.[0]?.block === segment.block) runs.at(-1)?.push(segment)
    else runs.push([segment])
  }
  return runs
}

async function readRun(
  run: readonly SegmentIndex[],
  read: (block: number, parts: readonly ByteRange[]) => Promise<readonly Uint8Array[]>,
): Promise<SegmentBytes[]> {
  const ranges = run.map(segmentRanges)
  const parts = [...(await read((run[0] as SegmentIndex).block, ranges.flat()))]
  return ranges.map(({ length }) => segmentOf(parts.splice(0, length)))
}

/** Text of an element once the parser is past it; undefined when the page ends without it. */
function arrival(id: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const look = () => {
      const isLoaded = document.readyState !== 'loading'
      const element = document.getElementById(id)
      const isWhole = element && (isLoaded || element.nextElementSibling)
      if (!isWhole && !isLoaded) return
      observer.disconnect()
      document.removeEventListener('readystatechange', look)
      resolve(isWhole ? (element.textContent ?? '') : undefined)
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { childList: true })
    document.addEventListener('readystatechange', look)
    look()
  })
}
