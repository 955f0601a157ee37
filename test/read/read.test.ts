import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Document } from '../../src/model/document.ts'
import { type Problem, ReplayError } from '../../src/model/problem.ts'
import type { Source } from '../../src/model/source.ts'
import { read, type ReadIo } from '../../src/read/read.ts'

const problems: Problem[] = []
const readWith = (source: Source, io: Partial<ReadIo> = {}) => {
  problems.length = 0
  return read(source, { note: (problem) => void problems.push(problem), ...io })
}
const textOf = (document: Document | undefined) => new TextDecoder().decode(document?.bytes)
const contents = async (source: Source, io?: Partial<ReadIo>) =>
  Object.fromEntries((await readWith(source, io)).map((document) => [document.name, textOf(document)]))

/** Fails unless reading ends in one sentence of that code, which names the source. */
async function refuses(source: Source, code: string, io?: Partial<ReadIo>): Promise<string> {
  const error = await readWith(source, io).then(
    () => assert.fail('was read'),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ReplayError, String(error))
  assert.equal(error.problem.code, code)
  assert.match(error.message, /^[^\n]+: [^\n]+[^.]\.$/)
  return error.message
}

async function* chunks(...parts: readonly (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === 'string' ? new TextEncoder().encode(part) : part
}

let folder: string
const at = (name: string) => join(folder, name)

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portable-replay-read-'))
  await mkdir(at('session'))
  await mkdir(at('session/inner.json'))
  await mkdir(at('session/data'))
  await mkdir(at('session/node_modules'))
  await mkdir(at('session/.git'))
  for (const name of ['key_10', 'key_2', '1000-2000', '999-1000']) await writeFile(at(`session/data/${name}`), '[0]')
  await writeFile(at('session/node_modules/x.json'), '[0]')
  await writeFile(at('session/.git/x.json'), '[0]')
  await symlink(at('session'), at('session/data/circle'))
  await mkdir(at('nothing'))
  await writeFile(at('plain.json'), '[1]')
  await writeFile(at('100 % (1).json'), '[2]')
  await writeFile(at('session/b.json'), '["b"]')
  await writeFile(at('session/a.json'), gzipSync('["a"]'))
  await writeFile(at('session/.hidden.json'), '[]')
  await writeFile(at('session/a.replay.html'), '<html>')
  await writeFile(at('session/c.json'), '')
  await symlink(at('plain.json'), at('session/link.json'))
  await symlink(at('missing.json'), at('session/dangling.json'))
  await writeFile(at('empty.json'), '')
})
after(() => rm(folder, { recursive: true }))

describe('a path', () => {
  it('is one document, named without its folder', async () => {
    assert.deepEqual(await contents(at('plain.json')), { 'plain.json': '[1]' })
    assert.deepEqual(await contents(pathToFileURL(at('100 % (1).json'))), { '100 % (1).json': '[2]' })
    assert.deepEqual(await contents(pathToFileURL(at('100 % (1).json')).href), { '100 % (1).json': '[2]' })
  })
  it('of a folder is the files below it by name; hidden files, pages and links to folders are left out, an empty one is noted', async () => {
    const documents = await readWith(at('session'))
    assert.deepEqual(
      documents.map(({ name }) => name),
      ['a.json', 'b.json', 'data/999-1000', 'data/1000-2000', 'data/key_2', 'data/key_10', 'link.json'],
    )
    assert.deepEqual(
      documents.map(({ path }) => path),
      documents.map(({ name }) => name),
    )
    assert.equal(textOf(documents[0]), '["a"]')
    assert.deepEqual(problems, [{ code: 'file-empty', args: { source: 'c.json' } }])
  })
  it('keeps the last parts of where it lies, for ids that are names of folders', async () => {
    const [document] = await readWith(at('session/data/999-1000'))
    assert.ok(document?.path?.endsWith('/session/data/999-1000'))
    assert.ok((document?.path?.split('/').length ?? 0) <= 6)
  })
  it('that leads nowhere is one sentence with the path', async () => {
    assert.ok((await refuses(at('missing.json'), 'not-found')).startsWith(at('missing.json')))
    await refuses(at('plain.json/inside'), 'not-found')
    await refuses('a\0b', 'not-found')
    await refuses('', 'not-found')
    await refuses('c:/no/such/file.json', 'not-found')
    await refuses('HTTP-notes.json', 'not-found')
  })
  it('of an empty file or folder is one sentence', async () => {
    assert.match(await refuses(at('empty.json'), 'file-empty'), /empty/)
    await refuses(at('nothing'), 'folder-empty')
  })
  it('stays one line whatever the name', async () => {
    await refuses('two\nlines\u202e.json', 'not-found')
  })
})

describe('gzip', () => {
  const whole = gzipSync('["packed"]')
  it('is undone by content, never by name, with several members and several layers', async () => {
    assert.deepEqual(await contents({ name: 'x.json', data: whole }), { 'x.json': '["packed"]' })
    assert.deepEqual(await contents({ name: 'x.gz', data: '["plain"]' }), { 'x.gz': '["plain"]' })
    const members = Buffer.concat([gzipSync('["a",'), gzipSync(''), gzipSync('"b"]')])
    assert.deepEqual(await contents({ name: 'x', data: members }), { x: '["a","b"]' })
    assert.deepEqual(await contents({ name: 'x', data: gzipSync(gzipSync(whole)) }), { x: '["packed"]' })
  })
  const numbers = JSON.stringify(Array.from({ length: 5000 }, (_, index) => index * 7919))
  const big = gzipSync(numbers)
  it('cut off anywhere is what came before, with a note; one sentence where that is nothing', async () => {
    for (const end of [2, 9, 15]) await refuses({ name: 'cut.gz', data: big.subarray(0, end) }, 'gzip-damaged')
    let before = 0
    for (const end of [300, 5000, big.length - 9, big.length - 1]) {
      const [document] = await readWith({ name: 'cut.gz', data: big.subarray(0, end) })
      const text = textOf(document)
      assert.ok(text.length > before && numbers.startsWith(text), `${end}`)
      before = text.length - 1
      assert.deepEqual(problems, [
        { code: 'packing-damaged', args: { source: 'cut.gz', container: 'gzip', keptBytes: text.length } },
      ])
    }
    assert.equal(before, numbers.length - 1)
  })
  it('damaged inside is what came before, with a note; with a wrong checksum, all of it', async () => {
    const random = Array.from({ length: 60_000 }, (_, index) => Math.imul(index, 2_654_435_761) >>> 0)
    const long = JSON.stringify(random)
    const packed = gzipSync(long)
    for (const place of [150_000, packed.length - 6, packed.length - 2]) {
      const damaged = Buffer.from(packed)
      if (place === 150_000) damaged.fill(0xff, place, place + 64)
      damaged[place] = (damaged[place] ?? 0) ^ 0x10
      const [document] = await readWith({ name: 'damaged.gz', data: damaged })
      assert.ok(textOf(document).startsWith(long.slice(0, place === 150_000 ? 200_000 : long.length)), `${place}`)
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['packing-damaged'],
      )
    }
  })
  it('of nothing, or without end, is one sentence', async () => {
    await refuses({ name: 'x', data: gzipSync('') }, 'file-empty')
    let deep: Uint8Array = whole
    for (let layer = 0; layer < 6; layer++) deep = gzipSync(deep)
    await refuses({ name: 'x', data: deep }, 'layers-too-deep')
  })
})

describe('data', () => {
  it('may be bytes, text, an object or a stream', async () => {
    assert.deepEqual(await contents(new TextEncoder().encode('[1]')), { recording: '[1]' })
    assert.deepEqual(await contents({ data: '["é"]' }), { recording: '["é"]' })
    assert.deepEqual(await contents({ name: 'mine', data: { events: [] } }), { mine: '{"events":[]}' })
    assert.deepEqual(await contents({ name: 'mine', data: [1, 2] }), { mine: '[1,2]' })
    assert.deepEqual(await contents(chunks('[1', new Uint8Array(), ',2]')), { recording: '[1,2]' })
    assert.deepEqual(await contents(chunks(gzipSync('[3]').subarray(0, 5), gzipSync('[3]').subarray(5))), {
      recording: '[3]',
    })
  })
  it('is read from standard input for -', async () => {
    assert.deepEqual(await contents('-', { stdin: chunks('[1]') }), { 'standard input': '[1]' })
    await refuses('-', 'file-empty', { stdin: chunks() })
    await refuses('-', 'standard-input-missing')
  })
  it('that breaks off, or is none, is one sentence', async () => {
    const broken = async function* () {
      yield* chunks('[1')
      throw new Error('socket hang up')
    }
    await refuses(broken(), 'stream-broken')
    const circle: { self?: unknown } = {}
    circle.self = circle
    for (const data of [circle, { big: 1n }, () => 1, null, 7, undefined]) {
      await refuses({ name: 'mine', data: data as object }, 'source-unusable')
    }
    for (const source of [7, null, undefined, {}]) await refuses(source as unknown as Source, 'source-unusable')
  })
})

describe('an address', () => {
  const answering = (status: number, body: Uint8Array | string = '') =>
    (async () => new Response(body as BodyInit, { status })) as typeof fetch
  it('is fetched, and named without what may be secret in it', async () => {
    const asked: string[] = []
    const get = (async (url: URL) => {
      asked.push(url.href)
      return new Response(gzipSync('[1]'))
    }) as typeof fetch
    const address = 'https://ann:pass@host.example/a/b.json?token=secret#part'
    assert.deepEqual(await contents(address, { fetch: get }), { 'https://host.example/a/b.json': '[1]' })
    assert.deepEqual(await contents(new URL('http://host.example/'), { fetch: get }), { 'http://host.example/': '[1]' })
    assert.deepEqual(asked, [address, 'http://host.example/'])
  })
  it('that answers with anything but 200 is one sentence with the status, without the query', async () => {
    for (const status of [201, 206, 401, 403, 404, 410, 429, 500]) {
      const message = await refuses('https://host.example/x?token=secret', 'url-status', { fetch: answering(status) })
      assert.match(message, new RegExp(`${status}`))
      assert.doesNotMatch(message, /secret/)
    }
    await refuses('https://host.example/x', 'file-empty', { fetch: answering(200) })
  })
  it('that is unreachable, invalid or of another kind is one sentence', async () => {
    const failing = (async () => Promise.reject(new TypeError('fetch failed'))) as typeof fetch
    await refuses('https://host.example/x', 'url-unreachable', { fetch: failing })
    await refuses('https://', 'url-invalid')
    assert.match(await refuses('s3://bucket/session_recordings/x', 'url-s3'), /aws s3 cp/)
    await refuses(new URL('data:application/json,[]'), 'url-scheme')
    await refuses(new URL('ftp://host.example/x'), 'url-scheme')
    await refuses('file:///no/such/file', 'not-found')
  })
})
