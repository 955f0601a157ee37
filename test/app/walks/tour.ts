import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'puppeteer-core'
import { Hand } from '../hand.ts'
import { visit } from '../window.ts'
import type { TakePicture } from './desktop.ts'

interface Walk {
  readonly page: Page
  readonly origin: string
  readonly takePicture: TakePicture
}

/** A person looks at the map, sees a part of the film, writes into the guest book and asks for a tour. */
export async function walkTour({ page, origin, takePicture }: Walk): Promise<void> {
  const hand = new Hand(page)
  await visit(page, `${origin}/tour.html`)
  await sleep(1500)
  await takePicture(page, 'start')
  await sleep(500)
  await hand.click('#way')
  await playFilm(page)
  const frame = await page.waitForFrame((each) => each.url().endsWith('/embed/guestbook.html'))
  const field = await frame.waitForSelector('input')
  if (!field) throw new Error('The guest book has no field')
  await hand.type(field, 'Warm and loud!')
  await frame.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await selectWords(hand)
  await sleep(600)
  await takePicture(page, 'way')
  await sleep(500)
  await hand.click('#book')
  await hand.type('dialog [name=name]', 'Ada Park')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await hand.moveTo('dialog button')
  await sleep(600)
  await takePicture(page, 'booking')
  await sleep(600)
  await hand.moveTo({ x: 700, y: 600 })
  await sleep(600)
}

async function playFilm(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const film = document.querySelector('video')
    await film?.play()
    await new Promise((resolve) => setTimeout(resolve, 900))
    film?.pause()
  })
}

async function selectWords(hand: Hand): Promise<void> {
  const box = await (await hand.page.waitForSelector('#about'))?.boundingBox()
  if (!box) throw new Error('The words are not there')
  const y = box.y + 10
  await hand.drag({ x: box.x + 2, y }, { x: box.x + 110, y })
}
