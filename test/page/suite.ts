import assert from 'node:assert/strict'
import { after, afterEach, before, describe } from 'node:test'
import type { Browser } from 'puppeteer-core'
import { BROWSERS, type BrowserName, launch } from './browsers.ts'
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

/** A browser and a counting server from before the tests of the enclosing suite until after them. */
export function usingBrowser(name: BrowserName): { readonly browser: Browser; readonly server: CountingServer } {
  const using = {} as { browser: Browser; server: CountingServer }
  before(async () => {
    using.server = await startServer()
    using.browser = await launch(name, using.server)
  })
  after(async () => {
    await using.browser.close()
    await using.server.close()
  })
  return using
}

/** Runs the same tests in each browser; a test fails on any page error, console error, dialog or request. */
export function inEachBrowser(title: string, tests: (suite: Suite) => void): void {
  for (const name of BROWSERS) {
    describe(`${title} in ${name}`, () => {
      const folder = temporaryFolder()
      const using = usingBrowser(name)
      let opened: ObservedPage[] = []
      afterEach(async () => {
        const pages = opened
        opened = []
        for (const page of pages) {
          // what a viewer sets in one test is not what the next one begins with
          await page.page.evaluate(() => localStorage.clear()).catch(() => {})
          await page.close()
        }
        const troubles = pages.flatMap((page) => [...page.troubles, ...page.pwned])
        assert.deepEqual({ troubles, hits: using.server.takeHits() }, { troubles: [], hits: [] })
      })
      const watch = <Page extends ObservedPage>(page: Page) => (opened.push(page), page)
      tests({
        get folder() {
          return folder.path
        },
        get browser() {
          return using.browser
        },
        get server() {
          return using.server
        },
        open: async (file, hash) => watch(await openReplay(using.browser, file, hash)),
        watch,
      })
    })
  }
}
