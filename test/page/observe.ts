import type { Browser, CDPSession, ConsoleMessage, Page } from 'puppeteer-core'
import { isChromium } from './browsers.ts'
import { isUnavoidable } from './unavoidable.ts'

/** A tab under watch: everything that a replay must never cause ends in `troubles`. */
export interface ObservedPage {
  readonly page: Page
  /** Page errors, console errors, refused loads, dialogs, new windows, navigations; from every frame. Empty is right. */
  readonly troubles: string[]
  /** Console lines that contain PWNED: recorded code ran. Empty is right. */
  readonly pwned: string[]
  close(): Promise<void>
}

// Firefox doesn't report over its protocol what a policy refused, so every frame says it in the console by itself.
const REFUSED = 'refused by policy:'

/** Firefox now and then discards a tab while it makes it, when others open and close at the same time. */
async function newPage(browser: Browser, triesLeft = 3): Promise<Page> {
  try {
    return await browser.newPage()
  } catch (error) {
    if (triesLeft === 0 || !String(error).includes('DiscardedBrowsingContextError')) throw error
    return newPage(browser, triesLeft - 1)
  }
}

export async function openTab(browser: Browser): Promise<ObservedPage> {
  const page = await newPage(browser)
  const troubles: string[] = []
  const pwned: string[] = []
  const report = (kind: string, text: string) => {
    if (text.includes('PWNED')) pwned.push(text)
    if (!isUnavoidable(text)) troubles.push(`${kind}: ${text}`)
  }
  page.on('pageerror', (error) => report('page error', error instanceof Error ? error.message : String(error)))
  page.on('console', (message) => hearConsole(message, report))
  page.on('dialog', (dialog) => {
    report('dialog', dialog.message())
    void dialog.dismiss().catch(() => {})
  })
  page.on('popup', (popup) => report('new window', popup?.url() ?? ''))
  let arrived = false
  page.on('framenavigated', (frame) => {
    const url = frame.url()
    if (frame !== page.mainFrame() || url === 'about:blank') return
    if (arrived && !url.includes('#')) report('navigation', url)
    arrived = true
  })
  if (isChromium(browser)) await hearOtherProcesses(await page.createCDPSession(), report)
  await page.evaluateOnNewDocument((prefix) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(prefix, event.violatedDirective, event.blockedURI, event.sourceFile)
    })
  }, REFUSED)
  return { page, troubles, pwned, close: () => page.close() }
}

function hearConsole(message: ConsoleMessage, report: (kind: string, text: string) => void): void {
  const text = message.text()
  if (message.type() === 'error' || message.type() === 'assert' || text.includes('PWNED')) report('console error', text)
}

/** puppeteer hears errors of the tab's own process only; in Chromium a sandboxed frame has another. */
async function hearOtherProcesses(session: CDPSession, report: (kind: string, text: string) => void): Promise<void> {
  session.on('sessionattached', (child: CDPSession) => {
    child.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) => {
      report('page error', exception?.description ?? text)
    })
    child.on('Log.entryAdded', ({ entry }) => {
      if (entry.level === 'error') report('console error', `${entry.text} ${entry.url ?? ''}`.trim())
    })
    // A frame may be gone before it answers.
    void Promise.all([child.send('Runtime.enable'), child.send('Log.enable'), attach(child)]).catch(() => {})
  })
  await attach(session)
}

function attach(session: CDPSession): Promise<unknown> {
  return session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true })
}
