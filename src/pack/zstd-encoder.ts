/** The encoder itself, as the thread that asks for it has it: the same input makes the same bytes on every machine. */
import { Zstd as WasmZstd } from '@hpcc-js/wasm-zstd'
import type { Zstd } from './blocks.ts'

/** What the package keeps to itself. */
interface Insides {
  heapView(place: unknown): Uint8Array
  heapToUint8Array(place: unknown): Uint8Array
}

/** Loads the encoder; about 30 ms the first time. */
export async function loadEncoder(): Promise<Pick<Zstd, 'compress'>> {
  const zstd = await WasmZstd.load()
  const insides = Reflect.get(zstd, '_mainModule') as Partial<Insides> | undefined
  // It copies its result number by number through an array: 12 MB took 2.5 s of the 5.5 s that compressing them took.
  const view = insides?.heapView?.bind(insides)
  if (insides?.heapToUint8Array && view) insides.heapToUint8Array = (place) => view(place).slice()
  return { compress: (data, level) => zstd.compress(data, level) }
}
