import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { BROWSERS } from './browsers.ts'
import type { Digest } from './digest.ts'
import { digestDocument } from './digest.ts'
import { temporaryFolder } from './folder.ts'
import type { Sources } from './product.ts'
import { buildFile } from './product.ts'
import type { OpenReplay } from './replay.ts'
import { drawn, openReplay } from './replay.ts'
import { usingBrowser } from './suite.ts'
import { RUN_ALL, SHARED, sample } from './shared-data.ts'
import { asSource, countingSession } from './small.ts'

const MOMENTS = RUN_ALL ? 40 : 6
const FIXTURES = resolve('test/fixtures')
/** Real sessions in which rrweb's own seek goes wrong. */
const REAL = [
  'chalk-mui-2min',
  'console-log-2021-a',
  'posthog2020-mobile',
  'rrweb-player-demo',
  'session-recorder-react',
  'smartx-phone-touch',
]

interface Case {
  readonly title: string
  readonly sources: Sources
}

function cases(): readonly Case[] {
  const own = recordedFixtures().map((path) => ({ title: path, sources: join(FIXTURES, path) }))
  const real = sample(REAL, 2)
    .map((name) => ({ title: name, sources: join(SHARED, 'recordings', `${name}.json`) }))
    .filter(({ sources }) => existsSync(sources))
  return [{ title: 'counting', sources: asSource(countingSession(30)) }, ...own, ...real]
}

/** The sessions of the project's own application, and those made by hand for odd corners. */
function recordedFixtures(): string[] {
  const folder = join(FIXTURES, 'rrweb')
  const names = existsSync(folder) ? readdirSync(folder) : []
  const wanted = names
    .filter((name) => /^(board|tour|edge)/.test(name))
    .map((name) => join('rrweb', name, 'input.json'))
  return wanted.filter((path) => existsSync(join(FIXTURES, path))).sort()
}

function moments(durationMs: number): number[] {
  let state = 7
  return Array.from({ length: MOMENTS }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * durationMs)
  })
}

async function digestAt(replay: OpenReplay, ms: number): Promise<Digest> {
  await replay.seek(ms)
  const stage = await replay.stage()
  await drawn(replay.page)
  return stage.evaluate(digestDocument)
}

for (const name of BROWSERS) {
  describe(`seeks in ${name} show what a fresh replay shows`, () => {
    const folder = temporaryFolder()
    const using = usingBrowser(name)

    for (const { title, sources } of cases()) {
      test(title, async () => {
        const file = await buildFile(folder.path, 'exact', sources)
        const replay = await openReplay(using.browser, file)
        const wanderings: (readonly [number, Digest])[] = []
        for (const ms of moments(replay.durationMs)) wanderings.push([ms, await digestAt(replay, ms)])
        await replay.close()
        const states = new Set(wanderings.map(([, { document, scrolls }]) => `${document} ${scrolls}`))
        const differences: string[] = []
        for (const [ms, wandered] of wanderings) {
          const fresh = await openReplay(using.browser, file)
          const expected = await digestAt(fresh, ms)
          await fresh.close()
          if (JSON.stringify(expected) !== JSON.stringify(wandered)) {
            differences.push(`at ${ms} ms: ${JSON.stringify(wandered)}, fresh ${JSON.stringify(expected)}`)
          }
        }
        assert.deepEqual(differences, [])
        assert.ok(states.size > 1, 'the document never changes: this session shows nothing about seeks')
        assert.deepEqual(replay.troubles, [])
        assert.deepEqual(using.server.takeHits(), [])
      })
    }
  })
}
