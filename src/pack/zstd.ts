/** The one encoder and decoder, in Node and in pages: the same input makes the same bytes on every machine. */
import { Zstd as WasmZstd } from '@hpcc-js/wasm-zstd'
import { decompress as fzstdDecompress } from 'fzstd'
import type { Zstd } from './blocks.ts'
import type { Decompress } from './unpack.ts'

export type { Zstd } from './blocks.ts'

/** Loads the encoder; about 30 ms the first time. */
export async function loadZstd(): Promise<Zstd> {
  const zstd = await WasmZstd.load()
  return { compress: (data, level) => zstd.compress(data, level) }
}

/**
 * Decodes as a page does. The encoder's own decoder copies its result byte by byte (100 MB: 12.9 s) and believes the size that
 * a frame claims.
 * @throws Error when the frame is damaged
 */
export const decompress: Decompress = (frame, bytes) => fzstdDecompress(frame, new Uint8Array(bytes))
