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
import { BROWSERS } from './browsers.ts'
import { type Digest, digestDocument } from './digest.ts'
import { temporaryFolder } from './folder.ts'
import { drawn, type OpenReplay, openReplay } from './replay.ts'
import { RUN_ALL, SHARED, sample } from './shared-data.ts'
import { usingBrowser } from './suite.ts'

const MOMENTS = RUN_ALL ? 40 : 12
/** Short enough for many keyframes in any recording. */
const SEGMENT_BYTES = 20_000

const FIXTURES = resolve('test/fixtures/rrweb')
const own = readdirSync(FIXTURES)
  .filter((name) => /^(board|edge)/.test(name))
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
  const packed = (segmentBytes: number, blockBytes: number) =>
    pack(shown, { title: 'keyframes', generator: 'test', zstd, segmentBytes, blockBytes })
  const write = async (name: string, bundle: Bundle) => {
    const file = join(folder, `${name}.html`)
    await writeFile(file, [...render(bundle, { toBase64 })].join(''))
    return file
  }
  const keyed = packed(SEGMENT_BYTES, 4_000_000)
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

async function digestsAt(replay: OpenReplay, at: readonly number[]): Promise<Digest[]> {
  const digests: Digest[] = []
  for (const ms of at) {
    await replay.seek(ms)
    const stage = await replay.stage()
    await drawn(replay.page)
    digests.push(await stage.evaluate(digestDocument))
  }
  return digests
}

for (const name of BROWSERS) {
  describe(`a seek from a keyframe in ${name} shows what one from the recorded snapshot shows`, () => {
    const folder = temporaryFolder()
    const using = usingBrowser(name)

    for (const path of [...own, ...sample(real, 3)]) {
      test(path.split('/').slice(-2).join('/'), async (t) => {
        const pages = await bothPages(path, folder.path).catch(() => undefined)
        if (!pages) return t.skip('no picture')
        t.diagnostic(`${pages.written} keyframes`)
        const [keyed, plain] = [
          await openReplay(using.browser, pages.keyed),
          await openReplay(using.browser, pages.plain),
        ]
        const at = moments(keyed.durationMs)
        const found = await digestsAt(keyed, at)
        const expected = await digestsAt(plain, at)
        const differences = at.flatMap((ms, index) =>
          JSON.stringify(found[index]) === JSON.stringify(expected[index])
            ? []
            : [`at ${ms} ms: ${JSON.stringify(found[index])}, without keyframes ${JSON.stringify(expected[index])}`],
        )
        await Promise.all([keyed.close(), plain.close()])
        assert.deepEqual(differences, [])
        assert.deepEqual([...keyed.troubles, ...plain.troubles], [])
        assert.deepEqual(using.server.takeHits(), [])
      })
    }
  })
}
