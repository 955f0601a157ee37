import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, test } from 'node:test'
import { naiveBytes } from './bench/yardsticks.ts'
import { buildPage } from './page/product.ts'
import { SHARED, needsShared } from './page/shared-data.ts'
import { asSource, twoEventSession } from './page/small.ts'

/** What the page weighs without any recording: shell, stage with rrweb's engine, style and notices. */
const EMPTY_PAGE_BYTES = 160_000
/** Part of the page that people make by hand: rrweb-player's script and the events in one file. */
const SHARE_OF_NAIVE_PAGE = 0.12
const LONG_RECORDING = 'recordings/posthog2020-docs-33min.json'

describe('the size of a page', () => {
  test(`with a session of two events is at most ${EMPTY_PAGE_BYTES} bytes`, async () => {
    const bytes = Buffer.byteLength(await buildPage([asSource(twoEventSession())]))
    assert.ok(bytes <= EMPTY_PAGE_BYTES, `${bytes} bytes`)
  })

  test(`is at most ${SHARE_OF_NAIVE_PAGE * 100} % of the page made by hand`, needsShared(LONG_RECORDING), async () => {
    const path = resolve(SHARED, LONG_RECORDING)
    const share = Buffer.byteLength(await buildPage(path)) / naiveBytes(readFileSync(path, 'utf8'))
    assert.ok(share <= SHARE_OF_NAIVE_PAGE, `${(share * 100).toFixed(2)} %`)
  })
})
