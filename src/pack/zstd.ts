/** The one encoder and decoder, in Node and in pages: the same input makes the same bytes on every machine. */
import { decompress as fzstdDecompress } from 'fzstd'
import type { Zstd } from './blocks.ts'
import { createThread } from './thread.ts'
import type { Decompress } from './unpack.ts'
import { loadEncoder } from './zstd-encoder.ts'

export type { Zstd } from './blocks.ts'

/** An encoder that may have a thread at work, which ends with it. */
export interface LoadedZstd extends Zstd {
  close(): void
}

/**
 * Loads the encoder; about 30 ms the first time. With the address of `zstd-thread.ts` as it was built, blocks are
 * compressed in a thread beside this one, where there are threads.
 */
export async function loadZstd(threadScript?: URL): Promise<LoadedZstd> {
  const { compress } = await loadEncoder()
  const thread = threadScript && (await createThread(threadScript, compress))
  return { compress, ...(thread && { begin: thread.begin }), close: () => thread?.close() }
}

/**
 * Decodes as a page does. The encoder's own decoder copies its result byte by byte (100 MB: 12.9 s) and believes the size that
 * a frame claims.
 * @throws Error when the frame is damaged
 */
export const decompress: Decompress = (frame, bytes) => fzstdDecompress(frame, new Uint8Array(bytes))
