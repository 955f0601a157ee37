import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { crc32c } from '../../src/read/crc32c.ts'
import { blockTexts, reading, refused, soundly, textOf } from './reading.ts'
import { joined, nuls, prefixed, snappyBlock } from './snappy-writer.ts'

const lines = [
  '["w1",{"type":4,"timestamp":1}]\n["w1",{"type":2,"timestamp":2}]\n',
  '["w2",{"type":4,"timestamp":3}]',
  '["w1",{"type":3,"timestamp":4}]\n',
]
const blocks = lines.map(snappyBlock)
const [first, second, third] = blocks as [Uint8Array, Uint8Array, Uint8Array]
const whole = `${lines[0]}${lines[1]}\n${lines[2]}`
/** A block whose text begins well and then copies from nowhere. */
const damagedBlock = joined(Uint8Array.of(10, 5 << 2), new TextEncoder().encode('["w9"]'), Uint8Array.of(0b1, 0))

describe('raw snappy in a file', () => {
  it('is one block', async () => {
    for (const text of [...lines, '{"window_id":"a","data":[]}', '\ufeff["w",{}]', ' \n["w",{}]']) {
      const document = await soundly(snappyBlock(text))
      assert.equal(textOf(document).trim(), text.trim())
      assert.deepEqual(document.containers, ['snappy'])
    }
  })
  it('is blocks back to back, each on lines of its own, with the place of each', async () => {
    const document = await soundly(joined(...blocks))
    assert.equal(textOf(document), whole)
    assert.deepEqual(document.containers, ['snappy blocks'])
    assert.deepEqual(blockTexts(document), lines)
    assert.deepEqual(
      document.blocks?.map(({ file }) => file),
      [
        { start: 0, end: first.length },
        { start: first.length, end: first.length + second.length },
        { start: first.length + second.length, end: first.length + second.length + third.length },
      ],
    )
  })
  it('is blocks with NULs before, between and behind, even where a block ends in NULs', async () => {
    const endsInNuls = snappyBlock('["w3",""]\0\0\0')
    assert.equal(endsInNuls.at(-1), 0)
    const file = joined(nuls(1000), endsInNuls, nuls(2000), first, nuls(1024))
    const document = await soundly(file)
    assert.deepEqual(document.containers, ['snappy blocks'])
    assert.deepEqual(blockTexts(document), ['["w3",""]\0\0\0', lines[0]])
    assert.deepEqual(
      document.blocks?.map(({ file: place }) => place),
      [
        { start: 1000, end: 1000 + endsInNuls.length },
        { start: 3000 + endsInNuls.length, end: 3000 + endsInNuls.length + first.length },
      ],
    )
    for (const count of [1, 2, 3, 4, 5, 8]) {
      const padded = await soundly(joined(nuls(count), first))
      assert.deepEqual([textOf(padded), padded.containers], [lines[0], ['snappy blocks']], `${count} NULs`)
    }
    assert.deepEqual((await soundly(joined(first, nuls(1024)))).containers, ['snappy blocks'])
  })
  it('keeps the blocks before damage, and says how much was lost', async () => {
    const file = joined(first, second, damagedBlock)
    const { documents, problems } = await reading({ name: 'x', data: file })
    assert.equal(textOf(documents[0]), `${lines[0]}${lines[1]}`)
    const args = { source: 'x', container: 'snappy blocks', lostBytes: damagedBlock.length, totalBytes: file.length }
    assert.deepEqual(problems, [{ code: 'packing-lost', args }])
    const cut = await reading({ name: 'x', data: joined(first, second).subarray(0, -1) })
    assert.deepEqual([textOf(cut.documents[0]), cut.codes], [lines[0], ['packing-lost']])
    const tail = await reading({ name: 'x', data: joined(first, snappyBlock('no lines')) })
    assert.deepEqual([textOf(tail.documents[0]), tail.codes], [lines[0], ['packing-lost']])
  })
  it('that is damaged from the start is one sentence', async () => {
    await refused(first.subarray(0, -1), 'snappy-damaged')
    await refused(joined(nuls(9), first.subarray(0, -1)), 'snappy-damaged')
    await refused(damagedBlock, 'snappy-damaged')
  })
  it('is never seen in text', async () => {
    for (const text of ['[ ["abcdefgh"]', '{}', '[]', ' [1]', '{ "a":1}', 'no recording']) {
      assert.deepEqual((await soundly(text)).containers, [])
    }
  })
})

describe('snappy behind lengths', () => {
  it('is undone block by block', async () => {
    const document = await soundly(joined(...blocks.map(prefixed)))
    assert.equal(textOf(document), whole)
    assert.deepEqual(document.containers, ['length-prefixed snappy'])
    assert.deepEqual(blockTexts(document), lines)
    assert.deepEqual(document.blocks?.[1]?.file, { start: first.length + 8, end: first.length + 8 + second.length })
    assert.deepEqual((await soundly(prefixed(first))).containers, ['length-prefixed snappy'])
  })
  it('leaves out what is cut off or damaged, and says how much', async () => {
    const cut = await reading({ name: 'x', data: joined(prefixed(first), prefixed(second)).subarray(0, -3) })
    assert.equal(textOf(cut.documents[0]), lines[0])
    assert.deepEqual(
      cut.problems.map(({ args }) => (args as { lostBytes: number }).lostBytes),
      [second.length + 1],
    )
    const inside = await reading({ name: 'x', data: joined(...[first, damagedBlock, second].map(prefixed)) })
    assert.deepEqual(blockTexts(inside.documents[0]), [lines[0], lines[1]])
    assert.deepEqual(inside.codes, ['packing-lost'])
    await refused(prefixed(first).subarray(0, -1), 'snappy-damaged')
  })
})

describe('snappy in frames', () => {
  const start = Uint8Array.of(0xff, 6, 0, 0, 0x73, 0x4e, 0x61, 0x50, 0x70, 0x59)
  const chunk = (kind: number, body: Uint8Array) =>
    joined(Uint8Array.of(kind, body.length & 0xff, (body.length >> 8) & 0xff, body.length >> 16), body)
  const data = (kind: 0 | 1, text: string, damage = 0) => {
    const bytes = new TextEncoder().encode(text)
    const checksum = crc32c(bytes) ^ damage
    const masked = new Uint8Array(4)
    new DataView(masked.buffer).setUint32(0, (((checksum >>> 15) | (checksum << 17)) + 0xa282ead8) >>> 0, true)
    return chunk(kind, joined(masked, kind === 0 ? snappyBlock(bytes) : bytes))
  }
  it('is undone: packed and plain chunks, those that may be passed over, a second start', async () => {
    const file = joined(start, data(0, '["a",'), chunk(0xfe, nuls(5)), start, chunk(0x80, nuls(300)), data(1, '1]'))
    const document = await soundly(file)
    assert.equal(textOf(document), '["a",1]')
    assert.deepEqual(document.containers, ['snappy'])
  })
  it('keeps what comes before damage', async () => {
    const sound = joined(start, data(0, '["a"]\n'))
    for (const bad of [
      data(0, 'x', 1),
      data(1, 'x', 1),
      chunk(0x02, nuls(4)),
      data(0, 'xxxx').subarray(0, -1),
      nuls(2),
    ]) {
      const { documents, problems } = await reading({ name: 'x', data: joined(sound, bad) })
      assert.equal(textOf(documents[0]), '["a"]\n')
      assert.deepEqual(problems, [
        {
          code: 'packing-lost',
          args: { source: 'x', container: 'snappy', lostBytes: bad.length, totalBytes: sound.length + bad.length },
        },
      ])
    }
    await refused(joined(start, data(0, 'x', 1)), 'snappy-damaged')
  })
})
