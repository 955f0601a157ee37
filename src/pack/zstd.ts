/** The one encoder, in Node and in pages: the same input makes the same bytes on every machine. */
import { Zstd as WasmZstd } from '@hpcc-js/wasm-zstd'
import type { Zstd } from './blocks.ts'
import type { Decompress } from './unpack.ts'

export interface ZstdCodec extends Zstd {
  readonly decompress: Decompress
}

/** Loads the encoder; about 30 ms the first time. */
export async function loadZstd(): Promise<ZstdCodec> {
  const zstd = await WasmZstd.load()
  return {
    compress: (data, level) => zstd.compress(data, level),
    decompress: (frame) => zstd.decompress(frame),
  }
}
