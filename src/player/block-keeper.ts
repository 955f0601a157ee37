/** Decodes blocks and hands out parts of them: in a worker, or in the page where there is none. */
import { crc32 } from '../model/crc32.ts'
import { fromBase64 } from '../pack/base64.ts'
import { decompress } from '../pack/decompress.ts'
import type { ByteRange, DecodedParts } from '../pack/unpack.ts'

export interface WantedParts {
  /** Number of the block. */
  readonly block: number
  /** Its size after decoding. */
  readonly bytes: number
  readonly parts: readonly ByteRange[]
}

/** The block's base64 text; undefined where whoever asks believes that it is decoded already. */
export type KeeperTask = WantedParts & { readonly text: string | undefined }

/** `unknown`: the text is needed after all. */
export type KeeperAnswer = DecodedParts | 'unknown'

/** Decoded blocks that are kept, of about 5 MB each: for playing on and seeking nearby. */
export const KEPT_BLOCKS = 2

interface Kept {
  readonly checksum: number
  readonly bytes: Uint8Array
  readonly until: number
}

/** @throws Error when the text is no base64 */
export function createBlockKeeper(): (task: KeeperTask) => KeeperAnswer {
  const kept = new Map<number, Kept>()
  const keep = (block: number, decoded: Kept) => {
    kept.delete(block)
    kept.set(block, decoded)
  }
  /** Memory of a block that leaves: new memory costs a third of the time that decoding takes. */
  const memory = (block: number, size: number) => {
    const leaving = kept.has(block) ? block : kept.size < KEPT_BLOCKS ? undefined : ([...kept.keys()][0] as number)
    if (leaving === undefined) return undefined
    const { buffer } = (kept.get(leaving) as Kept).bytes
    kept.delete(leaving)
    return buffer.byteLength < size ? undefined : new Uint8Array(buffer, 0, size)
  }
  return ({ block, text, bytes, parts }) => {
    const wanted = Math.min(bytes, Math.max(0, ...parts.map(({ end }) => end)))
    let decoded = kept.get(block)
    if (!decoded || decoded.until < wanted) {
      if (text === undefined) return 'unknown'
      // what is asked for a second time is asked for again
      const until = decoded ? bytes : wanted
      const frame = fromBase64(text)
      const checksum = crc32(frame)
      try {
        decoded = { checksum, until, bytes: decompress(frame, { bytes, until, output: memory(block, bytes) }) }
      } catch {
        return { checksum }
      }
    }
    keep(block, decoded)
    const { checksum, bytes: whole } = decoded
    return { checksum, parts: parts.map(({ start, end }) => whole.slice(start, end)) }
  }
}
