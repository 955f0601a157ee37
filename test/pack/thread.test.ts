import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { after, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { createBlockWriter, type Zstd } from '../../src/pack/blocks.ts'
import { createLineBuffer } from '../../src/pack/line-buffer.ts'
import { type LoadedZstd, loadZstd } from '../../src/pack/zstd.ts'

const BUILT = pathToFileURL(resolve('dist/zstd-thread.js'))
const BLOCK_BYTES = 20_000

/** Chunks that make eight blocks and a bit. */
const chunks = Array.from({ length: 41 }, (_, index) =>
  new TextEncoder().encode(JSON.stringify(Array.from({ length: 1500 }, (_item, at) => (at * index) % 977))),
)

function blocksOf(zstd: Zstd) {
  const writer = createBlockWriter(zstd, BLOCK_BYTES)
  const ranges = chunks.map((chunk) => writer.add(chunk))
  return { ranges, ...writer.finish() }
}

describe('compression in a thread of its own', () => {
  const loaded: LoadedZstd[] = []
  const load = async (script?: URL) => {
    const zstd = await loadZstd(script)
    loaded.push(zstd)
    return zstd
  }
  after(() => loaded.forEach((zstd) => zstd.close()))

  it('makes the same blocks in the same order', async () => {
    const alone = blocksOf(await load())
    assert.ok(alone.blocks.length > 5)
    assert.deepEqual(blocksOf(await load(BUILT)), alone)
  })
  it('is begun where there is a thread', async () => {
    const { begin, compress } = await load(BUILT)
    const data = chunks[3] as Uint8Array
    assert.deepEqual(begin?.(data, 9)?.(), compress(data, 9))
  })
  it('is done without the thread when that never starts', async () => {
    assert.deepEqual(blocksOf(await load(new URL('no-such-thread.js', BUILT))), blocksOf(await load()))
  })
})

describe('a buffer of lines', () => {
  it('holds values as JSON, a line each, whatever they are made of', () => {
    const buffer = createLineBuffer()
    const values = [{ text: 'é😀'.repeat(40_000) }, 'x'.repeat(65_533), ['\ud800'], 1, '中'.repeat(200_000)]
    const characters = values.map((value) => buffer.put(value))
    const lines = values.map((value) => `${JSON.stringify(value)}\n`)
    assert.equal(new TextDecoder().decode(buffer.bytes()), lines.join(''))
    assert.deepEqual(
      characters,
      lines.map(({ length }) => length),
    )
    buffer.clear()
    buffer.put({})
    assert.equal(new TextDecoder().decode(buffer.bytes()), '{}\n')
  })
})
