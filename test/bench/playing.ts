/**
 * Whether playing across the borders of segments, and seeking, can be felt: the shell's frames and the stage's, counted.
 *   npm run bench:playing -- recording [--seconds 12]
 * Plays at 1, 8 and 16 times the speed: a page with a border about every second, and one without any as a control. Prints the
 * longest gap between two frames of the shell in both, ms, and frames in which the stage was blank. Then seeks for as long,
 * and prints the shell's frames against those of an idle one.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Frame, Page } from 'puppeteer-core'
import type { SegmentIndex } from '../../src/model/bundle.ts'
import { toBase64 } from '../../src/pack/base64.ts'
import { pack } from '../../src/pack/pack.ts'
import { loadZstd } from '../../src/pack/zstd.ts'
import { render } from '../../src/render/render.ts'
import { understand } from '../../src/sessions.ts'
import { launchChromium } from '../page/browsers.ts'
import { openReplay } from '../page/replay.ts'
import { startServer } from '../page/server.ts'

const SPEEDS = [1, 8, 16]
const UNCUT = 1e9

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '12' } },
})
const seconds = Number(values.seconds)
const [input] = positionals
if (!input) throw new Error('Which recording?')

const folder = mkdtempSync(join(tmpdir(), 'portable-replay-playing-'))
const zstd = await loadZstd()
const { sessions } = await understand([{ name: input, data: new Uint8Array(readFileSync(input)) }], {}, zstd)
const [first] = sessions
if (!first) throw new Error(`${input} holds no session`)
const windows = first.session.windows.map((window) => ({ ...window, events: [...window.events] }))
const session = { ...first.session, windows }

interface MadePage {
  readonly path: string
  readonly segments: readonly SegmentIndex[]
}

function makePage(name: string, keyframeBytes: number): MadePage {
  const made = pack([session], { title: name, generator: 'bench', zstd, keyframeBytes, blockBytes: UNCUT })
  const path = join(folder, `${name}.html`)
  writeFileSync(path, [...render(made, { toBase64 })].join(''))
  return { path, segments: made.index.sessions[0]?.windows[0]?.segments ?? [] }
}

interface Frames {
  readonly count: number
  readonly longestMs: number
}

/** Counts frames of the shell, and those in which the stage was blank, while something is done. */
async function during(page: Page, stage: Frame, act: () => Promise<void>): Promise<Frames & { blank: number }> {
  await stage.evaluate(() => {
    const counting = Object.assign(window, { blank: 0 })
    requestAnimationFrame(function look() {
      if (!document.body?.children.length) counting.blank++
      requestAnimationFrame(look)
    })
  })
  await page.evaluate(() => {
    const counting = Object.assign(window, { frames: [] as number[] })
    requestAnimationFrame(function look(time) {
      counting.frames.push(time)
      requestAnimationFrame(look)
    })
  })
  await act()
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames)
  const blank = await stage.evaluate(() => (window as unknown as { blank: number }).blank)
  const gaps = frames.slice(1).map((time, at) => time - (frames[at] as number))
  return { count: frames.length, longestMs: Math.round(Math.max(...gaps)), blank }
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

async function play(browser: Browser, { path, segments }: MadePage, speed: number) {
  const replay = await openReplay(browser, path, `#speed=${speed}`)
  await replay.seek(1)
  const from = await replay.currentTimeMs()
  const frames = await during(replay.page, await replay.stage(), async () => {
    await replay.play()
    await wait(1000 * seconds)
    await replay.pause()
  })
  const to = await replay.currentTimeMs()
  await replay.close()
  const borders = segments.filter(({ firstMs }) => firstMs > from && firstMs <= to).length
  return { ...frames, borders, playedMs: Math.round(to - from) }
}

async function seekFrames(
  browser: Browser,
  { path }: MadePage,
): Promise<{ seeking: Frames; idle: Frames; seeks: number }> {
  const replay = await openReplay(browser, path)
  const stage = await replay.stage()
  let seeks = 0
  const seeking = await during(replay.page, stage, async () => {
    for (const startedAt = Date.now(); Date.now() - startedAt < 1000 * seconds; seeks++) {
      const ms = ((seeks * 0.618) % 1) * replay.durationMs
      await replay.page.evaluate((moment) => window.portableReplay?.seek(moment), ms)
    }
  })
  await replay.close()
  const other = await openReplay(browser, path)
  const idle = await during(other.page, await other.stage(), () => wait(1000 * seconds))
  await other.close()
  return { seeking, idle, seeks }
}

const server = await startServer()
const browser = await launchChromium(server)
try {
  const bytes = windows[0]?.events.reduce((sum, event) => sum + JSON.stringify(event).length, 0) ?? 0
  for (const speed of SPEEDS) {
    // six segments to a keyframe
    const perSecond = (1000 * speed * bytes) / session.durationMs
    const cut = await play(browser, makePage(`cut-${speed}`, 6 * perSecond), speed)
    const control = await play(browser, makePage('uncut', UNCUT), speed)
    console.log(`${speed}x`, JSON.stringify({ cut, control }))
  }
  console.log('seeks', JSON.stringify(await seekFrames(browser, makePage('page', 1_500_000))))
} finally {
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true })
}
