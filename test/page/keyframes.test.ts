import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import type { Bundle } from '../../src/model/bundle.ts'
import { toBase64 } from '../../src/pack/base64.ts'
import { pack } from '../../src/pack/pack.ts'
import { loadZstd } from '../../src/pack/zstd.ts'
import { render } from '../../src/render/render.ts'
import { understand } from '../../src/sessions.ts'
import type { Browser } from 'puppeteer-core'
import { BROWSERS } from './browsers.ts'
import { type Digest, digestDocument } from './digest.ts'
import { temporaryFolder } from './folder.ts'
import { drawn, openReplay } from './replay.ts'
import { RUN_ALL, SHARED, sample } from './shared-data.ts'
import { usingBrowser } from './suite.ts'

const MOMENTS = RUN_ALL ? 40 : 8
/** Short enough for many keyframes in any recording. */
const KEYFRAME_BYTES = 20_000

const FIXTURES = resolve('test/fixtures/rrweb')
const own = readdirSync(FIXTURES)
  .filter((name) => /^(board|tour)/.test(name))
  .map((name) => join(FIXTURES, name, 'input.json'))
const real = existsSync(SHARED)
  ? readdirSync(join(SHARED, 'recordings'))
      .filter((name) => /\.jsonl?$/.test(name))
      .map((name) => join(SHARED, 'recordings', name))
  : []

/** Pages of one recording with many keyframes, and with none that was not recorded; undefined when there is no picture. */
async function bothPages(path: string, folder: string) {
  const zstd = await loadZstd()
  const source = { name: path, data: new Uint8Array(await readFile(path)) }
  const { sessions } = await understand([source], {}, zstd)
  const shown = sessions.map(({ session }) => session).filter(({ windows }) => windows.length > 0)
  if (shown.length === 0) return undefined
  const packed = (keyframeBytes: number, blockBytes: number) =>
    pack(shown, { title: 'keyframes', generator: 'test', zstd, keyframeBytes, blockBytes })
  const write = async (name: string, bundle: Bundle) => {
    const file = join(folder, `${name}.html`)
    await writeFile(file, [...render(bundle, { toBase64 })].join(''))
    return file
  }
  const keyed = packed(KEYFRAME_BYTES, 4_000_000)
  const written = keyed.index.sessions[0]?.windows.flatMap(({ segments }) => segments.filter((one) => one.written))
  return {
    written: written?.length ?? 0,
    keyed: await write('keyed', keyed),
    plain: await write('plain', packed(1e9, 1e9)),
  }
}

function moments(durationMs: number): number[] {
  let state = 11
  return Array.from({ length: MOMENTS }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * durationMs)
  })
}

/** What the page shows at the moments; a page that has any trouble fails. */
async function digestsOf(browser: Browser, file: string): Promise<(Digest & { readonly ms: number })[]> {
  const replay = await openReplay(browser, file)
  const digests: (Digest & { readonly ms: number })[] = []
  for (const ms of moments(replay.durationMs)) {
    await replay.seek(ms)
    const stage = await replay.stage()
    await drawn(replay.page)
    digests.push({ ms, ...(await stage.evaluate(digestDocument)) })
  }
  await replay.close()
  assert.deepEqual(replay.troubles, [])
  return digests
}

for (const name of BROWSERS) {
  describe(`a seek from a keyframe in ${name} shows what one from the recorded snapshot shows`, () => {
    const folder = temporaryFolder()
    const using = usingBrowser(name)

    for (const path of [...own, ...sample(real, 2)]) {
      test(path.split('/').slice(-2).join('/'), async (t) => {
        const pages = await bothPages(path, folder.path)
        if (!pages) return t.skip('no picture')
        t.diagnostic(`${pages.written} keyframes`)
        if (own.includes(path))
          assert.ok(pages.written > 0, 'no keyframe was written: this recording shows nothing about them')
        // one after the other: a tab in the background is slow
        const found = await digestsOf(using.browser, pages.keyed)
        const expected = await digestsOf(using.browser, pages.plain)
        assert.deepEqual(found, expected)
        assert.deepEqual(using.server.takeHits(), [])
      })
    }
  })
}
