import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { strToU8 as bytesOf, zipSync } from 'fflate'
import { formatProblem, ReplayError } from '../../src/model/problem.ts'
import { reading, refused, soundly, textOf } from './reading.ts'
import { joined, prefixed, snappyBlock } from './snappy-writer.ts'

const text = '["w",{"type":4,"timestamp":1,"data":{"href":"https://shop.example/straße/🛒"}}]\n'
const utf16 = (content: string, endian: 'little' | 'big' = 'little') => {
  const bytes = Buffer.from(content, 'utf16le')
  return new Uint8Array(endian === 'big' ? bytes.swap16() : bytes)
}
const asText = (bytes: Uint8Array) => Buffer.from(Buffer.from(bytes).toString('latin1'), 'utf8')

/** What each container is called, and how it is put around bytes. */
const wraps: readonly (readonly [container: string, wrap: (bytes: Uint8Array) => Uint8Array])[] = [
  ['gzip', (bytes) => gzipSync(bytes)],
  ['zlib', (bytes) => deflateSync(bytes)],
  ['base64', (bytes) => Buffer.from(Buffer.from(bytes).toString('base64'))],
  ['zip', (bytes) => zipSync({ 'a.json': bytes })],
]

describe('text', () => {
  it('in UTF-16 or with a byte order mark becomes UTF-8 without one', async () => {
    for (const endian of ['little', 'big'] as const) {
      for (const mark of ['\ufeff', '']) {
        const document = await soundly(utf16(mark + text, endian))
        assert.equal(textOf(document), text)
        assert.deepEqual(document.containers, ['UTF-16'])
      }
    }
    const marked = await soundly(`\ufeff${text}`)
    assert.deepEqual([marked.bytes[0], textOf(marked), marked.containers], [0x5b, text, []])
  })
  it('that is plain JSON is handed on as it is, without a copy', async () => {
    const bytes = bytesOf(text)
    assert.equal((await soundly(bytes)).bytes, bytes)
  })
})

describe('base64', () => {
  const packed = Buffer.from(gzipSync(utf16(`\ufeff${text}`))).toString('base64')
  it('is undone with line breaks, in either alphabet, with or without padding, and as a data: URL', async () => {
    const lines = packed.replace(/.{20}/g, (line) => `${line}\r\n`)
    const url = packed.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
    for (const written of [packed, lines, ` ${packed}\n`, url, `data:application/gzip;base64,${packed}`]) {
      const document = await soundly(written)
      assert.equal(textOf(document), text)
      assert.deepEqual(document.containers, ['base64', 'gzip', 'UTF-16'])
    }
    for (const [container, wrap] of wraps) {
      if (container === 'base64') continue
      const document = await soundly(Buffer.from(wrap(bytesOf(text))).toString('base64'))
      assert.deepEqual([textOf(document), document.containers], [text, ['base64', container]])
    }
    const json = await soundly(Buffer.from(text).toString('base64'))
    assert.deepEqual([textOf(json), json.containers], [text, ['base64']])
  })
  it('is only what is nothing else', async () => {
    for (const other of [`${packed}!`, `${packed}=A`, 'Hello', 'H4sI', 'data:,x', 'eyJh.eyJh']) {
      const { documents } = await reading({ name: 'x', data: other }).catch(() => ({ documents: [] }))
      assert.deepEqual(documents[0]?.containers ?? [], [], other)
    }
  })
  it('comes back as it was', () =>
    fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const json = JSON.stringify([value])
        assert.equal(textOf(await soundly(Buffer.from(json).toString('base64'))), json)
      }),
    ))
})

describe('zlib', () => {
  it('is undone at every level', async () => {
    for (const level of [0, 1, 5, 6, 9]) {
      const document = await soundly(deflateSync(text, { level }))
      assert.deepEqual([textOf(document), document.containers], [text, ['zlib']])
    }
  })
  it('cut off is what came before, with a note', async () => {
    const long = JSON.stringify(Array.from({ length: 5000 }, (_, index) => index * 7919))
    const { documents, codes } = await reading({ name: 'x', data: deflateSync(long).subarray(0, 6000) })
    assert.ok(long.startsWith(textOf(documents[0])) && textOf(documents[0]).length > 5000)
    assert.deepEqual(codes, ['packing-damaged'])
  })
  it('is only what inflates to something', async () => {
    for (const other of ['x\x01', 'x^2', 'x\x01\x02\x03 and so on']) {
      assert.deepEqual((await soundly(other)).containers, [])
    }
  })
})

describe('gzip and zlib saved as text', () => {
  it('are undone', async () => {
    const long = text.repeat(20)
    for (const [name, packed] of [
      ['gzip', gzipSync(long)],
      ['zlib', deflateSync(long)],
      ['zlib', deflateSync(long, { level: 1 })],
      ['zlib', deflateSync(long, { level: 9 })],
    ] as const) {
      const document = await soundly(asText(packed))
      assert.deepEqual([textOf(document), document.containers], [long, ['bytes saved as text', name]])
    }
  })
  it('with characters lost are one sentence', async () => {
    await refused(Buffer.from(gzipSync(text).toString('utf8')), 'gzip-as-text')
  })
})

describe('layers', () => {
  it('are undone in any order, and named from the outside in', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat(wraps.length - 1), { maxLength: 5 }), async (indexes) => {
        // base64 in base64 could be any text
        const layers = indexes.filter((index, at) => index !== indexes[at - 1]).map((index) => wraps[index]!)
        let packed: Uint8Array = bytesOf(text)
        for (const [, wrap] of layers.toReversed()) packed = wrap(packed)
        const document = await soundly(packed)
        assert.equal(textOf(document), text)
        assert.deepEqual(
          document.containers,
          layers.map(([container]) => container),
        )
      }),
      { numRuns: 60 },
    ))
  it('may hold snappy', async () => {
    const document = await soundly(gzipSync(joined(snappyBlock(text), snappyBlock(text))))
    assert.deepEqual([document.containers, document.blocks?.length], [['gzip', 'snappy blocks'], 2])
  })
  it('too many of them are one sentence', async () => {
    let deep: Uint8Array = bytesOf(text)
    for (let layer = 0; layer < 6; layer++) deep = gzipSync(deep)
    assert.match(await refused(deep, 'layers-too-deep'), /more than 5 times/)
  })
})

describe('what is no recording', () => {
  it('is told by its kind', async () => {
    const kinds: readonly (readonly [string, string, string, RegExp])[] = [
      ['bzip2', 'BZh91AY', 'packed-otherwise', /bunzip2/],
      ['xz', '\xfd7zXZ\0', 'packed-otherwise', /xz -d/],
      ['zstd', '\x28\xb5\x2f\xfd$', 'packed-otherwise', /zstd -d/],
      ['lz4', '\x04\x22\x4d\x18', 'packed-otherwise', /lz4 -d/],
      ['7-Zip', '7z\xbc\xaf\x27\x1c', 'packed-otherwise', /7z x/],
      ['RAR', 'Rar!\x1a\x07\x01\0', 'packed-otherwise', /unrar x/],
      ['PNG', '\x89PNG\r\n\x1a\n', 'pixels-only', /pixels only/],
      ['JPEG', '\xff\xd8\xff\xe0', 'pixels-only', /JPEG/],
      ['GIF', 'GIF89a', 'pixels-only', /GIF/],
      ['WebP', 'RIFF\0\0\0\0WEBPVP8 ', 'pixels-only', /WebP/],
      ['MP4', '\0\0\0\x18ftypmp42', 'pixels-only', /MP4 video/],
      ['WebM', '\x1a\x45\xdf\xa3', 'pixels-only', /WebM video/],
      ['PDF', '%PDF-1.7', 'other-file', /PDF document/],
      ['SQLite', 'SQLite format 3\0', 'other-file', /SQLite database/],
      ['Parquet', 'PAR1\x15', 'other-file', /Parquet/],
      ['MinIO', 'XL2 1   ', 'minio-metadata', /mc cp/],
    ]
    for (const [, start, code, words] of kinds) {
      assert.match(await refused(new Uint8Array(Buffer.from(`${start}and more`, 'latin1')), code), words)
    }
  })
  it('and has no kind is handed on', async () => {
    for (const bytes of [[0], [0, 0, 0, 0, 0], [1], [0x1f], [0xff], [0x78], [0xff, 0xfe, 0xff]]) {
      assert.equal((await reading(Uint8Array.from(bytes))).documents.length, 1, String(bytes))
    }
  })
})

describe('anything in a container, changed anywhere', () => {
  const packings: readonly ((bytes: Uint8Array) => Uint8Array)[] = [
    ...wraps.map(([, wrap]) => wrap),
    (bytes) => zipSync({ 'a/b': gzipSync(bytes), c: [bytes, { level: 0 }] }),
    (bytes) => joined(snappyBlock(bytes), snappyBlock(bytes), new Uint8Array(9)),
    (bytes) => joined(prefixed(snappyBlock(bytes)), prefixed(snappyBlock(bytes))),
    (bytes) => utf16(Buffer.from(bytes).toString()),
    (bytes) => asText(deflateSync(bytes)),
  ]
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 })
  it('is read or refused in one sentence', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...packings), changes, fc.nat(), async (pack, places, cut) => {
        const bytes = Uint8Array.from(pack(bytesOf(text)))
        for (const [place, value] of places) bytes[place % bytes.length] = value
        const given = bytes.subarray(0, cut % 3 === 0 ? cut % (bytes.length + 1) : bytes.length)
        try {
          const { documents, problems } = await reading({ name: 'x', data: given })
          assert.ok(documents.length > 0)
          for (const problem of problems) assert.match(formatProblem(problem), /^x[^\n]*: [^\n]+\.$/)
        } catch (error) {
          if (!(error instanceof ReplayError)) throw error
          assert.match(error.message, /^x[^\n]*: [^\n]+\.$/)
        }
      }),
      { numRuns: 1000 },
    ))
})
