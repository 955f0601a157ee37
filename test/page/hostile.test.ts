import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { BROWSERS } from './browsers.ts'
import { temporaryFolder } from './folder.ts'
import type { Delivery, HostileRecording } from './hostile-recordings.ts'
import { hostileRecordings } from './hostile-recordings.ts'
import { buildPage, withoutPolicies } from './product.ts'
import type { OpenReplay } from './replay.ts'
import { openReplay } from './replay.ts'
import type { CountingServer } from './server.ts'
import { usingBrowser } from './suite.ts'
import { RUN_ALL, SHARED, sample } from './shared-data.ts'
import { asSource, twoEventSession } from './small.ts'
import { edgeCases } from '../fixtures/edge.ts'

const SHARED_RECORDINGS = join(SHARED, 'hostile/recordings.json')
/** All recordings of a delivery travel in pages of so many sessions; with --all each has a page of its own. */
const SESSIONS_IN_A_PAGE = RUN_ALL ? 1 : 18
const PAGES_AT_ONCE = 6
/** How many a usual run tries against page and policies together; without the policies it always tries all. */
const SAMPLE_WITH_POLICIES = 75
/** How long an attack gets to arrive and to act. */
const PLAYING_MS = 250
const ACTING_MS = 120

/** A page with this session has its stage in a frame of its own bytes, and a policy that allows such frames. */
const QUIRKS = { name: 'quirks.json', data: JSON.stringify(edgeCases['quirksMode']) }

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

async function allRecordings(server: CountingServer): Promise<HostileRecording[]> {
  const own = hostileRecordings(server)
  if (!existsSync(SHARED_RECORDINGS)) return own
  const text = (await readFile(SHARED_RECORDINGS, 'utf8'))
    .replaceAll('__PORT__', String(server.port))
    .replaceAll('__CONNECT_PORT__', String(server.connectPort))
  return [...own, ...(JSON.parse(text) as HostileRecording[])]
}

/** Lets one recording do what it can. */
async function suffer(replay: OpenReplay, session: number, path: Delivery): Promise<void> {
  await replay.select(session)
  if (path === 'seek') await replay.seek(1000)
  if (path === 'live') {
    await replay.play()
    await wait(PLAYING_MS)
    await replay.pause()
  }
  await wait(ACTING_MS)
}

/** What one page of hostile sessions did: everything in here is a failure. */
interface Outcome {
  readonly page: string
  readonly troubles: readonly string[]
  readonly pwned: readonly string[]
}

for (const name of BROWSERS) {
  describe(`hostile recordings in ${name}`, () => {
    const folder = temporaryFolder()
    const using = usingBrowser(name)

    /** How a page is made of hostile sources. */
    type Make = (sources: ReturnType<typeof asSource>[]) => Promise<string>

    async function runPage(recordings: readonly HostileRecording[], make: Make): Promise<Outcome> {
      const first = recordings[0]
      assert.ok(first)
      const sources = recordings.map((recording) => asSource(recording.events, `${recording.name}.json`))
      const page = `${first.name}-${first.path}`
      const file = join(folder.path, `${page}.html`)
      await writeFile(file, await make(sources))
      const replay = await openReplay(using.browser, file)
      for (const [index, { path }] of recordings.entries()) await suffer(replay, index + 1, path)
      await replay.close()
      return { page, troubles: replay.troubles, pwned: replay.pwned }
    }

    async function runAll(recordings: readonly HostileRecording[], make: Make): Promise<Outcome[]> {
      const pages = (['full', 'live', 'seek'] as const).flatMap((path) => {
        const same = recordings.filter((recording) => recording.path === path)
        const count = Math.ceil(same.length / SESSIONS_IN_A_PAGE)
        return Array.from({ length: count }, (_, at) =>
          same.slice(at * SESSIONS_IN_A_PAGE, (at + 1) * SESSIONS_IN_A_PAGE),
        )
      })
      const outcomes: Outcome[] = []
      const worker = async () => {
        for (let page = pages.shift(); page; page = pages.shift()) outcomes.push(await runPage(page, make))
      }
      await Promise.all(Array.from({ length: PAGES_AT_ONCE }, worker))
      return outcomes.filter(({ troubles, pwned }) => troubles.length + pwned.length > 0)
    }

    test('reach nothing and run nothing', async () => {
      const outcomes = await runAll(sample(await allRecordings(using.server), SAMPLE_WITH_POLICIES), buildPage)
      assert.deepEqual({ outcomes, hits: using.server.takeHits() }, { outcomes: [], hits: [] })
    })

    test('reach nothing and run nothing without the policies', async () => {
      const make: Make = async (sources) => withoutPolicies(await buildPage(sources))
      const outcomes = await runAll(await allRecordings(using.server), make)
      assert.deepEqual({ outcomes, hits: using.server.takeHits() }, { outcomes: [], hits: [] })
    })

    test('reach nothing and run nothing where the page may have frames of its own bytes', async () => {
      const make: Make = (sources) => buildPage([...sources, QUIRKS])
      const outcomes = await runAll(sample(await allRecordings(using.server), SAMPLE_WITH_POLICIES), make)
      assert.deepEqual({ outcomes, hits: using.server.takeHits() }, { outcomes: [], hits: [] })
    })

    // Otherwise the test before this one would show nothing.
    test('would be seen without the policies, were they not made inert', async () => {
      const file = join(folder.path, 'control.html')
      await writeFile(file, withoutPolicies(await buildPage([asSource(twoEventSession())])))
      const replay = await openReplay(using.browser, file)
      const stage = await replay.stage()
      await stage.evaluate((port) => {
        document.body.insertAdjacentHTML('beforeend', `<img src="http://127.0.0.1:${port}/hit/control">`)
        const script = document.createElement('script')
        script.textContent = 'console.log("PWNED: control")'
        document.body.append(script)
      }, using.server.port)
      await wait(500)
      await replay.close()
      assert.deepEqual(using.server.takeHits(), [`GET http://127.0.0.1:${using.server.port}/hit/control`])
      assert.deepEqual(replay.pwned, ['PWNED: control'])
    })

    test('are held by the policies even where nothing was made inert', async () => {
      const file = join(folder.path, 'held.html')
      await writeFile(file, await buildPage([asSource(twoEventSession())]))
      const replay = await openReplay(using.browser, file)
      const stage = await replay.stage()
      await stage.evaluate((port) => {
        document.body.insertAdjacentHTML(
          'beforeend',
          `<img src="http://127.0.0.1:${port}/hit/held" onerror="console.log('PWNED: held')">`,
        )
        const script = document.createElement('script')
        script.textContent = 'console.log("PWNED: held")'
        document.body.append(script)
      }, using.server.port)
      await wait(500)
      await replay.close()
      assert.deepEqual({ hits: using.server.takeHits(), pwned: replay.pwned }, { hits: [], pwned: [] })
      assert.match(replay.troubles.join('\n'), /img-src[^]*script-src|script-src[^]*img-src/)
    })
  })
}
