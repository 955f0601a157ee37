import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { click, find, isThere, until, untilAt, untilPast } from './person.ts'
import { countingSession } from './small.ts'
import { inEachBrowser } from './suite.ts'
import { bareSession, trackedFile, trackedSession } from './tracked.ts'

const DURATION_MS = 4000
const console = [500, 1500, 3500].map((atMs) => ({ atMs, level: 'log' as const, parts: [`at ${atMs}`], trace: [] }))

inEachBrowser('a session without a picture', (suite) => {
  let file: string
  let mixed: string
  before(async () => {
    const bare = bareSession(DURATION_MS, { console })
    file = await trackedFile(suite.folder, 'bare', [bare])
    mixed = await trackedFile(suite.folder, 'mixed', [trackedSession(countingSession(3), {}), bare])
  })

  test('says so, and shows its lists from the beginning', async () => {
    const replay = await suite.open(file)
    const { page } = replay
    await find(page, 'heading', 'No picture')
    await find(page, 'listbox', 'Console')
    assert.equal(replay.durationMs, DURATION_MS)
    const seen = await page.evaluate(() => ({
      text: document.querySelector('main')?.innerText ?? '',
      marks: performance.getEntriesByName('portable-replay:first-frame').length,
      stage: getComputedStyle(document.querySelector('iframe') as Element).visibility,
    }))
    assert.match(seen.text, /No full snapshot is in this recording/)
    assert.deepEqual({ marks: seen.marks, stage: seen.stage }, { marks: 1, stage: 'hidden' })
    assert.equal(await isThere(page, 'alert', ''), false)
  })

  test('plays from beginning to end and again, pauses, and takes another speed', async () => {
    const replay = await suite.open(file)
    const { page } = replay
    await click(page, 'button', 'Play')
    await untilPast(page, 600)
    await until(page, () => document.querySelector('.is-current')?.textContent?.includes('at 500'))
    await click(page, 'button', 'Pause')
    await find(page, 'button', 'Play')
    const pausedAtMs = await replay.currentTimeMs()
    await new Promise((done) => setTimeout(done, 300))
    assert.equal(await replay.currentTimeMs(), pausedAtMs)
    await page.evaluate(() => window.portableReplay?.setSpeed(8))
    await replay.play()
    await find(page, 'button', 'Replay')
    assert.equal(await replay.currentTimeMs(), DURATION_MS)
    await replay.play()
    await find(page, 'button', 'Pause')
  })

  test('seeks by keys, by script, by a row and by its address', async () => {
    const replay = await suite.open(file, '#t=2')
    const { page } = replay
    assert.equal(await replay.currentTimeMs(), 2000)
    await page.keyboard.press('End')
    await untilAt(page, DURATION_MS)
    await replay.seek(700)
    assert.equal(await replay.currentTimeMs(), 700)
    await page.click('.row:nth-child(2) .row-time')
    await untilAt(page, 1500)
    await page.keyboard.press('.')
    await untilAt(page, 3500)
    await page.keyboard.press(',')
    await untilAt(page, 1500)
  })

  test('stands beside others that have one', async () => {
    const replay = await suite.open(mixed)
    const { page } = replay
    await replay.seek(2500)
    await replay.select(2)
    await find(page, 'heading', 'No picture')
    await find(page, 'listbox', 'Console')
    await replay.play()
    await untilPast(page, 100)
    await replay.select(1)
    await until(page, () => !document.querySelector('.no-picture'))
    await replay.pause()
    await replay.seek(2500)
    const counted = await (await replay.stage()).evaluate(() => document.querySelector('#counter')?.textContent)
    assert.equal(counted, 'count 2')
    assert.equal(await page.evaluate(() => document.querySelector('.browser')?.checkVisibility()), true)
  })
})
