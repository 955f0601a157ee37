import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { ElementHandle, Frame, Page } from 'puppeteer-core'
import { find, placeIn, until, untilPast } from './person.ts'
import { buildFile } from './product.ts'
import { asSource, countingSession } from './small.ts'
import { inEachBrowser } from './suite.ts'

const SECONDS = 12

inEachBrowser('the preview over the timeline', (suite) => {
  let file: string
  before(async () => {
    file = await buildFile(suite.folder, 'counting', [asSource(countingSession(SECONDS))])
  })

  test('is not there before somebody points at the timeline, nor where a finger does', async () => {
    const { page } = await suite.open(file)
    assert.equal(await page.$('iframe[name=preview]'), null)
    const { x, y } = await onTimeline(page, 0.5)
    await page.evaluate(
      ([clientX, clientY]) => {
        const event = { clientX, clientY, bubbles: true, pointerType: 'touch' } as const
        document.querySelector('.timeline-bar')?.dispatchEvent(new PointerEvent('pointermove', event))
      },
      [x, y] as const,
    )
    await new Promise((done) => setTimeout(done, 300))
    assert.equal(await page.$('iframe[name=preview]'), null)
  })

  test('shows the moment that is pointed at, and then another, while the picture stays or plays', async () => {
    const replay = await suite.open(file)
    const { page } = replay
    await point(page, 0.54)
    const preview = await previewOf(page)
    await untilCount(preview, 6)
    await point(page, 0.3)
    await untilCount(preview, 3)
    await until(page, () => document.querySelector('.live.is-late') === null)
    await untilCount(await replay.stage(), 0)
    await replay.play()
    await point(page, 0.79)
    await untilCount(preview, 9)
    await untilPast(page, 300)
    await find(page, 'button', 'Pause')
  })

  test('is as shut in as the stage, has no pointer, and stays when nobody points any more', async () => {
    const { page } = await suite.open(file)
    await point(page, 0.54)
    const preview = await previewOf(page)
    await untilCount(preview, 6)
    const frames = await page.$$eval('iframe', (all) =>
      all.map(({ sandbox, srcdoc }) => [sandbox.value, /Content-Security-Policy" content="([^"]*)/.exec(srcdoc)?.[1]]),
    )
    assert.equal(frames.length, 2)
    assert.deepEqual(frames[0], frames[1])
    assert.match(frames[0]?.[1] ?? '', /default-src 'none'/)
    assert.equal(await page.$('.preview .cursor'), null)
    await page.mouse.move(10, 10)
    await until(page, () => getComputedStyle(document.querySelector('.hint') as Element).visibility === 'hidden')
    await point(page, 0.3)
    await untilCount(preview, 3)
  })
})

async function onTimeline(page: Page, part: number) {
  return placeIn((await page.waitForSelector('.timeline-bar')) as ElementHandle, part)
}

async function point(page: Page, part: number): Promise<void> {
  const { x, y } = await onTimeline(page, part)
  await page.mouse.move(x, y)
}

async function previewOf(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('iframe[name=preview]')
  return (await element?.contentFrame()) as Frame
}

function untilCount(frame: Frame, count: number): Promise<void> {
  return until(frame, (text: string) => document.querySelector('#counter')?.textContent === text, `count ${count}`)
}
