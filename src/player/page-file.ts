/** Reads the bundle out of the page that the player runs in, while the page may still be arriving. */
import { BLOCK_ELEMENT_ID, INDEX_ELEMENT_ID } from '../model/bundle.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { readTrack } from '../pack/unpack-tracks.ts'
import { checkedBlock, readIndex, segmentIn } from '../pack/unpack.ts'
import type { Decode } from './decoder.ts'
import type { ReplayFile } from './file.ts'

/** Decoded blocks that are kept, of about 5 MB each: playing on and seeking nearby need no more. */
const KEPT_BLOCKS = 3

/** @throws ReplayError when the page's index can't be read */
export function openPageFile(decode: Decode): ReplayFile {
  const index = readIndex(document.getElementById(INDEX_ELEMENT_ID)?.textContent ?? '')
  const block = keeping(async (number, until) => {
    const text = await arrival(BLOCK_ELEMENT_ID + number)
    if (text === undefined)
      throw new ReplayError(problem('missing-part', { part: number + 1, parts: index.blocks.length }))
    const bytes = index.blocks[number]?.bytes ?? 0
    return checkedBlock(index, number, await decode({ text, bytes, until: Math.min(until, bytes) }))
  })
  return {
    index,
    async segment(session, window, number) {
      const segment = index.sessions[session]?.windows[window]?.segments[number]
      if (!segment) throw new ReplayError(problem('damaged-index', {}))
      return segmentIn(await block(segment.block, segment.end), segment)
    },
    track: (session, name) =>
      readTrack(name, index.sessions[session]?.tracks, async (number) => {
        const bytes = await block(number, Infinity)
        // the player goes on between the parts of a long list
        await new Promise((resolve) => setTimeout(resolve))
        return bytes
      }),
  }
}

/** Answers a block that is decoded up to a byte. */
type LoadBlock = (number: number, until: number) => Promise<Uint8Array>

/**
 * Keeps the blocks that were asked for last. Of one that is new, only what is asked for is decoded: it may be all that is
 * wanted. What failed is tried again.
 */
function keeping(load: LoadBlock): LoadBlock {
  const kept = new Map<number, { readonly until: number; readonly bytes: Promise<Uint8Array> }>()
  return (number, until) => {
    const known = kept.get(number)
    const block =
      known && known.until >= until
        ? known
        : { until: known ? Infinity : until, bytes: load(number, known ? Infinity : until) }
    kept.delete(number)
    kept.set(number, block)
    block.bytes.catch(() => kept.delete(number))
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_BLOCKS) break
      kept.delete(oldest)
    }
    return block.bytes
  }
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
