import { pathToFileURL } from 'node:url'
import type { Browser, Frame, Page } from 'puppeteer-core'
import type { ObservedPage } from './observe.ts'
import { openTab } from './observe.ts'

/** A page that replays, opened and ready: its first moment is on the screen. */
export interface OpenReplay extends ObservedPage {
  readonly durationMs: number
  /** Shows the moment and waits until the browser has drawn it. */
  seek(ms: number): Promise<void>
  play(): Promise<void>
  pause(): Promise<void>
  /** Shows the session with this number, counted from 1. */
  select(session: number): Promise<void>
  currentTimeMs(): Promise<number>
  /** The frame in which recorded content lives. */
  stage(): Promise<Frame>
}

const READY_WITHIN_MS = 60_000

/** Opens a file in a tab of its own; `hash` (with its #) is optional. */
export async function openReplay(browser: Browser, file: string, hash = ''): Promise<OpenReplay> {
  const tab = await openTab(browser)
  // Firefox never reported `load` on file: in trials, so nothing may wait for it.
  await tab.page.goto(pathToFileURL(file).href + hash, { waitUntil: 'domcontentloaded', timeout: READY_WITHIN_MS })
  try {
    return await whenReady(tab)
  } catch (cause) {
    const shown = await tab.page.evaluate(() => document.body.innerText).catch(() => '')
    const seen = [...tab.troubles, shown.slice(0, 400)].join('\n')
    await tab.close()
    throw new Error(`${file} was not ready within ${READY_WITHIN_MS} ms; it says:\n${seen}`, { cause })
  }
}

async function whenReady(tab: ObservedPage): Promise<OpenReplay> {
  const { page } = tab
  await page.waitForFunction(() => window.portableReplay, { timeout: READY_WITHIN_MS, polling: 50 })
  const durationMs = await within(
    page.evaluate(async () => {
      await window.portableReplay?.ready
      return window.portableReplay?.duration ?? NaN
    }),
    READY_WITHIN_MS,
  )
  return {
    ...tab,
    durationMs,
    async seek(ms) {
      await page.evaluate((moment) => window.portableReplay?.seek(moment), ms)
      await drawn(page)
    },
    async play() {
      await page.evaluate(() => void window.portableReplay?.play())
    },
    async pause() {
      await page.evaluate(async () => void (await window.portableReplay?.pause()))
    },
    async select(session) {
      await page.evaluate(async (number) => void (await window.portableReplay?.select(number)), session)
    },
    currentTimeMs: () => page.evaluate(() => window.portableReplay?.currentTime ?? NaN),
    stage: () => findStage(page),
  }
}

/** The frame named `stage`, wherever in the page it stands. */
export async function findStage(page: Page): Promise<Frame> {
  for (const frame of page.frames()) {
    const name = await frame.evaluate(() => window.name).catch(() => '')
    if (name === 'stage') return frame
  }
  throw new Error('there is no frame named "stage" in the page')
}

/** Settles after two animation frames of page and stage, when what was asked for has been painted. */
export async function drawn(page: Page): Promise<void> {
  for (const frame of [page.mainFrame(), await findStage(page)]) {
    await frame.evaluate(
      () =>
        new Promise<void>((done) => {
          requestAnimationFrame(() => requestAnimationFrame(() => done()))
          setTimeout(done, 200)
        }),
    )
  }
}

async function within<Result>(work: Promise<Result>, limitMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not done within ${limitMs} ms`)), limitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
