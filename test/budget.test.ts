import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { buildPage } from './page/product.ts'
import { SHARED, needsShared } from './page/shared-data.ts'
import { asSource, twoEventSession } from './page/small.ts'

/** What the page weighs without any recording: shell, stage with rrweb's engine, style and notices. */
const EMPTY_PAGE_BYTES = 114_000
/** Part of the page that people make by hand: rrweb-player's script and the events in one file. */
const SHARE_OF_NAIVE_PAGE = 0.12
const LONG_RECORDING = 'recordings/posthog2020-docs-33min.json'

function naivePageBytes(recording: string): number {
  const folder = dirname(createRequire(resolve('package.json')).resolve('rrweb-player'))
  const parts = ['rrweb-player.umd.min.cjs', 'style.min.css'].map((name) => readFileSync(join(folder, name)).length)
  return parts.reduce((sum, bytes) => sum + bytes, Buffer.byteLength(recording.replaceAll('<', '\\u003c')))
}

describe('the size of a page', () => {
  test(`with a session of two events is at most ${EMPTY_PAGE_BYTES} bytes`, async () => {
    const bytes = Buffer.byteLength(await buildPage([asSource(twoEventSession())]))
    assert.ok(bytes <= EMPTY_PAGE_BYTES, `${bytes} bytes`)
  })

  test(`is at most ${SHARE_OF_NAIVE_PAGE * 100} % of the page made by hand`, needsShared(LONG_RECORDING), async () => {
    const path = resolve(SHARED, LONG_RECORDING)
    const share = Buffer.byteLength(await buildPage(path)) / naivePageBytes(readFileSync(path, 'utf8'))
    assert.ok(share <= SHARE_OF_NAIVE_PAGE, `${(share * 100).toFixed(2)} %`)
  })
})
