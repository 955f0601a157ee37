/**
 * Records the fixtures: opens the task board in Chromium, lets three people use it, and writes what rrweb's recorder saw
 * into `test/fixtures/`. `npm run record [-- <case> ...]`; CHROMIUM names another browser.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import puppeteer, { type Browser, type Page, type Viewport } from 'puppeteer-core'
import { serveApp } from './server.ts'
import { countEvents } from './expected.ts'
import { finishTake, newTake, type Moment, type RecordedEvent, type Take } from './take.ts'
import { walkDesktop, type TakePicture } from './walks/desktop.ts'
import { walkPhone } from './walks/phone.ts'
import { walkTour } from './walks/tour.ts'
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

interface PicturedSession {
  /** Folder in `test/fixtures/rrweb/`. */
  readonly name: string
  readonly viewport: Viewport
  /** Pictures of each canvas in a second; with 0, what is drawn on it. */
  readonly canvasFps: number
  readonly startedAt: string
  walk(page: Page, take: Take, takePicture: TakePicture): Promise<void>
}

/** Records a session together with pictures of the live page at some of its moments. */
async function recordWithPictures({ browser, origin, recorder }: Studio, session: PicturedSession): Promise<void> {
  const folder = join(fixtures, 'rrweb', session.name)
  await mkdir(folder, { recursive: true })
  const take = newTake()
  const recorderOptions = { canvasFps: session.canvasFps, from: 'content' } as const
  const page = await openRecordedWindow(browser, take, {
    windowId: '',
    viewport: session.viewport,
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
  await session.walk(page, take, takePicture)
  await page.close()
  const { events, moments } = finish(take, origin, session.startedAt)
  await writeBareEvents(folder, events)
  await writeJson(join(folder, 'moments.json'), moments satisfies readonly Moment[])
  for (const [name, png] of pictures) await writeFile(join(folder, `${name}.png`), await halfSize(browser, png))
}

const recordDesktop = (studio: Studio) =>
  recordWithPictures(studio, {
    name: 'board',
    viewport: desktop,
    canvasFps: 4,
    startedAt: '2026-03-10T09:30:00Z',
    walk: (page, take, takePicture) => walkDesktop({ page, take, origin: studio.origin, takePicture }),
  })

const recordTour = (studio: Studio) =>
  recordWithPictures(studio, {
    name: 'tour',
    viewport: { width: 900, height: 640 },
    canvasFps: 0,
    startedAt: '2026-03-11T10:00:00Z',
    walk: (page, _, takePicture) => walkTour({ page, origin: studio.origin, takePicture }),
  })

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
    const wanted = process.argv.slice(2)
    const sessions = {
      board: recordDesktop,
      'board-phone': recordPhone,
      'board-two-tabs': recordTwoTabs,
      tour: recordTour,
    }
    for (const [name, session] of Object.entries(sessions)) {
      if (wanted.length === 0 || wanted.includes(name)) await session(studio)
    }
  } finally {
    await browser.close()
    server.close()
  }
}

await record()
