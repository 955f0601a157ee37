import { setTimeout as sleep } from 'node:timers/promises'
import type { Frame, Page } from 'puppeteer-core'
import { Hand } from '../hand.ts'
import type { Take } from '../take.ts'
import { visit } from '../window.ts'

/** Takes a picture of the page as it is at a named moment, when nothing moves. */
export type TakePicture = (page: Page, name: string) => Promise<void>

interface Walk {
  readonly page: Page
  readonly take: Take
  readonly origin: string
  readonly takePicture: TakePicture
}

/** How long the person is away from the keyboard. */
const awayMs = 20_000

const card = (id: number) => `[data-id="${id}"]`

/** A person plans a task, moves cards, reads the insights, goes for a coffee and changes settings. */
export async function walkDesktop({ page, take, origin, takePicture }: Walk): Promise<void> {
  const hand = new Hand(page)
  await visit(page, `${origin}/`)
  await sleep(700)
  await moveCards(hand)
  await addTask(hand)
  await hand.moveTo({ x: 700, y: 770 })
  await sleep(2300)
  await takePicture(page, 'board')
  await arrangeBoard(hand)
  await beAway(take)
  await readInsights(hand, () => takePicture(page, 'insights'))
  await resize(page)
  await changeSettings(hand)
  await hand.click('h1')
  await hand.moveTo({ x: 1150, y: 770 })
  await sleep(2300)
  await takePicture(page, 'settings')
  await hand.moveTo({ x: 1000, y: 640 })
  await sleep(600)
}

async function moveCards(hand: Hand): Promise<void> {
  await hand.drag(`${card(506)} h3`, `${card(508)} h3`)
  await hand.drag(`${card(507)} h3`, `${card(509)} h3`)
  await hand.moveTo(card(510))
  await hand.click(`${card(510)} .archive`)
}

async function addTask(hand: Hand): Promise<void> {
  await hand.click('#new-task')
  await hand.type('dialog [name=title]', 'Print the spring menu')
  await hand.select('dialog [name=person]', 'ben')
  await hand.type('dialog [name=due]', '17')
  await hand.click('dialog [value=high]')
  await hand.type('dialog textarea', 'Recycled paper, A5.\nAsk Ada.')
  await hand.click('dialog [name=follow]')
  await sleep(300)
  await hand.click('dialog .primary')
}

async function arrangeBoard(hand: Hand): Promise<void> {
  const { page } = hand
  await hand.type('#search', 'label')
  await sleep(500)
  for (let key = 0; key < 5; key++) await page.keyboard.press('Backspace')
  await hand.select('#sort', 'due')
  await sleep(400)
  await hand.click('#density')
  await sleep(500)
  await hand.click('#density')
  await hand.click('#export')
  await hand.doubleClick(`${card(504)} h3`)
  await sleep(500)
  await hand.click('dialog [value=cancel]')
  await page.keyboard.down('Alt')
  await page.keyboard.press('r')
  await page.keyboard.up('Alt')
  await sleep(400)
}

/** Nobody waits for this: all later timestamps are moved when the recording is finished. */
async function beAway(take: Take): Promise<void> {
  await sleep(700)
  take.gaps.push({ at: Date.now(), ms: awayMs })
  await sleep(100)
}

async function readInsights(hand: Hand, takePicture: () => Promise<void>): Promise<void> {
  const { page } = hand
  await hand.click('[data-view=insights]')
  await sleep(1800)
  const frame = await frameOf(page, '/embed/calendar.html')
  await frame.select('[name=day]', 'Wed')
  await hand.click(await inside(frame, '[name=text]'))
  await page.keyboard.type('Pick up the menus', { delay: 35 })
  await hand.click(await inside(frame, 'button'))
  await hand.click(await inside(await frameOf(page, '/embed/weather.html'), '#fahrenheit'))
  await hand.moveTo(await inside(frame, 'li:nth-child(2)'))
  await hand.wheel(40)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await hand.moveTo({ x: 60, y: 640 })
  await sleep(500)
  await takePicture()
  await hand.moveTo({ x: 700, y: 640 })
  await hand.wheel(900)
  await sleep(300)
  await hand.wheel(-900)
}

async function frameOf(page: Page, path: string): Promise<Frame> {
  return page.waitForFrame((frame) => frame.url().endsWith(path))
}

async function inside(frame: Frame, selector: string) {
  const handle = await frame.waitForSelector(selector)
  if (!handle) throw new Error(`No ${selector} in ${frame.url()}`)
  return handle
}

async function resize(page: Page): Promise<void> {
  await page.setViewport({ width: 1024, height: 720 })
  await sleep(900)
  await page.setViewport({ width: 1280, height: 800 })
  await sleep(500)
}

async function changeSettings(hand: Hand): Promise<void> {
  const { page } = hand
  await Promise.all([page.waitForNavigation({ waitUntil: 'networkidle0' }), hand.click('a[href="/settings.html"]')])
  await sleep(600)
  await hand.type('[name=password]', 'harbour-mug')
  await hand.select('[name=zone]', 'America/Halifax')
  await hand.select('[name=zone]', 'Europe/Lisbon')
  await hand.click('[name=comment]')
  await hand.click('[name=chime][value=bright]')
  await page.evaluate(() => document.querySelector('audio')?.play())
  await selectNote(hand)
  await sign(hand)
  await hand.click('#save')
}

async function selectNote(hand: Hand): Promise<void> {
  const box = await (await hand.page.waitForSelector('#note'))?.boundingBox()
  if (!box) throw new Error('The note is not there')
  const y = box.y + 10
  await hand.drag({ x: box.x + 2, y }, { x: box.x + box.width * 0.8, y })
}

async function sign(hand: Hand): Promise<void> {
  const box = await (await hand.page.waitForSelector('#signature'))?.boundingBox()
  if (!box) throw new Error('The canvas is not there')
  const middle = box.y + box.height / 2
  await hand.moveTo({ x: box.x + 30, y: middle })
  await hand.page.mouse.down()
  await hand.moveTo({ x: box.x + 110, y: middle - 40 })
  await hand.moveTo({ x: box.x + 150, y: middle + 30 })
  await hand.moveTo({ x: box.x + 270, y: middle - 10 })
  await hand.page.mouse.up()
  await sleep(300)
}
