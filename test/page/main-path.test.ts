import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Frame } from 'puppeteer-core'
import { BROWSERS, launch } from './browsers.ts'
import { temporaryFolder } from './folder.ts'
import { buildFile } from './product.ts'
import type { OpenReplay } from './replay.ts'
import { openReplay } from './replay.ts'
import type { CountingServer } from './server.ts'
import { startServer } from './server.ts'
import { asSource, countingSession, element, IDS, incremental, meta, mutation, snapshot } from './small.ts'

const SECONDS = 6
const counter = (stage: Frame) => stage.evaluate(() => document.querySelector('#counter')?.textContent ?? 'no counter')
const field = (stage: Frame) => stage.evaluate(() => document.querySelector('input')?.value)

for (const name of BROWSERS) {
  describe(`a page in ${name}`, () => {
    const folder = temporaryFolder()
    let server: CountingServer
    let browser: Browser
    let file: string
    let replay: OpenReplay
    before(async () => {
      server = await startServer()
      file = await buildFile(folder.path, 'counting', [asSource(countingSession(SECONDS))])
      browser = await launch(name, server)
    })
    after(async () => {
      await browser.close()
      await server.close()
    })

    async function open(hash?: string): Promise<Frame> {
      replay = await openReplay(browser, file, hash)
      return replay.stage()
    }
    afterEach(async () => {
      await replay.close()
      assert.deepEqual(replay.troubles, [])
      assert.deepEqual(server.takeHits(), [])
    })

    test('opens paused on the first moment that shows something', async () => {
      const stage = await open()
      assert.equal(await counter(stage), 'count 0')
      await new Promise((done) => setTimeout(done, 1300))
      assert.equal(await counter(stage), 'count 0')
      assert.equal(replay.durationMs, SECONDS * 1000)
      const marks = await replay.page.evaluate(() => performance.getEntriesByName('portable-replay:first-frame').length)
      assert.equal(marks, 1)
    })

    test('seeks forwards, backwards, to the start and to the end', async () => {
      const stage = await open()
      for (const [ms, shown] of [
        [3500, 3],
        [1500, 1],
        [5200, 5],
        [0, 0],
        [SECONDS * 1000, SECONDS],
        [2700, 2],
      ] as const) {
        await replay.seek(ms)
        assert.equal(await counter(stage), `count ${shown}`, `at ${ms} ms`)
        assert.equal(await replay.currentTimeMs(), ms)
      }
      await replay.seek(3700)
      assert.equal(await field(stage), 'typed 4')
    })

    test('undoes the page’s scrolling when it seeks back', async () => {
      const tall = element('div', 20, { attributes: { style: 'height: 4000px' } })
      const scroll = (atMs: number, y: number) => incremental(atMs, { source: 3, id: IDS.document, x: 0, y })
      const events = [meta(), snapshot({ body: [tall] }), scroll(2000, 900), scroll(4000, 300), scroll(6000, 0)]
      // a change of the document makes the player build its virtual tree, also before anything was scrolled
      const changes = [1000, 4500].map((atMs) => mutation(atMs, { texts: [{ id: IDS.counter, value: `at ${atMs}` }] }))
      const scrolled = await buildFile(folder.path, 'scrolled', [asSource([...events, ...changes])])
      replay = await openReplay(browser, scrolled)
      const stage = await replay.stage()
      for (const [ms, y] of [
        [3000, 900],
        [1500, 0],
        [5000, 300],
        [1800, 0],
        [3500, 900],
        [500, 0],
      ] as const) {
        await replay.seek(ms)
        // Firefox scrolls a scaled frame by device pixels, a fraction of a recorded one off
        assert.equal(await stage.evaluate(() => Math.round(scrollY)), y, `at ${ms} ms`)
      }
    })

    test('takes moments outside of the session as its start and end', async () => {
      const stage = await open()
      await replay.seek(1e9)
      assert.equal(await counter(stage), `count ${SECONDS}`)
      await replay.seek(-5)
      assert.equal(await counter(stage), 'count 0')
    })

    test('plays, and stops where it is paused', async () => {
      const stage = await open()
      await replay.play()
      await stage.waitForFunction(() => document.querySelector('#counter')?.textContent === 'count 1', {
        timeout: 5000,
        polling: 50,
      })
      await replay.pause()
      const pausedAtMs = await replay.currentTimeMs()
      assert.ok(pausedAtMs >= 1000 && pausedAtMs < 2500, `paused at ${pausedAtMs} ms`)
      await new Promise((done) => setTimeout(done, 1200))
      assert.equal(await replay.currentTimeMs(), pausedAtMs)
      assert.equal(await counter(stage), 'count 1')
    })

    test('plays to the end and stays there', async () => {
      const stage = await open()
      await replay.seek(SECONDS * 1000 - 1200)
      await replay.play()
      await stage.waitForFunction(
        (last) => document.querySelector('#counter')?.textContent === last,
        { timeout: 6000, polling: 50 },
        `count ${SECONDS}`,
      )
      await replay.page.waitForFunction(
        (end) => window.portableReplay?.currentTime === end,
        { timeout: 3000, polling: 50 },
        SECONDS * 1000,
      )
      await new Promise((done) => setTimeout(done, 400))
      assert.equal(await replay.currentTimeMs(), SECONDS * 1000)
    })

    test('opens at the moment that the hash names', async () => {
      const stage = await open('#t=4.5')
      assert.equal(await counter(stage), 'count 4')
      assert.equal(await replay.currentTimeMs(), 4500)
    })
  })
}
