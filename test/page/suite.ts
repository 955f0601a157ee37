import assert from 'node:assert/strict'
import { after, afterEach, before, describe } from 'node:test'
import type { Browser } from 'puppeteer-core'
import { BROWSERS, launch } from './browsers.ts'
import { temporaryFolder } from './folder.ts'
import type { ObservedPage } from './observe.ts'
import { type OpenReplay, openReplay } from './replay.ts'
import { type CountingServer, startServer } from './server.ts'

/** What the tests of a suite share: a browser, a counting server, a folder for pages. */
export interface Suite {
  readonly folder: string
  readonly browser: Browser
  readonly server: CountingServer
  /** Opens a page for one test; it is closed behind it, and must have caused no trouble until then. */
  open(file: string, hash?: string): Promise<OpenReplay>
  /** The same for a page that `open` opened in another way. */
  watch<Page extends ObservedPage>(page: Page): Page
}

/** Runs the same tests in each browser; a test fails on any page error, console error, dialog or request. */
export function inEachBrowser(title: string, tests: (suite: Suite) => void): void {
  for (const name of BROWSERS) {
    describe(`${title} in ${name}`, () => {
      const folder = temporaryFolder()
      let server: CountingServer
      let browser: Browser
      let opened: ObservedPage[] = []
      before(async () => {
        server = await startServer()
        browser = await launch(name, server)
      })
      after(async () => {
        await browser.close()
        await server.close()
      })
      afterEach(async () => {
        const pages = opened
        opened = []
        for (const page of pages) await page.close()
        const troubles = pages.flatMap((page) => [...page.troubles, ...page.pwned])
        assert.deepEqual({ troubles, hits: server.takeHits() }, { troubles: [], hits: [] })
      })
      const watch = <Page extends ObservedPage>(page: Page) => (opened.push(page), page)
      tests({
        get folder() {
          return folder.path
        },
        get browser() {
          return browser
        },
        get server() {
          return server
        },
        open: async (file, hash) => watch(await openReplay(browser, file, hash)),
        watch,
      })
    })
  }
}
