import type { Browser, Page, Viewport } from 'puppeteer-core'
import type { RecorderOptions } from './recorder.ts'
import type { RecordedEvent, Take } from './take.ts'

interface WindowOptions {
  readonly windowId: string
  readonly viewport: Viewport
  readonly recorderOptions: RecorderOptions
  /** Text of the bundled `recorder.ts`. */
  readonly recorder: string
}

/** Opens a tab whose recorder writes into `take`, across all pages that it visits. */
export async function openRecordedWindow(browser: Browser, take: Take, options: WindowOptions): Promise<Page> {
  const { windowId, viewport, recorderOptions, recorder } = options
  const page = await browser.newPage()
  await page.setViewport(viewport)
  await page.exposeFunction('recordedEvent', (json: string) => {
    take.events.push({
      windowId,
      event: JSON.parse(json) as RecordedEvent['event'],
    })
  })
  await page.evaluateOnNewDocument(`window.recorderOptions = ${JSON.stringify(recorderOptions)}`)
  await page.evaluateOnNewDocument(recorder)
  return page
}

/** Goes to an address as a person does, and waits until its pictures and fonts are there. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle0' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}
