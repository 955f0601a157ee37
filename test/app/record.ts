/**
 * Records the fixtures: opens the task board in Chromium, lets three people use it, and writes what rrweb's recorder saw
 * into `test/fixtures/`. `npm run record`; CHROMIUM names another browser.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { serveApp } from './server.ts'
import { countEvents } from './expected.ts'
import { finishTake, newTake, type Moment, type RecordedEvent, type Take } from './take.ts'
import { walkDesktop } from './walks/desktop.ts'
import { walkPhone } from './walks/phone.ts'
import { walkTwoTabs } from './walks/two-tabs.ts'
import { halfSize } from './picture.ts'
import { openRecordedWindow } from './window.ts'
import { asSnapshotLines } from './wrap.ts'

const appFolder = dirname(fileURLToPath(import.meta.url))
const fixtures = join(appFolder, '..', 'fixtures')
const publicOrigin = 'https://board.example'
const desktop = { width: 1280, height: 800 }
const phone = { width: 390, height: 844, isMobile: true, hasTouch: true }
const firstTab = '0195a7c0-1000-7000-8000-00000000000a'
const secondTab = '0195a7c0-1000-7000-8000-00000000000b'

interface Studio {
  readonly browser: Browser
  readonly origin: string
  readonly recorder: string
}

async function bundleRecorder(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(appFolder, 'recorder.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
  })
  return outputFiles[0]?.text ?? ''
}

async function recordDesktop({ browser, origin, recorder }: Studio): Promise<void> {
  const folder = join(fixtures, 'rrweb', 'board')
  await mkdir(folder, { recursive: true })
  const take = newTake()
  const recorderOptions = { canvasFps: 4, from: 'content' } as const
  const page = await openRecordedWindow(browser, take, {
    windowId: '',
    viewport: desktop,
    recorderOptions,
    recorder,
  })
  const pictures = new Map<string, Uint8Array>()
  const takePicture = async (shown: Page, name: string) => {
    const before = Date.now()
    pictures.set(name, await shown.screenshot())
    take.moments.push({
      name,
      timestamp: Math.round((before + Date.now()) / 2),
    })
  }
  await walkDesktop({ page, take, origin, takePicture })
  await page.close()
  const { events, moments } = finish(take, origin, '2026-03-10T09:30:00Z')
  await writeBareEvents(folder, events)
  await writeJson(join(folder, 'moments.json'), moments satisfies readonly Moment[])
  for (const [name, png] of pictures) await writeFile(join(folder, `${name}.png`), await halfSize(browser, png))
}

async function recordPhone({ browser, origin, recorder }: Studio): Promise<void> {
  const folder = join(fixtures, 'rrweb', 'board-phone')
  await mkdir(folder, { recursive: true })
  const take = newTake()
  const recorderOptions = { canvasFps: 0, from: 'page' } as const
  const page = await openRecordedWindow(browser, take, {
    windowId: '',
    viewport: phone,
    recorderOptions,
    recorder,
  })
  await walkPhone(page, origin)
  await page.close()
  await writeBareEvents(folder, finish(take, origin, '2026-03-10T12:05:00Z').events)
}

async function recordTwoTabs({ browser, origin, recorder }: Studio): Promise<void> {
  const folder = join(fixtures, 'posthog-lines', 'board-two-tabs')
  await mkdir(folder, { recursive: true })
  const take = newTake()
  const recorderOptions = { canvasFps: 4, from: 'page' } as const
  const open = (windowId: string) =>
    openRecordedWindow(browser, take, {
      windowId,
      viewport: desktop,
      recorderOptions,
      recorder,
    })
  const board = await open(firstTab)
  await walkTwoTabs({ board, openSettings: () => open(secondTab), origin })
  const { events } = finish(take, origin, '2026-03-10T15:40:00Z')
  await writeFile(join(folder, 'input.jsonl'), asSnapshotLines(events))
  await writeJson(join(folder, 'expected.json'), countEvents(events))
}

function finish(take: Take, origin: string, startedAt: string) {
  return finishTake(take, {
    origin,
    publicOrigin,
    startedAt: Date.parse(startedAt),
  })
}

async function writeBareEvents(folder: string, events: readonly RecordedEvent[]): Promise<void> {
  await writeFile(join(folder, 'input.json'), `${JSON.stringify(events.map(({ event }) => event))}\n`)
  await writeJson(join(folder, 'expected.json'), countEvents(events))
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`)
}

async function record(): Promise<void> {
  const server = await serveApp(appFolder)
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--lang=en-GB', '--force-device-scale-factor=1'],
  })
  try {
    const studio = {
      browser,
      origin: server.origin,
      recorder: await bundleRecorder(),
    }
    for (const session of [recordDesktop, recordPhone, recordTwoTabs]) await session(studio)
  } finally {
    await browser.close()
    server.close()
  }
}

await record()
