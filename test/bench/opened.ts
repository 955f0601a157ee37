import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const OPTIONS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
/** A browser goes on starting for a while after it answers. */
const START_MS = 2500
/** By then the slowest page of its size, the literal one, stands. */
const patienceMs = (bytes: number) => 5000 + bytes / 3000

/**
 * When the first frame is on the screen, ms from the start of the navigation, of pages opened as people open them: while a
 * debugger is attached, Chromium keeps and decodes all that a page loads, and one that watches from outside sees the stage's
 * process only once the document is parsed. Our pages leave a mark; of one that is made by hand it is the end of its load
 * event, in which it builds its first frame. Medians; pages are opened in turn.
 */
export async function firstFrames<Name extends string>(
  pages: Readonly<Record<Name, string>>,
  runs: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(pages) as Name[]
  const times = new Map(names.map((name) => [name, [] as number[]]))
  for (let run = 0; run < runs; run++) {
    for (const name of names) times.get(name)?.push(await openAlone(pages[name]))
  }
  const medians = names.map((name) => [name, times.get(name)?.toSorted((a, b) => a - b)[runs >> 1]])
  return Object.fromEntries(medians) as Record<Name, number>
}

async function openAlone(page: string): Promise<number> {
  const profile = mkdtempSync(join(tmpdir(), 'portable-replay-chromium-'))
  const options = [...OPTIONS, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank']
  const browser = spawn(CHROMIUM, options, { stdio: 'ignore' })
  try {
    const address = await debuggerOf(profile)
    await sleep(START_MS)
    await fetch(`${address}/json/new?${pathToFileURL(resolve(page)).href}`, { method: 'PUT' })
    await sleep(patienceMs(statSync(page).size))
    return await readFrame(address, page)
  } finally {
    browser.kill('SIGKILL')
    await sleep(500)
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function debuggerOf(profile: string): Promise<string> {
  const file = join(profile, 'DevToolsActivePort')
  for (let waited = 0; waited < 20_000; waited += 100) {
    const port = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : ''
    if (port) return `http://127.0.0.1:${port}`
    await sleep(100)
  }
  throw new Error(`${CHROMIUM} did not start`)
}

async function readFrame(browserURL: string, page: string): Promise<number> {
  const browser = await puppeteer.connect({ browserURL, defaultViewport: null })
  const { href } = pathToFileURL(resolve(page))
  const opened = (await browser.pages()).find((one) => one.url() === href)
  const frame = await opened?.evaluate(() => {
    const [mark] = performance.getEntriesByName('portable-replay:first-frame')
    const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return mark?.startTime ?? load?.loadEventEnd
  })
  await browser.disconnect()
  if (!frame) throw new Error(`${page} showed nothing`)
  return frame
}
