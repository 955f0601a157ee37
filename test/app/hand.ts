import { setTimeout as sleep } from 'node:timers/promises'
import type { ElementHandle, Page } from 'puppeteer-core'

interface Point {
  readonly x: number
  readonly y: number
}

export type Target = string | ElementHandle | Point

const stepMs = 16

/** A mouse and a keyboard that move as a person moves them. */
export class Hand {
  readonly page: Page
  private at: Point = { x: 640, y: 400 }

  constructor(page: Page) {
    this.page = page
  }

  async moveTo(target: Target): Promise<void> {
    const from = this.at
    const to = await this.pointOf(target)
    const takesMs = stepMs * Math.max(6, Math.min(36, Math.hypot(to.x - from.x, to.y - from.y) / 18))
    const startedAt = performance.now()
    // By the clock, not by steps: on a busy machine the hand makes fewer steps, not longer sessions.
    for (let part = 0; part < 1;) {
      part = Math.min(1, (performance.now() - startedAt + stepMs) / takesMs)
      const eased = part * part * (3 - 2 * part)
      // A little bow, as a wrist makes it.
      const bow = Math.sin(Math.PI * eased) * Math.min(18, takesMs / stepMs)
      await this.page.mouse.move(from.x + (to.x - from.x) * eased, from.y + (to.y - from.y) * eased - bow)
      await sleep(stepMs)
    }
    this.at = to
  }

  async click(target: Target): Promise<void> {
    await this.moveTo(target)
    await sleep(90)
    await this.page.mouse.down()
    await sleep(70)
    await this.page.mouse.up()
    await sleep(220)
  }

  /** Chooses from a list; the list that a browser drops down is no part of a page. */
  async select(target: string, value: string): Promise<void> {
    await this.moveTo(target)
    await sleep(150)
    await this.page.select(target, value)
    await sleep(150)
  }

  async doubleClick(target: Target): Promise<void> {
    await this.moveTo(target)
    await this.page.mouse.click(this.at.x, this.at.y, { count: 2, delay: 40 })
    await sleep(300)
  }

  async drag(from: Target, to: Target): Promise<void> {
    await this.moveTo(from)
    await this.page.mouse.down()
    await sleep(120)
    await this.moveTo(to)
    await sleep(250)
    await this.page.mouse.up()
    await sleep(300)
  }

  /** Clicks a field and types into it, a key at a time. */
  async type(target: Target, text: string): Promise<void> {
    await this.click(target)
    const startedAt = performance.now()
    for (const [index, key] of [...text].entries()) {
      await this.page.keyboard.type(key)
      const dueMs = (index + 1) * 55 + ((index * 7) % 5) * 9
      await sleep(Math.max(0, startedAt + dueMs - performance.now()))
    }
  }

  async wheel(distance: number): Promise<void> {
    const turns = Math.ceil(Math.abs(distance) / 60)
    for (let turn = 0; turn < turns; turn++) {
      await this.page.mouse.wheel({ deltaY: distance / turns })
      await sleep(30)
    }
    await sleep(250)
  }

  private async pointOf(target: Target): Promise<Point> {
    if (typeof target === 'object' && 'x' in target) return target
    const handle = typeof target === 'string' ? await this.page.waitForSelector(target) : target
    const box = await handle?.boundingBox()
    if (!box) throw new Error(`Nothing to point at: ${String(target)}`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
}
