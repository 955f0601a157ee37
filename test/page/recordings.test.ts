import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { BROWSERS } from './browsers.ts'
import { temporaryFolder } from './folder.ts'
import { buildFile } from './product.ts'
import { openReplay } from './replay.ts'
import { usingBrowser } from './suite.ts'
import { SHARED, needsShared, sample } from './shared-data.ts'

const RECORDINGS = [
  'argocd-dashboard.json',
  'chalk-mui-13h.json',
  'chalk-mui-2min.json',
  'console-log-2021-a.json',
  'highlight-css-inline.json',
  'imrobot-chrome-newtab.json',
  'mida-app.json',
  'pascal-dapp.json',
  'posthog-blob-v2-key0.jsonl',
  'posthog-perf-snapshot-key0.jsonl',
  'posthog2020-docs-33min.json',
  'posthog2020-homepage.json',
  'posthog2020-mobile.json',
  'posthog2020-wide-layout.json',
  'posthog2020-with-pageviews.json',
  'posthog2021-hogflix.json',
  'react-2021-c.json',
  'rrweb-2018-replay-a.json',
  'rrweb-player-demo.json',
  'rrweb-sizer-e1.json',
  'session-recorder-react.json',
  'smartx-4h-idle.json',
  'smartx-phone-touch.json',
  'steel-browser-example.json',
  'zhk-h5-touch.json',
].map((name) => join('recordings', name))

const exportsFolder = join(SHARED, 'posthog/exports')
const EXPORTS = existsSync(exportsFolder) ? readdirSync(exportsFolder).map((name) => join('posthog/exports', name)) : []

/** How many of them a usual run opens; all of them with --all. */
const SAMPLE = 8

describe('real recordings', needsShared('recordings'), () => {
  const folder = temporaryFolder()
  const files = new Map<string, string>()
  const chosen = sample([...RECORDINGS, ...EXPORTS], SAMPLE)

  for (const path of chosen) {
    test(`${basename(path)} becomes a page`, async () => {
      files.set(path, await buildFile(folder.path, basename(path), resolve(SHARED, path)))
    })
  }

  for (const name of BROWSERS) {
    describe(`first frame, a seek and some playing in ${name}`, () => {
      const using = usingBrowser(name)

      for (const path of chosen) {
        test(basename(path), async () => {
          const file = files.get(path)
          assert.ok(file, 'there is no page of it')
          const replay = await openReplay(using.browser, file)
          const stage = await replay.stage()
          const elements = () => stage.evaluate(() => document.body?.querySelectorAll('*').length ?? 0)
          assert.ok((await elements()) > 0, 'nothing is shown at the first moment')
          await replay.seek(replay.durationMs / 2)
          assert.ok((await elements()) > 0, 'nothing is shown in the middle')
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
