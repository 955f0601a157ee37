import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Page } from 'puppeteer-core'
import { visit } from '../window.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** A person with a phone looks through the columns, follows a link in the page and signs with a finger. */
export async function walkPhone(page: Page, origin: string): Promise<void> {
  const touch = await page.createCDPSession()
  await visit(page, `${origin}/`)
  await sleep(600)
  await swipe(touch, { x: 330, y: 420 }, { x: 60, y: 410 })
  await swipe(touch, { x: 330, y: 420 }, { x: 60, y: 430 })
  await swipe(touch, { x: 200, y: 640 }, { x: 205, y: 300 })
  await swipe(touch, { x: 200, y: 300 }, { x: 200, y: 700 })
  await page.tap('#density')
  await sleep(500)
  await page.tap('#search')
  await page.keyboard.type('menu', { delay: 90 })
  await sleep(700)
  await Promise.all([page.waitForNavigation({ waitUntil: 'networkidle0' }), page.tap('a[href="/settings.html"]')])
  await sleep(500)
  await page.tap('[name=move]')
  await page.tap('a[href="#sign-off"]')
  await sleep(600)
  await sign(page, touch)
  await page.setViewport({
    width: 844,
    height: 390,
    isMobile: true,
    hasTouch: true,
    isLandscape: true,
  })
  await sleep(800)
}

/** One finger from here to there, in about a third of a second. */
async function swipe(touch: CDPSession, from: Point, to: Point): Promise<void> {
  const steps = 20
  await touch.send('Input.dispatchTouchEvent', {
    type: 'touchStart',
    touchPoints: [from],
  })
  for (let step = 1; step <= steps; step++) {
    const part = step / steps
    const touchPoints = [
      {
        x: from.x + (to.x - from.x) * part,
        y: from.y + (to.y - from.y) * part,
      },
    ]
    await touch.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints,
    })
    await sleep(16)
  }
  await touch.send('Input.dispatchTouchEvent', {
    type: 'touchEnd',
    touchPoints: [],
  })
  await sleep(700)
}

async function sign(page: Page, touch: CDPSession): Promise<void> {
  const canvas = await page.waitForSelector('#signature')
  const box = await canvas?.boundingBox()
  if (!box) throw new Error('The canvas is not there')
  const middle = box.y + box.height / 2
  await swipe(touch, { x: box.x + 30, y: middle + 20 }, { x: box.x + 120, y: middle - 30 })
  await swipe(touch, { x: box.x + 120, y: middle - 30 }, { x: box.x + 250, y: middle + 20 })
}
