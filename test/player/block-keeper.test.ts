import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { crc32 } from '../../src/model/crc32.ts'
import { toBase64 } from '../../src/pack/base64.ts'
import { loadZstd } from '../../src/pack/zstd.ts'
import { createBlockKeeper, type KeeperAnswer } from '../../src/player/block-keeper.ts'

const BYTES = 600_000
let texts: string[]
let blocks: Uint8Array[]

before(async () => {
  const zstd = await loadZstd()
  blocks = [3, 5, 7].map((factor) => Uint8Array.from({ length: BYTES }, (_, at) => (at * factor + (at >> 7)) & 0xff))
  texts = blocks.map((block) => toBase64(zstd.compress(block, 8)))
})

const parts = (answer: KeeperAnswer) => (answer === 'unknown' ? answer : answer.parts?.map((part) => [...part]))
const bytes = (block: number, start: number, end: number) => [...(blocks[block] as Uint8Array).subarray(start, end)]

test('parts of a block come with the checksum of what they were in', async () => {
  const keep = createBlockKeeper()
  const ranges = [
    { start: 10, end: 20 },
    { start: 599_990, end: 600_000 },
  ]
  const answer = keep({ block: 0, text: texts[0], bytes: BYTES, parts: ranges })
  assert.deepEqual(parts(answer), [bytes(0, 10, 20), bytes(0, 599_990, 600_000)])
  const frame = Uint8Array.from(atob(texts[0] as string), (character) => character.charCodeAt(0))
  assert.equal(answer !== 'unknown' && answer.checksum, crc32(frame))
})

test('a block that is decoded as far as needs be is not sent again; beyond that it is', () => {
  const keep = createBlockKeeper()
  const ask = (end: number, text?: string) => keep({ block: 1, text, bytes: BYTES, parts: [{ start: end - 5, end }] })
  assert.deepEqual(parts(ask(100_000, texts[1])), [bytes(1, 99_995, 100_000)])
  assert.deepEqual(parts(ask(50_000)), [bytes(1, 49_995, 50_000)])
  assert.equal(ask(500_000), 'unknown')
  assert.deepEqual(parts(ask(500_000, texts[1])), [bytes(1, 499_995, 500_000)])
  assert.deepEqual(parts(ask(BYTES)), [bytes(1, BYTES - 5, BYTES)])
})

test('memory is used again without one block showing through another, and only the last two are kept', () => {
  const keep = createBlockKeeper()
  const ask = (block: number, text?: string) => keep({ block, text, bytes: BYTES, parts: [{ start: 0, end: BYTES }] })
  for (const block of [0, 1, 2]) assert.deepEqual(parts(ask(block, texts[block])), [bytes(block, 0, BYTES)])
  assert.equal(ask(0), 'unknown')
  assert.deepEqual(parts(ask(2)), [bytes(2, 0, BYTES)])
  assert.deepEqual(parts(ask(1)), [bytes(1, 0, BYTES)])
})

test('what is damaged answers with its checksum only, what is no base64 throws', () => {
  const keep = createBlockKeeper()
  const ask = (text: string) => keep({ block: 0, text, bytes: BYTES, parts: [{ start: 0, end: BYTES }] })
  assert.equal(parts(ask(toBase64(new Uint8Array(100)))), undefined)
  assert.throws(() => ask('***'))
})
