import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { ElementHandle, Frame, Page } from 'puppeteer-core'
import { attribute, click, find, isThere, placeIn, until, untilAt, untilPast } from './person.ts'
import { buildFile } from './product.ts'
import { add, asSource, countingSession, element, incremental, meta, snapshot } from './small.ts'
import { inEachBrowser } from './suite.ts'

const SECONDS = 12
/** Half a second before the second press of `idleSession`. */
const IDLE_ENDS_MS = 39_500
const untilCount = (stage: Frame, count: number) =>
  until(stage, (shown: string) => document.querySelector('#counter')?.textContent === shown, `count ${count}`)

/** Somebody clicks at the beginning and 40 s later; a box to tick fills the middle of the page. */
function idleSession() {
  const style = 'position:absolute;inset:0;width:100%;height:100%'
  const press = (atMs: number) => incremental(atMs, { source: 2, type: 2, id: 5, x: 10, y: 10 })
  const box = element('input', 30, { attributes: { type: 'checkbox', style } })
  return [meta(), snapshot({ body: [box] }), press(100), press(40_000), add(40_500, element('hr', 40))]
}

inEachBrowser('the controls', (suite) => {
  let counting: string
  let idle: string
  before(async () => {
    counting = await buildFile(suite.folder, 'counting', [asSource(countingSession(SECONDS))])
    idle = await buildFile(suite.folder, 'idle', [asSource(idleSession())])
  })

  test('the button plays, pauses and, at the end, plays again', async () => {
    const replay = await suite.open(counting)
    const { page } = replay
    await click(page, 'button', 'Play')
    await untilPast(page, 200)
    await click(page, 'button', 'Pause')
    await find(page, 'button', 'Play')
    assert.ok((await replay.currentTimeMs()) < SECONDS * 1000)
    await replay.seek(SECONDS * 1000 - 300)
    await click(page, 'button', 'Play')
    await click(page, 'button', 'Replay')
    await find(page, 'button', 'Pause')
    await until(page, () => (window.portableReplay?.currentTime ?? 1e9) < 8000)
    await click(page, 'button', 'Pause')
    const at = Math.floor(((await replay.currentTimeMs()) - 1) / 1000)
    await untilCount(await replay.stage(), at)
  })

  test('the large button plays, and leaves', async () => {
    const { page } = await suite.open(counting)
    await page.click('.large-play')
    await find(page, 'button', 'Pause')
    await until(page, () => document.querySelector('.large-play') === null)
  })

  test('the timeline says where it is, and takes clicks', async () => {
    const { page, stage } = await suite.open(counting)
    assert.equal(await attribute(page, ['slider', 'Timeline'], 'aria-valuetext'), '0:00 of 0:12')
    assert.equal(await attribute(page, ['slider', 'Timeline'], 'aria-valuemax'), '12')
    await page.mouse.click(...(await onTimeline(page, 0.54)))
    await untilCount(await stage(), 6)
    assert.equal(await attribute(page, ['slider', 'Timeline'], 'aria-valuetext'), '0:06 of 0:12')
    assert.equal(await attribute(page, ['slider', 'Timeline'], 'aria-valuenow'), '6')
    await page.mouse.click(...(await onTimeline(page, 0.29)))
    await untilCount(await stage(), 3)
  })

  test('the timeline can be dragged; what was playing waits for the hand', async () => {
    const replay = await suite.open(counting)
    const { page } = replay
    const stage = await replay.stage()
    await replay.play()
    await page.mouse.move(...(await onTimeline(page, 0.2)))
    await page.mouse.down()
    for (const [part, count] of [
      [0.46, 5],
      [0.79, 9],
      [0.13, 1],
    ] as const) {
      await page.mouse.move(...(await onTimeline(page, part)), { steps: 4 })
      await untilCount(stage, count)
    }
    const heldAtMs = await replay.currentTimeMs()
    assert.ok(Math.abs(heldAtMs - 0.13 * SECONDS * 1000) < 40, `held at ${heldAtMs} ms`)
    await new Promise((done) => setTimeout(done, 300))
    assert.equal(await replay.currentTimeMs(), heldAtMs)
    await page.mouse.up()
    await untilPast(page, heldAtMs)
    await find(page, 'button', 'Pause')
  })

  test('the timeline takes the arrow keys', async () => {
    const { page } = await suite.open(counting)
    await (await find(page, 'slider', 'Timeline')).focus()
    for (const [key, ms] of [
      ['Home', 0],
      ['ArrowUp', 5000],
      ['ArrowRight', 10_000],
      ['ArrowDown', 5000],
      ['ArrowLeft', 0],
    ] as const) {
      await page.keyboard.press(key)
      await untilAt(page, ms)
    }
  })

  test('the speed is chosen from a list, and is how fast it plays', async () => {
    const { page } = await suite.open(counting)
    const list = await find(page, 'combobox', 'Speed')
    assert.equal(await valueOf(list), '1')
    await list.select('16')
    const startedAt = Date.now()
    await click(page, 'button', 'Play')
    await untilAt(page, SECONDS * 1000)
    const tookMs = Date.now() - startedAt
    assert.ok(tookMs < (SECONDS * 1000) / 2, `${SECONDS} s took ${tookMs} ms at 16 times the speed`)
  })

  test('idle time is skipped, and says so', async () => {
    const { page } = await suite.open(idle)
    assert.equal(await attribute(page, ['button', 'Skip idle time'], 'aria-pressed'), 'true')
    const startedAt = Date.now()
    await click(page, 'button', 'Play')
    await untilPast(page, 39_000)
    assert.ok(Date.now() - startedAt < 20_000)
    const note = await page.evaluate(() => document.querySelector('.skip-note')?.textContent)
    assert.match(note ?? '', /^Skipped 3\d s of idle time$/)
  })

  test('what follows idle time is played, not skipped again', async () => {
    const replay = await suite.open(idle)
    const { page } = replay
    await replay.seek(IDLE_ENDS_MS)
    // a coarse clock tells the stage's first frames that no time has passed
    await (await replay.stage()).evaluate(() => (performance.now = () => 1000))
    await click(page, 'button', 'Play')
    await page.evaluate(async () => {
      for (let count = 0; count < 5; count++) await new Promise(requestAnimationFrame)
    })
    assert.equal(await page.evaluate(() => document.querySelector('.skip-note')), null)
    assert.equal(await replay.currentTimeMs(), IDLE_ENDS_MS)
  })

  test('idle time is played when the person wants to see it', async () => {
    const replay = await suite.open(idle)
    const { page } = replay
    await click(page, 'button', 'Skip idle time')
    assert.equal(await attribute(page, ['button', 'Skip idle time'], 'aria-pressed'), 'false')
    await replay.seek(10_000)
    await click(page, 'button', 'Play')
    await untilPast(page, 10_400)
    assert.ok((await replay.currentTimeMs()) < 30_000)
    await click(page, 'button', 'Skip idle time')
    await untilPast(page, 39_000)
  })

  test('the list of keys opens and closes', async () => {
    const { page } = await suite.open(counting)
    await click(page, 'button', 'Keyboard shortcuts')
    await find(page, 'dialog', 'Keyboard shortcuts')
    await page.keyboard.press('Escape')
    await until(page, () => document.querySelector('dialog') === null)
    await page.keyboard.press('?')
    await find(page, 'dialog', 'Keyboard shortcuts')
    await click(page, 'button', 'Close')
    await until(page, () => document.querySelector('dialog') === null)
    assert.equal(await isThere(page, 'dialog', 'Keyboard shortcuts'), false)
  })

  test('a click on the picture plays and pauses; nothing recorded feels it', async () => {
    const replay = await suite.open(idle)
    const { page } = replay
    const stage = await replay.stage()
    await stage.evaluate(() => {
      const felt: string[] = []
      Object.assign(window, { felt })
      for (const type of ['pointerdown', 'click', 'mousemove', 'focusin', 'keydown', 'wheel']) {
        document.addEventListener(type, () => felt.push(type), true)
      }
    })
    const picture = (await page.$('iframe[name="stage"]')) as ElementHandle
    const { x, y } = await placeIn(picture, 0.3)
    await page.mouse.click(x, y)
    await find(page, 'button', 'Pause')
    await page.mouse.wheel({ deltaY: 200 })
    await page.mouse.click(x, y)
    await find(page, 'button', 'Play')
    await page.keyboard.press('x')
    for (let count = 0; count < 8; count++) await page.keyboard.press('Tab')
    const after = await stage.evaluate(() => ({
      felt: (window as unknown as { felt: string[] }).felt,
      ticked: document.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked,
      focused: document.activeElement?.tagName ?? 'nothing',
    }))
    assert.deepEqual({ ...after, focused: '' }, { felt: [], ticked: false, focused: '' })
    assert.ok(['BODY', 'HTML', 'nothing'].includes(after.focused), after.focused)
    assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), 'IFRAME')
  })
})

async function onTimeline(page: Page, part: number): Promise<[x: number, y: number]> {
  const bar = await page.waitForSelector('.timeline-bar')
  const { x, y } = await placeIn(bar as ElementHandle, part)
  return [x, y]
}

function valueOf(list: ElementHandle): Promise<string> {
  return list.evaluate((element) => (element as HTMLSelectElement).value)
}
