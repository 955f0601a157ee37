/**
 * The replay beside pictures of the live page. PICTURES names a folder into which each pair is written, side by side: the live page
 * in Chromium, the replay, and where they differ.
 */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import type { Moment } from '../app/take.ts'
import { BROWSERS, type BrowserName } from './browsers.ts'
import { temporaryFolder } from './folder.ts'
import { buildFile } from './product.ts'
import { openReplay, type OpenReplay } from './replay.ts'
import { usingBrowser } from './suite.ts'

/**
 * Share of pixels that may differ. Seen when these were written: at most 1.4 % in Chromium (a frame lies over what is positioned
 * before it, its words a part of a pixel off, a video one picture off) and 5.7 % in Firefox (its letters and its controls, which
 * move what is below them).
 */
const LIMITS: { readonly [name in BrowserName]: number } = { chromium: 0.02, firefox: 0.08 }
const CASES = ['tour', 'board'] as const
const FIXTURES = 'test/fixtures/rrweb'

interface Compared {
  readonly share: number
  /** PNG as base64. */
  readonly picture: string
}

/** Compares a PNG of the live page at half its size with one of the replay at any; runs in a page. */
async function compare(live: string, replayed: string): Promise<Compared> {
  const load = async (base64: string) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    return image
  }
  const [expected, shown] = await Promise.all([load(live), load(replayed)])
  const { width, height } = expected
  const pixelsOf = (image: HTMLImageElement) => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width, height })
    const context = canvas.getContext('2d') as CanvasRenderingContext2D
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, 0, 0, width, height)
    return context.getImageData(0, 0, width, height)
  }
  const [one, other] = [pixelsOf(expected), pixelsOf(shown)]
  const marks = new ImageData(width, height)
  let different = 0
  for (let at = 0; at < one.data.length; at += 4) {
    const apart = [0, 1, 2].reduce(
      (sum, part) => sum + Math.abs((one.data[at + part] ?? 0) - (other.data[at + part] ?? 0)),
      0,
    )
    if (apart > 48) different += 1
    marks.data.set(apart > 48 ? [255, 0, 0, 255] : [0, 0, 0, 20], at)
  }
  const all = document.createElement('canvas')
  Object.assign(all, { width: 3 * width, height })
  const context = all.getContext('2d') as CanvasRenderingContext2D
  for (const [index, pixels] of [one, other, marks].entries()) context.putImageData(pixels, index * width, 0)
  return { share: different / (width * height), picture: all.toDataURL('image/png').split(',')[1] ?? '' }
}

/** At its own size, without what the player draws over it. */
const STAGE_ALONE = `iframe[name=stage] { position: fixed !important; inset: 0 auto auto 0; z-index: 1000; transform: none !important }
  .viewport, .sheet { overflow: visible !important; contain: none !important }
  .cover { visibility: hidden }`

/** A PNG of the stage, once it stays the same: Chromium may paint a frame of another process some time after it was told to. */
async function pictureOfStage(page: Page): Promise<string> {
  const element = await page.$('iframe[name=stage]')
  const box = await element?.boundingBox()
  assert.ok(box)
  let last = ''
  for (let look = 0; look < 12; look++) {
    await new Promise((done) => setTimeout(done, 200))
    const picture = await page.screenshot({ clip: box, encoding: 'base64' })
    if (picture === last) break
    last = picture
  }
  return last
}

for (const name of BROWSERS) {
  describe(`a replay in ${name} looks like the live page`, () => {
    const folder = temporaryFolder()
    const using = usingBrowser(name)
    let visits = 0

    async function comparePicture(replay: OpenReplay, live: string): Promise<Compared> {
      const shown = await pictureOfStage(replay.page)
      const tab = await using.browser.newPage()
      const compared = await tab.evaluate(compare, live, shown)
      await tab.close()
      return compared
    }

    async function compareAt(replay: OpenReplay, fixture: string, moment: Moment): Promise<number> {
      await replay.seek(moment.timestamp - (await startOf(fixture)))
      const live = await readFile(join(FIXTURES, fixture, `${moment.name}.png`), 'base64')
      let { share, picture } = await comparePicture(replay, live)
      // a busy machine may paint later than two equal pictures take; what is wrong stays so
      for (let look = 0; look < 3 && share > LIMITS[name]; look++) {
        await new Promise((done) => setTimeout(done, 1500))
        ;({ share, picture } = await comparePicture(replay, live))
      }
      const target = process.env.PICTURES
      const visit = (visits += 1)
      if (target)
        await writeFile(join(target, `${fixture}-${visit}-${moment.name}-${name}.png`), Buffer.from(picture, 'base64'))
      return share
    }

    for (const fixture of CASES) {
      test(`of ${fixture}`, async (context) => {
        const moments = JSON.parse(await readFile(join(FIXTURES, fixture, 'moments.json'), 'utf8')) as Moment[]
        const file = await buildFile(folder.path, fixture, [join(FIXTURES, fixture, 'input.json')])
        const replay = await openReplay(using.browser, file)
        await replay.page.setViewport({ width: 1500, height: 1100 })
        await replay.page.addStyleTag({ content: STAGE_ALONE })
        const shares: Record<string, number> = {}
        // there, and back again
        for (const moment of [...moments, ...moments.toReversed()]) {
          const share = await compareAt(replay, fixture, moment)
          shares[moment.name] = Math.max(shares[moment.name] ?? 0, Math.round(share * 10_000) / 10_000)
        }
        await replay.close()
        context.diagnostic(JSON.stringify(shares))
        const different = Object.entries(shares).filter(([, share]) => share > LIMITS[name])
        assert.deepEqual(different, [])
        assert.deepEqual(replay.troubles, [])
      })
    }
  })
}

async function startOf(fixture: string): Promise<number> {
  const events = JSON.parse(await readFile(join(FIXTURES, fixture, 'input.json'), 'utf8')) as { timestamp: number }[]
  return Math.min(...events.map(({ timestamp }) => timestamp))
}
