import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'puppeteer-core'
import { BROWSERS, launch } from './browsers.ts'
import { EMBEDDINGS, askEmbedded, latin1Page } from './embed.ts'
import { temporaryFolder } from './folder.ts'
import { openTab } from './observe.ts'
import { buildPage } from './product.ts'
import { findStage } from './replay.ts'
import type { CountingServer } from './server.ts'
import { startServer } from './server.ts'
import { asSource, countingSession } from './small.ts'

/** Waits until the stage, wherever it is, shows the text. */
async function showsText(page: Page, wanted: string): Promise<void> {
  let shown = 'no stage'
  for (const giveUpAt = Date.now() + 20_000; Date.now() < giveUpAt; await new Promise((done) => setTimeout(done, 50))) {
    shown = await findStage(page)
      .then((stage) => stage.evaluate(() => document.body?.innerText ?? 'no body'))
      .catch((error: Error) => error.message)
    if (shown.includes(wanted)) return
  }
  assert.fail(`the stage never showed "${wanted}"; it shows "${shown}"`)
}

for (const name of BROWSERS) {
  describe(`a page inside of another in ${name}`, () => {
    const folder = temporaryFolder()
    let server: CountingServer
    let browser: Browser
    let html: string
    before(async () => {
      server = await startServer()
      html = await buildPage([asSource(countingSession(4))])
      browser = await launch(name, server)
    })
    after(async () => {
      await browser.close()
      await server.close()
    })

    for (const [embedding, make] of Object.entries(EMBEDDINGS)) {
      test(embedding, async () => {
        const tab = await openTab(browser)
        const host = await make({ html, folder: folder.path, server })
        await tab.page.goto(host, { waitUntil: 'domcontentloaded' })
        await showsText(tab.page, 'count 0')
        await askEmbedded(tab.page, 'seek', { ms: 2500 })
        await showsText(tab.page, 'count 2')
        await askEmbedded(tab.page, 'seek', { ms: 1500 })
        await showsText(tab.page, 'count 1')
        await tab.close()
        assert.deepEqual(tab.troubles, [])
        assert.deepEqual(server.takeHits(), [])
      })
    }

    test('http: as iso-8859-1 at top level', async () => {
      const tab = await openTab(browser)
      await tab.page.goto(latin1Page({ html, folder: folder.path, server }), { waitUntil: 'domcontentloaded' })
      await showsText(tab.page, 'count 0')
      await tab.page.evaluate(() => window.portableReplay?.seek(2500))
      await showsText(tab.page, 'count 2')
      await tab.close()
      assert.deepEqual(tab.troubles, [])
      assert.deepEqual(server.takeHits(), [])
    })
  })
}
