import assert from 'node:assert/strict'
import { pathToFileURL } from 'node:url'
import { before, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import { click, find, isThere, until, untilAt } from './person.ts'
import { countingSession } from './small.ts'
import { inEachBrowser } from './suite.ts'
import { trackedFile, trackedSession } from './tracked.ts'

declare global {
  interface Window {
    copied?: string | undefined
    filed?: { name: string; blob: Blob } | undefined
  }
}

const tracks = {
  steps: [
    { atMs: 1000, kind: 'click' as const, role: 'button', name: 'Pay', window: 0 },
    { atMs: 3500, kind: 'click' as const, role: 'button', name: 'Too late', window: 0 },
  ],
  console: [{ atMs: 1500, level: 'error' as const, parts: ['Payment failed'], trace: [] }],
  network: [{ atMs: 1200, url: 'https://api.shop.example/pay', kind: 'fetch' as const, method: 'POST', status: 500 }],
}

inEachBrowser('what hands a replay on', (suite) => {
  let file: string
  before(async () => {
    file = await trackedFile(suite.folder, 'shared', [trackedSession(countingSession(5), tracks)])
  })

  /** At 2 s, with the sheet open; what is copied and saved is kept. */
  async function openSheet(): Promise<Page> {
    const opened = await suite.open(file)
    const { page } = opened
    await opened.seek(2000)
    await page.evaluate(() => {
      document.addEventListener('copy', () => {
        const field = document.activeElement as HTMLTextAreaElement
        window.copied = field.value.slice(field.selectionStart, field.selectionEnd)
      })
      let blob: Blob
      URL.createObjectURL = (given) => ((blob = given as Blob), '')
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        window.filed = { name: this.download, blob }
      }
    })
    await click(page, 'button', 'Share')
    return page
  }

  async function copied(page: Page, name: string, hint: string): Promise<string> {
    await page.evaluate(() => (window.copied = undefined))
    await click(page, 'button', `Copy ${name} ${hint}`)
    await until(page, () => window.copied !== undefined)
    await until(page, (said) => document.querySelector('[role=status].is-done')?.textContent === said, `${name} copied`)
    return page.evaluate(() => window.copied ?? '')
  }

  async function saved(page: Page, name: string): Promise<{ file: string; text: string }> {
    await page.evaluate(() => (window.filed = undefined))
    await click(page, 'button', `Save ${name}`)
    await until(page, () => window.filed)
    return page.evaluate(async () => ({
      file: window.filed?.name ?? '',
      text: (await window.filed?.blob.text()) ?? '',
    }))
  }

  test('is a link that leads to the moment', async () => {
    const page = await openSheet()
    const link = await copied(page, 'Link at 0:02.0', 'Opens on this computer; others need the file')
    assert.equal(link.split('#')[0], pathToFileURL(file).href)
    const other = await suite.open(file, `#${link.split('#')[1]}`)
    await untilAt(other.page, 2000)
  })

  test('is a report, as far as the moment', async () => {
    const text = await copied(await openSheet(), 'Report as Markdown', 'Steps and errors, for an issue or an AI')
    assert.match(text, /Clicked `Pay`/)
    assert.match(text, /`Payment failed`/)
    assert.match(text, /`POST https:\/\/api\.shop\.example\/pay` → 500/)
    assert.doesNotMatch(text, /Too late/)
  })

  test('is a test for Playwright', async () => {
    const text = await copied(await openSheet(), 'Playwright test', 'A draft of the steps until here')
    assert.match(text, /getByRole\("button", \{ name: "Pay", exact: true \}\)\.click\(\)/)
    assert.doesNotMatch(text, /Too late/)
  })

  test('is the network as HAR, and the console as text and as JSON', async () => {
    const page = await openSheet()
    const har = await saved(page, 'Network as HAR')
    assert.ok(har.file.endsWith('.har'))
    const { log } = JSON.parse(har.text) as { log: { entries: { request: { url: string } }[] } }
    assert.deepEqual(
      log.entries.map(({ request }) => request.url),
      ['https://api.shop.example/pay'],
    )
    assert.match((await saved(page, 'Console as text')).text, /Payment failed/)
    const lines = JSON.parse((await saved(page, 'Console as JSON')).text) as unknown[]
    assert.equal(lines.length, 1)
  })

  test('is offered by a sheet that the keyboard opens and leaves', async () => {
    const { page } = await suite.open(file)
    await page.keyboard.press('s')
    await find(page, 'button', 'Save Report as Markdown')
    await page.keyboard.press('Escape')
    await until(page, () => document.activeElement?.getAttribute('aria-label') === 'Share')
    assert.ok(!(await isThere(page, 'button', 'Save Report as Markdown')))
  })
})
