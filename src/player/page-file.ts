/** Reads the bundle out of the page that the player runs in, while the page may still be arriving. */
import { BLOCK_ELEMENT_ID, INDEX_ELEMENT_ID } from '../model/bundle.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { readTrack } from '../pack/unpack-tracks.ts'
import { checkedBlock, readIndex, segmentIn } from '../pack/unpack.ts'
import type { Decode } from './decoder.ts'
import type { ReplayFile } from './file.ts'

/** How often to look whether a part has arrived, ms. */
const POLL_MS = 30

/** Decoded blocks that are kept, of about 5 MB each: playing on and seeking nearby need no more. */
const KEPT_BLOCKS = 3

/** @throws ReplayError when the page's index can't be read */
export function openPageFile(decode: Decode): ReplayFile {
  const index = readIndex(document.getElementById(INDEX_ELEMENT_ID)?.textContent ?? '')
  const loadBlock = async (number: number) => {
    const place = { part: number + 1, parts: index.blocks.length }
    const text = await arrival(BLOCK_ELEMENT_ID + number)
    if (text === undefined) throw new ReplayError(problem('missing-part', place))
    return checkedBlock(index, number, await decode(text, index.blocks[number]?.bytes ?? 0))
  }
  const block = keeping(loadBlock)
  return {
    index,
    async segment(session, window, number) {
      const segment = index.sessions[session]?.windows[window]?.segments[number]
      if (!segment) throw new ReplayError(problem('damaged-index', {}))
      return segmentIn(await block(segment.block), segment)
    },
    track: (session, name) =>
      readTrack(name, index.sessions[session]?.tracks, async (number) => {
        const bytes = await block(number)
        // the player goes on between the parts of a long list
        await new Promise((resolve) => setTimeout(resolve))
        return bytes
      }),
  }
}

/** Keeps the blocks that were asked for last. What failed is tried again. */
function keeping(load: (number: number) => Promise<Uint8Array>): (number: number) => Promise<Uint8Array> {
  const kept = new Map<number, Promise<Uint8Array>>()
  return (number) => {
    const known = kept.get(number) ?? load(number)
    kept.delete(number)
    kept.set(number, known)
    known.catch(() => kept.delete(number))
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_BLOCKS) break
      kept.delete(oldest)
    }
    return known
  }
}

/** Text of an element once the parser is past it; undefined when the page ends without it. */
async function arrival(id: string): Promise<string | undefined> {
  for (;;) {
    const loaded = document.readyState !== 'loading'
    const element = document.getElementById(id)
    if (element && (loaded || element.nextElementSibling)) return element.textContent ?? ''
    if (loaded) return undefined
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
