import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import fc from 'fast-check'
import { BUNDLE_FORMAT, type Bundle } from '../../src/model/bundle.ts'
import { ReplayError } from '../../src/model/problem.ts'
import { toBase64 } from '../../src/pack/base64.ts'
import { pack } from '../../src/pack/pack.ts'
import { openPageText } from '../../src/pack/page-text.ts'
import { decodeBlock, readIndex } from '../../src/pack/unpack.ts'
import { decompress, loadZstd } from '../../src/pack/zstd.ts'
import { render } from '../../src/render/render.ts'
import { mutation } from '../fixtures/events.ts'
import { sessionOf } from './sessions.ts'

let bundle: Bundle
let page: string

before(async () => {
  const zstd = await loadZstd()
  const events = Array.from({ length: 200 }, (_, index) => mutation(index, { note: `change number ${index}` }))
  bundle = pack([sessionOf([['', events]])], { title: 'shop', generator: 'test', zstd, blockBytes: 1500 })
  page = [...render(bundle, { toBase64 })].join('')
})

const code = (expected: string, args?: object) => (error: unknown) => {
  assert.ok(error instanceof ReplayError, String(error))
  assert.equal(error.problem.code, expected)
  if (args) assert.deepEqual(error.problem.args, args)
  return true
}

/** Reads all events of the page, part by part. */
function readAll(html: string): void {
  const { index, segmentBytes } = openPageText('page.html', html, decompress)
  for (const { windows } of index.sessions) {
    for (const { segments } of windows) segments.forEach((segment) => segmentBytes(segment))
  }
}

const blockTag = (number: number) => new RegExp(`<script type="text/plain" id="portable-replay-block-${number}">[^<]*`)

describe('a damaged page', () => {
  test('the whole one is read', () => {
    assert.ok(bundle.blocks.length >= 3)
    readAll(page)
  })

  test('any changed byte of a part is noticed', () => {
    const [block] = bundle.blocks
    const frame = block as Uint8Array
    fc.assert(
      fc.property(fc.nat(frame.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Uint8Array.from(frame)
        changed[at] = (changed[at] as number) ^ flip
        assert.throws(
          () => decodeBlock({ index: bundle.index, decompress }, 0, changed),
          code('damaged-part', { part: 1, parts: bundle.blocks.length }),
        )
      }),
    )
  })

  test('a frame whose checksum is right but that does not decode is damage, no crash', () => {
    const nothing = new Uint8Array()
    const index = { ...bundle.index, blocks: [{ bytes: 10, crc32: 0 }] }
    assert.throws(() => decodeBlock({ index, decompress }, 0, nothing), code('damaged-part'))
  })

  test('names the part whose text is no base64', () => {
    const html = page.replace(blockTag(1), (tag) => `${tag.slice(0, -20)}!${tag.slice(-19)}`)
    assert.throws(() => readAll(html), code('damaged-part', { part: 2, parts: bundle.blocks.length }))
  })

  test('names the part that is not there', () => {
    const html = page.replace(blockTag(2), () => '<script type="text/plain">')
    assert.throws(() => readAll(html), code('missing-part', { part: 3, parts: bundle.blocks.length }))
  })

  test('a file cut off anywhere is refused with a sentence', () => {
    fc.assert(
      fc.property(fc.nat(page.length - 1), (length) => {
        const html = page.slice(0, length)
        try {
          readAll(html)
        } catch (error) {
          assert.ok(error instanceof ReplayError, `${length}: ${String(error)}`)
          const expected = html.includes('id="portable-replay-boot') ? ['missing-part'] : ['not-a-page', 'missing-part']
          assert.ok(expected.includes(error.problem.code))
          return
        }
        const last = page.lastIndexOf('id="portable-replay-block-')
        assert.ok(length > page.indexOf('</script>', last), `${length} characters were taken for the whole`)
      }),
    )
  })

  test('a page of a newer format is refused, however its index looks', () => {
    const newer = JSON.stringify({ format: BUNDLE_FORMAT + 1, anything: [] })
    assert.throws(() => readIndex(newer), code('newer-format', { format: BUNDLE_FORMAT + 1, supported: BUNDLE_FORMAT }))
    assert.throws(() => readIndex(newer), { message: /made by a newer portable-replay.*newer version\./ })
  })

  test('an index in which something is not what it must be is refused', () => {
    const broken = [
      '',
      '{',
      'null',
      '[]',
      '7',
      '{"format":"1"}',
      '{"format":1}',
      '{"format":0,"sessions":[],"blocks":[]}',
      '{"format":1,"sessions":{},"blocks":[]}',
      '{"format":1,"sessions":[null],"blocks":[]}',
      '{"format":1,"sessions":[{"windows":[{"segments":[{"block":-1,"start":0,"end":1}]}]}],"blocks":[]}',
      '{"format":1,"sessions":[],"blocks":[{"bytes":1e999,"crc32":1}]}',
    ]
    for (const text of broken) assert.throws(() => readIndex(text), code('damaged-index'), text)
  })

  test('other HTML is said to be no page of ours', () => {
    assert.throws(() => openPageText('a.html', '<html></html>', decompress), code('not-a-page', { name: 'a.html' }))
  })
})
