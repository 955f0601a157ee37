import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { resolve } from 'node:path'
import type { Page } from 'puppeteer-core'
import type { PortableReplay } from '../../src/player/api.ts'
import { find, until, untilAt, untilPast } from './person.ts'
import { buildFile } from './product.ts'
import { STARTED_AT, asSource, countingSession } from './small.ts'
import { inEachBrowser } from './suite.ts'

const TWO_TABS = resolve('test/fixtures/posthog-lines/board-two-tabs/input.jsonl')
const LATER_MS = 1_000_000
/** The same seconds as the first session, recorded later. */
const later = () => countingSession(8).map((event) => ({ ...event, timestamp: event.timestamp + LATER_MS }))

inEachBrowser('the address and the scripts around a page', (suite) => {
  let file: string
  let long: string
  let tabs: string
  before(async () => {
    file = await buildFile(suite.folder, 'two', [asSource(countingSession(6)), asSource(later(), 'later.json')])
    // goes on playing for as long as the slowest browser may take to be asked
    long = await buildFile(suite.folder, 'long', [asSource(countingSession(600))])
    tabs = await buildFile(suite.folder, 'tabs', [TWO_TABS])
  })

  test('the address names session and moment', async () => {
    const replay = await suite.open(file, '#session=2&t=0:04.5')
    assert.deepEqual(await reportedBy(replay.page), { session: 2, window: 1, speed: 1, playing: false })
    assert.equal(await replay.currentTimeMs(), 4500)
    assert.equal(replay.durationMs, 8000)
    const stage = await replay.stage()
    assert.equal(await stage.evaluate(() => document.querySelector('#counter')?.textContent), 'count 4')
  })

  test('the address names a moment of the calendar, whichever session it lies in', async () => {
    const replay = await suite.open(file, `#timestamp=${STARTED_AT + LATER_MS + 3300}`)
    assert.equal((await reportedBy(replay.page)).session, 2)
    assert.equal(await replay.currentTimeMs(), 3300)
  })

  test('the address names the speed and whether to play', async () => {
    const { page } = await suite.open(long, '#t=1&speed=4&play')
    await find(page, 'button', 'Pause')
    await untilPast(page, 1000)
    assert.deepEqual(await reportedBy(page), { session: 1, window: 1, speed: 4, playing: true })
    const short = await suite.open(file, '#t=1&speed=4&play')
    await untilAt(short.page, 6000)
    assert.deepEqual(await reportedBy(short.page), { session: 1, window: 1, speed: 4, playing: false })
  })

  test('the address names a tab, which is then held', async () => {
    const replay = await suite.open(tabs, '#window=2')
    assert.equal((await reportedBy(replay.page)).window, 2)
    await replay.seek(9000)
    assert.equal((await reportedBy(replay.page)).window, 2)
  })

  test('an address that changes is obeyed; one that says nothing changes nothing', async () => {
    const { page } = await suite.open(file)
    const go = (hash: string) => page.evaluate((wanted) => void (location.hash = wanted), hash)
    await go('#t=2.5')
    await untilAt(page, 2500)
    await go('#session=2&t=5')
    await untilAt(page, 5000)
    assert.equal((await reportedBy(page)).session, 2)
    await go('#t=tomorrow&session=-1&speed=fast&window=x')
    await go('#t=7')
    await untilAt(page, 7000)
    assert.deepEqual(await reportedBy(page), { session: 2, window: 1, speed: 1, playing: false })
    await go('#session=99&t=999')
    await untilAt(page, 8000)
  })

  test('scripts find the verbs that are promised, and hear what happens', async () => {
    const { page } = await suite.open(file)
    const members = await page.evaluate(() => Object.keys(window.portableReplay ?? {}).sort())
    assert.deepEqual(members, MEMBERS)
    const sessions = await page.evaluate(() => window.portableReplay?.sessions.map(({ n, duration }) => [n, duration]))
    assert.deepEqual(sessions, [
      [1, 6000],
      [2, 8000],
    ])
    await listen(page)
    await page.evaluate(async () => {
      const api = window.portableReplay as PortableReplay
      await api.seek(4000)
      api.setSpeed(16)
      api.play()
    })
    await until(page, () => (window as unknown as { heard: string[] }).heard.includes('end'))
    await page.evaluate(async () => void (await window.portableReplay?.select(2)))
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
    const order = ['time', 'speed 16', 'play', 'end', 'session 2']
    assert.deepEqual(
      [...new Set(heard)].filter((event) => order.includes(event)),
      order,
    )
    assert.ok(heard.includes('pause') && heard.includes('window 1') && !heard.includes('failure'))
  })

  test('scripts that ask for nonsense are told so, and nothing stops', async () => {
    const replay = await suite.open(file)
    const answers = await replay.page.evaluate(async () => {
      const api = window.portableReplay as PortableReplay
      const said = (asked: () => unknown) =>
        Promise.resolve()
          .then(asked)
          .then(String, (error: Error) => error.message)
      const end = api.on('time', () => {})
      end()
      end()
      return [
        await said(() => api.seek(NaN)),
        await said(() => api.select(3)),
        await said(() => api.on('nonsense' as 'time', () => {})),
        await said(() => api.setSpeed(NaN)),
      ]
    })
    assert.deepEqual(answers, [
      'seek takes a number of milliseconds.',
      'There is no session 3.',
      'There is no event nonsense.',
      'undefined',
    ])
    await replay.seek(2000)
    assert.equal(await replay.currentTimeMs(), 2000)
  })
})

const MEMBERS = ['currentTime', 'duration', 'on', 'pause', 'play', 'ready', 'seek', 'select', 'sessions', 'setSpeed']

/** What the player says of itself; learnt from an event, since the page has no other word for it. */
function reportedBy(page: Page) {
  return page.evaluate(
    () =>
      new Promise<object>((done) => {
        const api = window.portableReplay as PortableReplay
        const end = api.on('time', ({ session, window: shown, speed, playing }) => {
          end()
          void api.seek(before).then(() => done({ session, window: shown, speed, playing }))
        })
        const before = api.currentTime
        void api.seek(before > 0 ? before - 1 : before + 1)
      }),
  ) as Promise<{ session: number; window: number; speed: number; playing: boolean }>
}

function listen(page: Page): Promise<void> {
  return page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const api = window.portableReplay as PortableReplay
    api.on('time', () => heard.push('time'))
    api.on('play', () => heard.push('play'))
    api.on('pause', () => heard.push('pause'))
    api.on('end', () => heard.push('end'))
    api.on('failure', () => heard.push('failure'))
    api.on('speed', ({ speed }) => heard.push(`speed ${speed}`))
    api.on('session', ({ session }) => heard.push(`session ${session}`))
    api.on('window', (report) => heard.push(`window ${report.window}`))
  })
}
