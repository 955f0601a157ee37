import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'puppeteer-core'
import { click, find, until } from './person.ts'
import { countingSession } from './small.ts'
import { inEachBrowser } from './suite.ts'
import { trackedFile, trackedSession } from './tracked.ts'

const url = 'https://shop.example/cart?note=</textarea><b>'
const network = [{ atMs: 1000, url, kind: 'fetch' as const, method: 'GET', status: 200, responseBody: 'two\nlines' }]

inEachBrowser('what is copied', (suite) => {
  let file: string
  before(async () => {
    file = await trackedFile(suite.folder, 'copied', [trackedSession(countingSession(4), { network })])
  })

  async function openRequest(): Promise<Page> {
    const { page } = await suite.open(file)
    await page.keyboard.press('i')
    await find(page, 'listbox', 'Network')
    await page.click('.row')
    return page
  }

  test('is the text itself, and the player says so', async () => {
    const page = await openRequest()
    await page.evaluate(() => {
      document.addEventListener('copy', () => {
        const field = document.activeElement as HTMLTextAreaElement
        document.title = field.value.slice(field.selectionStart, field.selectionEnd)
      })
    })
    await click(page, 'button', 'Copy URL')
    await until(page, () => [...document.querySelectorAll('[role=status]')].some((one) => one.textContent === 'Copied'))
    assert.equal(await page.title(), url)
    assert.equal(await page.$('.copy-source'), null)
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Copy URL')
    await click(page, 'button', 'Copy response')
    await until(page, () => document.title === 'two lines')
  })

  test('stands selected where the browser refuses', async () => {
    const page = await openRequest()
    await page.evaluate(() => {
      document.execCommand = () => false
      Object.defineProperty(navigator, 'clipboard', { value: undefined })
    })
    await click(page, 'button', 'Copy URL')
    await until(page, () => document.activeElement?.localName === 'textarea')
    const chosen = await page.evaluate(() => {
      const field = document.activeElement as HTMLTextAreaElement
      return field.value.slice(field.selectionStart, field.selectionEnd)
    })
    assert.equal(chosen, url)
  })
})
