import assert from 'node:assert/strict'
import { basename } from 'node:path'
import { describe, test } from 'node:test'
import { SHARED_FILES } from '../build/inputs.ts'
import { BROWSERS } from './browsers.ts'
import { temporaryFolder } from './folder.ts'
import { buildFile } from './product.ts'
import { openReplay } from './replay.ts'
import { usingBrowser } from './suite.ts'
import { isThere } from './person.ts'
import { needsShared, sample } from './shared-data.ts'

/** How many of them a usual run opens; all of them with --all. */
const SAMPLE = 8

describe('real recordings', needsShared('recordings'), () => {
  const folder = temporaryFolder()
  const files = new Map<string, string>()
  const refused = new Set<string>()
  const chosen = sample(SHARED_FILES, SAMPLE)

  for (const path of chosen) {
    test(`${path} becomes a page, or is told for what it is`, async () => {
      const number = files.size + refused.size
      const built = buildFile(folder.path, `${number}-${basename(path)}`, path)
      const error = await built.then(
        (file) => void files.set(path, file),
        (reason: unknown) => reason,
      )
      if (!error) return
      assert.match(String(error), /^ReplayError: [^\n]+\.$/)
      refused.add(path)
    })
  }

  for (const name of BROWSERS) {
    describe(`first frame, a seek and some playing in ${name}`, () => {
      const using = usingBrowser(name)

      for (const path of chosen) {
        test(path, async (context) => {
          const file = files.get(path)
          if (refused.has(path)) return context.skip('it is no recording')
          assert.ok(file, 'there is no page of it')
          const replay = await openReplay(using.browser, file)
          const stage = await replay.stage()
          const shows = async () => {
            const elements = await stage.evaluate(() => document.body?.querySelectorAll('*').length ?? 0)
            return elements > 0 || isThere(replay.page, 'heading', 'No picture')
          }
          assert.ok(await shows(), 'nothing is shown at the first moment')
          await replay.seek(replay.durationMs / 2)
          assert.ok(await shows(), 'nothing is shown in the middle')
          await replay.play()
          await new Promise((done) => setTimeout(done, 300))
          await replay.close()
          assert.deepEqual(replay.troubles, [])
          assert.deepEqual(using.server.takeHits(), [])
        })
      }
    })
  }
})
