import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'puppeteer-core'
import { Hand } from '../hand.ts'
import { visit } from '../window.ts'

interface Tabs {
  readonly board: Page
  /** Gives the second tab when the person opens it. */
  readonly openSettings: () => Promise<Page>
  readonly origin: string
}

/** A person changes a setting in a second tab and comes back to the board in the first. */
export async function walkTwoTabs({ board, openSettings, origin }: Tabs): Promise<void> {
  const hand = new Hand(board)
  await visit(board, `${origin}/`)
  await hand.drag('[data-id="505"] h3', '[data-id="508"] h3')
  await sleep(500)
  const settings = await openSettings()
  await settings.bringToFront()
  await visit(settings, `${origin}/settings.html`)
  const other = new Hand(settings)
  await other.type('[name=workspace]', ' Ltd')
  await other.click('#save')
  await sleep(900)
  await board.bringToFront()
  await hand.type('#search', 'menu')
  await sleep(900)
}
