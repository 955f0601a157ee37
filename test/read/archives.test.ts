import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { strToU8 as bytesOf, zipSync, type Zippable } from 'fflate'
import { reading, refused, textOf } from './reading.ts'
import { joined, nuls, snappyBlock } from './snappy-writer.ts'

const zipped = (files: Zippable) => zipSync(files, { mtime: '2024-01-01T00:00:00Z' })
const two = zipped({ 'a.json': bytesOf('["a"]'), 'b.json': bytesOf(JSON.stringify('b'.repeat(500))) })
const indexOf = (bytes: Uint8Array, part: string) => Buffer.from(bytes).indexOf(part, 0, 'latin1')

/** The archive with some of its bytes changed. */
function changed(bytes: Uint8Array, at: number, ...values: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy.set(values, at)
  return copy
}

describe('a zip archive', () => {
  it('is a document for each file, by name with numbers by value; folders, hidden files and the like are left out', async () => {
    const archive = zipped({
      'data/key_10': bytesOf('[10]'),
      'data/key_2': gzipSync('[2]'),
      'data/': new Uint8Array(),
      'data/9-10': joined(nuls(8), snappyBlock('["w",{}]'), nuls(1024)),
      '__MACOSX/._a': bytesOf('x'),
      '.DS_Store': bytesOf('x'),
      'data/.hidden/a': bytesOf('x'),
      'made.replay.html': bytesOf('x'),
      'stored.json': [bytesOf('["stored"]'), { level: 0 }],
    })
    const { documents, problems } = await reading({ name: 'export.zip', data: archive })
    assert.deepEqual(problems, [])
    assert.deepEqual(
      documents.map(({ name, path, containers }) => [name, path, containers]),
      [
        ['export.zip › data/9-10', 'export.zip/data/9-10', ['zip', 'snappy blocks']],
        ['export.zip › data/key_2', 'export.zip/data/key_2', ['zip', 'gzip']],
        ['export.zip › data/key_10', 'export.zip/data/key_10', ['zip']],
        ['export.zip › stored.json', 'export.zip/stored.json', ['zip']],
      ],
    )
    assert.deepEqual(documents.map(textOf), ['["w",{}]', '[2]', '[10]', '["stored"]'])
    assert.deepEqual(documents[0]?.blocks?.[0]?.file.start, 8)
  })
  it('may lie in another one', async () => {
    const { documents } = await reading({ name: 'out.zip', data: zipped({ 'in/b.zip': two }) })
    assert.deepEqual(
      documents.map(({ name, containers }) => [name, containers]),
      [
        ['out.zip › in/b.zip › a.json', ['zip', 'zip']],
        ['out.zip › in/b.zip › b.json', ['zip', 'zip']],
      ],
    )
  })
  it('has names that lead nowhere else', async () => {
    const { documents } = await reading({
      name: 'x.zip',
      data: zipped({
        '../../etc/a': bytesOf('[1]'),
        '/b': bytesOf('[2]'),
        'c\\d\n\u202e': bytesOf('[3]'),
        __proto__x: bytesOf('[4]'),
      }),
    })
    assert.deepEqual(
      documents.map(({ path }) => path),
      ['x.zip/__proto__x', 'x.zip/b', 'x.zip/c/d', 'x.zip/etc/a'],
    )
  })
  it('passes over files that can not be read, with a note for each', async () => {
    const at = indexOf(two, 'b.json')
    const central = Buffer.from(two).lastIndexOf('PK\x01\x02', undefined, 'latin1')
    const cases: readonly (readonly [string, Uint8Array])[] = [
      ['zip-encrypted', changed(two, central + 8, 1)],
      ['zip-method', changed(two, central + 10, 12)],
      ['archive-member-damaged', changed(two, central + 42, 1)],
      ['archive-member-damaged', changed(two, at + 6, 0xff, 0xff)],
    ]
    for (const [code, archive] of cases) {
      const { documents, problems } = await reading({ name: 'x.zip', data: archive })
      assert.deepEqual(documents.map(textOf), ['["a"]'], code)
      assert.deepEqual(
        problems.map((problem) => [problem.code, (problem.args as { source: string }).source]),
        [[code, 'x.zip › b.json']],
      )
    }
    const wrongChecksum = await reading({ name: 'x.zip', data: changed(two, central + 16, 1, 2, 3, 4) })
    assert.deepEqual([wrongChecksum.documents.length, wrongChecksum.codes], [2, ['packing-damaged']])
    const notes = await reading({
      name: 'x.zip',
      data: zipped({ a: bytesOf('%PDF-1'), b: bytesOf('[1]'), c: new Uint8Array() }),
    })
    assert.deepEqual([notes.documents.length, notes.codes], [1, ['other-file', 'file-empty']])
  })
  it('that is cut off is read as far as it is there, with a note', async () => {
    const cut = await reading({ name: 'x.zip', data: two.subarray(0, indexOf(two, 'b.json') + 12) })
    assert.deepEqual(textOf(cut.documents[0]), '["a"]')
    assert.equal(cut.codes[0], 'archive-cut-off')
    await refused(two.subarray(0, 20), 'archive-cut-off')
    for (let end = 4; end < two.length; end++) {
      const { codes } = await reading({ name: 'x', data: two.subarray(0, end) }).catch(() => ({ codes: ['refused'] }))
      assert.ok(codes.length > 0, `${end}`)
    }
  })
  it('with nothing in it, or only a part of it, is one sentence', async () => {
    await refused(zipped({}), 'archive-empty')
    await refused(zipped({ '.DS_Store': bytesOf('x') }), 'archive-empty')
    await refused(Uint8Array.of(0x50, 0x4b, 7, 8, 1, 2, 3), 'zip-split')
  })
  it('that could have been split and was not is read', async () => {
    for (const marker of ['PK00', 'PK\x07\x08']) {
      const { documents } = await reading(joined(Buffer.from(marker, 'latin1'), two))
      assert.equal(documents.length, 2)
    }
  })
  it('of more files than are read says so', async () => {
    const many = zipped(Object.fromEntries(Array.from({ length: 10_050 }, (_, index) => [`${index}`, bytesOf('[1]')])))
    const { documents, codes } = await reading({ name: 'x.zip', data: many })
    assert.deepEqual([documents.length, codes], [10_000, ['files-too-many']])
  })
  it('whose numbers are of 64 bits is read', async () => {
    const { documents, problems } = await reading({ name: 'x.zip', data: zip64('a.json', '["large"]') })
    assert.deepEqual([documents.map(textOf), problems], [['["large"]'], []])
  })
})

/** An archive of one stored file as zip64 writes it. */
function zip64(name: string, text: string): Uint8Array {
  const plain = zipSync({ [name]: [bytesOf(text), { level: 0 }] })
  const central = indexOf(plain, 'PK\x01\x02')
  const end = indexOf(plain, 'PK\x05\x06')
  const local = plain.subarray(0, central)
  const extra = new DataView(new ArrayBuffer(28))
  extra.setUint16(0, 1, true)
  extra.setUint16(2, 24, true)
  extra.setBigUint64(4, BigInt(text.length), true)
  extra.setBigUint64(12, BigInt(text.length), true)
  const entry = Buffer.from(plain.subarray(central, end))
  for (const at of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, at)
  entry.writeUInt16LE(28, 30)
  const directory = joined(entry, new Uint8Array(extra.buffer))
  const end64 = Buffer.alloc(56 + 20)
  end64.write('PK\x06\x06', 'latin1')
  end64.writeBigUInt64LE(1n, 32)
  end64.writeBigUInt64LE(BigInt(central), 48)
  end64.write('PK\x06\x07', 56, 'latin1')
  end64.writeBigUInt64LE(BigInt(central + directory.length), 64)
  return joined(local, directory, end64, plain.subarray(end))
}

describe('a tar archive', () => {
  it('is a document for each file, in gzip too, with long names', async () => {
    const long = `${'folder/'.repeat(20)}long.json`
    const archive = joined(
      tarEntry('session/', '', '5'),
      tarEntry('session/b.json', '["b"]'),
      tarEntry('././@LongLink', `${long}\0`, 'L'),
      tarEntry('cut', '["long"]'),
      tarEntry('pax', `31 path=session/name-by-pax.json\n`, 'x'),
      tarEntry('cut', '["pax"]'),
      nuls(1024),
    )
    const { documents, problems } = await reading({ name: 'x.tgz', data: gzipSync(archive) })
    assert.deepEqual(problems, [])
    assert.deepEqual(
      documents.map(({ name, containers }) => [name, containers]),
      [
        [`x.tgz › ${long}`, ['gzip', 'tar']],
        ['x.tgz › session/b.json', ['gzip', 'tar']],
        ['x.tgz › session/name-by-pax.json', ['gzip', 'tar']],
      ],
    )
    assert.deepEqual(documents.map(textOf), ['["long"]', '["b"]', '["pax"]'])
  })
  it('that is cut off is read as far as it is there, with a note', async () => {
    const archive = joined(tarEntry('a', '["a"]'), tarEntry('b', '["b"]'))
    for (const end of [archive.length, archive.length - 512, archive.length - 700]) {
      const { documents, codes } = await reading({ name: 'x', data: archive.subarray(0, end) })
      assert.equal(textOf(documents[0]), '["a"]')
      assert.deepEqual(codes, ['archive-cut-off'])
    }
    await refused(archive.subarray(0, 513), 'archive-cut-off')
  })
})

function tarEntry(name: string, text: string, kind = '0'): Uint8Array {
  const header = Buffer.alloc(512)
  header.write(name)
  header.write(text.length.toString(8).padStart(11, '0'), 124)
  header.write(kind, 156)
  header.write('ustar\0', 257)
  return joined(header, bytesOf(text), nuls((512 - (text.length % 512)) % 512))
}
