import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { openTab } from './observe.ts'
import { buildPage } from './product.ts'
import { asSource, countingSession } from './small.ts'
import { inEachBrowser, type Suite } from './suite.ts'

const page = () => buildPage([asSource(countingSession(3), 'counting.json')])

/** Changes characters in the middle of a block's base64, so that it stays base64. */
function damaged(html: string): string {
  return html.replace(/(id="portable-replay-block-0">.{40})(.{8})/, (_, before: string, some: string) => {
    return before + [...some].map((character) => (character === 'A' ? 'B' : 'A')).join('')
  })
}

/** Opens a page that is not expected to become a player; answers what it says. */
async function told(suite: Suite, html: string): Promise<string> {
  const file = join(suite.folder, `${Math.random()}.html`)
  await writeFile(file, html)
  const tab = suite.watch(await openTab(suite.browser))
  await tab.page.goto(pathToFileURL(file).href, { waitUntil: 'domcontentloaded' })
  const alert = await tab.page.waitForSelector('[role="alert"]:not([hidden])', { timeout: 30_000 })
  return (await alert?.evaluate((element) => element.textContent ?? '')) ?? ''
}

inEachBrowser('a page says in words', (suite) => {
  test('that a part of it is damaged', async () => {
    assert.match(await told(suite, damaged(await page())), /Part 1 of 1 of this replay is damaged; get the file again/)
  })

  test('that it was cut off', async () => {
    const html = await page()
    const cut = html.slice(0, html.indexOf('id="portable-replay-block-0">'))
    assert.match(await told(suite, cut), /Part 1 of 1 of this replay is missing: the file was cut off/)
  })

  test('that it is of a newer version', async () => {
    const newer = (await page()).replace('{"format":1,', () => '{"format":99,')
    assert.match(await told(suite, newer), /made by a newer portable-replay/)
  })

  test('that its table of contents is damaged', async () => {
    const broken = (await page()).replace('{"format":1,', () => '{"format":1')
    assert.match(await told(suite, broken), /table of contents of this replay is damaged/)
  })

  test('what is wrong with one session, and plays the others', async () => {
    const long = countingSession(3).concat(
      Array.from({ length: 60 }, (_, at) => ({
        type: 5,
        data: { tag: 'x', payload: 'y'.repeat(100_000) },
        timestamp: 1_700_000_001_000 + at,
      })),
    )
    const html = await buildPage([asSource(countingSession(4), 'a.json'), asSource(long, 'b.json')])
    const blocks = [...html.matchAll(/id="portable-replay-block-(\d+)"/g)]
    assert.ok(blocks.length > 1, 'the sessions lie in several parts')
    const file = join(suite.folder, 'half.html')
    const last = `id="portable-replay-block-${blocks.length - 1}">`
    await writeFile(
      file,
      html.replace(new RegExp(`${last}.{60}`), () => `${last}${'A'.repeat(60)}`),
    )
    const replay = await suite.open(file)
    const failed = await replay.select(2).then(
      () => '',
      (error: Error) => error.message,
    )
    assert.match(failed, /is damaged/)
    const alert = await replay.page.waitForSelector('[role="alert"]')
    assert.match((await alert?.evaluate((element) => element.textContent)) ?? '', /is damaged/)
    await replay.select(1)
    const stage = await replay.stage()
    assert.equal(await stage.evaluate(() => document.querySelector('#counter')?.textContent), 'count 0')
    assert.equal(await replay.page.$('[role="alert"]'), null)
  })

  test('what it is and what to do, where scripts may not run', async () => {
    const file = join(suite.folder, 'framed.html')
    const host = join(suite.folder, 'host.html')
    await writeFile(file, await page())
    await writeFile(
      host,
      '<!doctype html><title>host</title><iframe sandbox src="framed.html" width="800" height="600"></iframe>',
    )
    assert.match(await readFile(file, 'utf8'), /<main class="first-screen">/)
    const tab = suite.watch(await openTab(suite.browser))
    await tab.page.goto(pathToFileURL(host).href, { waitUntil: 'load' })
    const frame = tab.page.frames().find((candidate) => candidate.url().endsWith('framed.html'))
    const text = await frame?.evaluate(() => document.body.innerText)
    assert.match(text ?? '', /shop\.example/)
    assert.match(text ?? '', /2023-11-14 22:13 UTC/)
    assert.match(text ?? '', /0:03/)
    assert.match(text ?? '', /allow-scripts/)
    // the browser itself says that it blocked the frame's scripts, which is what this test is about
    tab.troubles.length = 0
  })
})
