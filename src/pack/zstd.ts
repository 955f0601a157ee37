/** The one encoder, in Node and in pages: the same input makes the same bytes on every machine. */
import type { Zstd } from './blocks.ts'
import { createThread } from './thread.ts'
import { loadEncoder } from './zstd-encoder.ts'

export type { Zstd } from './blocks.ts'
export { decompress } from './decompress.ts'

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
