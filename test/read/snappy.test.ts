import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { crc32c } from '../../src/read/crc32c.ts'
import { readSnappyBlock } from '../../src/read/snappy.ts'
import { joined, snappyBlock } from './snappy-writer.ts'

/** One block and where it ends. */
function undone(bytes: Uint8Array, start = 0): { text: Uint8Array; end: number } {
  let text = new Uint8Array()
  const end = readSnappyBlock(bytes, start, (length) => (text = new Uint8Array(length)))
  return { text, end }
}
const bytes = (...values: number[]) => Uint8Array.from(values)
const characters = (text: string) => Array.from(text, (character) => character.charCodeAt(0))

/** Text with repeats in it, near and far. */
const repetitive = fc
  .array(
    fc.oneof(fc.uint8Array({ maxLength: 90 }), fc.constantFrom(bytes(1, 2, 3, 4, 5), bytes(7), new Uint8Array(300))),
    {
      maxLength: 30,
    },
  )
  .map((parts) => joined(...parts, ...parts))

describe('a block of raw snappy', () => {
  it('comes back as it was, and says where it ends', () => {
    fc.assert(
      fc.property(repetitive, fc.uint8Array(), fc.uint8Array(), (text, before, behind) => {
        const block = snappyBlock(text)
        const found = undone(joined(before, block, behind), before.length)
        assert.deepEqual(found.text, text)
        assert.equal(found.end, before.length + block.length)
      }),
    )
  })
  it('may copy from what it is just writing, from near and from far', () => {
    // "ab" and eight bytes from two bytes before, in each of the three forms
    const forms = [bytes(0b10001, 2), bytes(0b11110, 2, 0), bytes(0b11111, 2, 0, 0, 0)]
    for (const form of forms) {
      const block = joined(bytes(10, 0b100, ...characters('ab')), form)
      assert.equal(Buffer.from(undone(block).text).toString(), 'ababababab')
    }
    const far = new Uint8Array(70_000).map((_, at) => (at * at) >> 3)
    const twice = joined(far, far.subarray(0, 64))
    const block = joined(
      bytes(0xb0, 0xa3, 0x04),
      bytes(62 << 2, 0x6f, 0x11, 0x01),
      far,
      bytes(0xff, 0x70, 0x11, 0x01, 0),
    )
    assert.deepEqual(undone(block).text, twice)
  })
  it('has literals whose length stands in one to four bytes of its own', () => {
    for (const [tag, length] of [
      [60, [0x03]],
      [61, [3, 0]],
      [62, [3, 0, 0]],
      [63, [3, 0, 0, 0]],
    ] as const) {
      assert.equal(Buffer.from(undone(bytes(4, tag << 2, ...length, ...characters('abcd'))).text).toString(), 'abcd')
    }
  })
  it('is refused when it reaches out of its bounds anywhere', () => {
    const refused: readonly (readonly [string, Uint8Array])[] = [
      ['nothing at all', bytes()],
      ['a length without end', bytes(0x80, 0x80, 0x80, 0x80, 0x80, 0x00)],
      ['a length of more than 32 bits', bytes(0xff, 0xff, 0xff, 0xff, 0x7f, 0)],
      ['a length that no such block can have', bytes(0xff, 0xff, 0xff, 0xff, 0x0f, 0, 1)],
      ['no elements', bytes(4)],
      ['a literal past the end of the file', bytes(4, 0b1100, 1, 2)],
      ['a literal past the end of the text', bytes(2, 0b1100, 1, 2, 3, 4)],
      ['a literal whose length is cut off', bytes(4, 62 << 2, 3)],
      ['a literal of four gigabytes', bytes(4, 63 << 2, 0xff, 0xff, 0xff, 0xff, 1)],
      ['a copy of nothing', bytes(4, 0b10001, 1)],
      ['a copy from 0 bytes before', bytes(10, 0b100, 1, 2, 0b10001, 0)],
      ['a copy from before the beginning', bytes(10, 0b100, 1, 2, 0b10001, 3)],
      ['a copy past the end of the text', bytes(9, 0b100, 1, 2, 0b10001, 2)],
      ['a copy that is cut off', bytes(10, 0b100, 1, 2, 0b11110, 2)],
    ]
    for (const [what, block] of refused) assert.throws(() => undone(block), /snappy/, what)
  })
  it('is refused or gives text of its length, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (anything) => {
        try {
          const { end } = undone(anything)
          assert.ok(end <= anything.length)
        } catch (error) {
          assert.match(String(error), /snappy: damaged block/)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('CRC-32C', () => {
  it('is that of the standard', () => {
    assert.equal(crc32c(new TextEncoder().encode('123456789')), 0xe3069283)
  })
})
