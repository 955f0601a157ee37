/** Reads the bundle out of the page that the player runs in, while the page may still be arriving. */
import { BLOCK_ELEMENT_ID, INDEX_ELEMENT_ID } from '../model/bundle.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { fromBase64 } from '../pack/base64.ts'
import { readTrack } from '../pack/unpack-tracks.ts'
import { decodeBlock, readIndex, segmentIn, type Decompress } from '../pack/unpack.ts'
import type { ReplayFile } from './file.ts'

/** How often to look whether a part has arrived, ms. */
const POLL_MS = 30

/** @throws ReplayError when the page's index can't be read */
export function openPageFile(decompress: Decompress): ReplayFile {
  const index = readIndex(document.getElementById(INDEX_ELEMENT_ID)?.textContent ?? '')
  let cached: { readonly number: number; readonly bytes: Promise<Uint8Array> } | undefined
  const block = (number: number) => {
    if (cached?.number !== number) cached = { number, bytes: loadBlock(number) }
    return cached.bytes
  }
  const loadBlock = async (number: number) => {
    const parts = index.blocks.length
    const text = await arrival(BLOCK_ELEMENT_ID + number)
    if (text === undefined) throw new ReplayError(problem('missing-part', { part: number + 1, parts }))
    return decodeBlock({ index, decompress }, number, decodeText(text, number + 1, parts))
  }
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

function decodeText(text: string, part: number, parts: number): Uint8Array {
  try {
    return fromBase64(text)
  } catch (cause) {
    throw new ReplayError(problem('damaged-part', { part, parts }), { cause })
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
