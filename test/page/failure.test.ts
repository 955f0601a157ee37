import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { BundleIndex } from '../../src/model/bundle.ts'
import { pathToFileURL } from 'node:url'
import { type ObservedPage, openTab } from './observe.ts'
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

/** Opens a page that is not expected to become a player. */
async function openChanged(suite: Suite, html: string): Promise<ObservedPage> {
  const file = join(suite.folder, `${Math.random()}.html`)
  await writeFile(file, html)
  const tab = suite.watch(await openTab(suite.browser))
  await tab.page.goto(pathToFileURL(file).href, { waitUntil: 'domcontentloaded' })
  return tab
}

/** What a page says about its trouble. */
async function alertOf({ page }: ObservedPage): Promise<string> {
  const alert = await page.waitForSelector('[role="alert"]:not([hidden])', { timeout: 30_000 })
  return (await alert?.evaluate((element) => element.textContent ?? '')) ?? ''
}

async function told(suite: Suite, html: string): Promise<string> {
  return alertOf(await openChanged(suite, html))
}

inEachBrowser('a page says in words', (suite) => {
  test('that a part of it is damaged', async () => {
    assert.match(await told(suite, damaged(await page())), /Part 1 of 2 of this replay is damaged; get the file again/)
  })

  test('that it was cut off', async () => {
    const html = await page()
    const cut = html.slice(0, html.indexOf('id="portable-replay-block-0">'))
    assert.match(await told(suite, cut), /Part 1 of 2 of this replay is missing: the file was cut off/)
  })

  test('that it was cut off before its data', async () => {
    const html = await page()
    const cut = html.slice(0, html.indexOf('id="portable-replay-script-stage"') + 500)
    assert.match(await told(suite, cut), /The file was cut off; get it again/)
  })

  test('that the player in it is damaged', async () => {
    const html = (await page()).replace(/(id="portable-replay-script-stage"[^>]*>.{2000}).{8}/, (_, before: string) => {
      return `${before}AAAAAAAA`
    })
    assert.match(await told(suite, html), /The player in this file is damaged; get the file again/)
  })

  test('that it was cut off in the middle of a part', async () => {
    const html = await page()
    const start = html.indexOf('id="portable-replay-block-0">')
    const end = html.indexOf('</script>', start)
    const cut = html.slice(0, Math.floor((start + end) / 2))
    assert.match(await told(suite, cut), /Part 1 of 2 of this replay is (damaged|missing)/)
  })

  test('that the recorded page does not appear, when something keeps its frame from running', async () => {
    const html = await page()
    const hashes = html.match(/'sha256-[^']+'/g) ?? []
    const without = html.replace(hashes[3] ?? 'no fourth hash', () => `'sha256-${'A'.repeat(43)}='`)
    const tab = await openChanged(suite, without)
    const hint = await tab.page.waitForSelector('[role=status] .waiting-hint')
    // said after some seconds; the test need not wait for them
    await hint?.evaluate((element) => element.getAnimations().forEach((animation) => animation.finish()))
    assert.match((await hint?.evaluate((element) => element.textContent)) ?? '', /keeps scripts from running in frames/)
    assert.equal(await hint?.evaluate((element) => getComputedStyle(element).opacity), '1')
    // the browser says what it refused, which is what this test is about
    assert.match(tab.troubles.splice(0).join(), /script-src/)
  })

  test('that the player can not start, when something changed the player', async () => {
    const html = (await page()).replace(/(id="portable-replay-script-shell" data-bytes="\d+">)/, (tag) => `${tag}AAAA`)
    const tab = await openChanged(suite, html)
    assert.match(await alertOf(tab), /The player could not start/)
    // that the boot script throws is what the sentence is about
    tab.troubles.length = 0
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
    const index = JSON.parse(/id="portable-replay-index"[^>]*>([^<]*)/.exec(html)?.[1] ?? '') as BundleIndex
    const [first, second] = index.sessions.map(({ windows }) => windows[0]?.segments.map(({ block }) => block) ?? [])
    const block = second?.at(-1)
    assert.ok(block !== undefined && !first?.includes(block), 'the sessions lie in several parts')
    const file = join(suite.folder, 'half.html')
    const last = `id="portable-replay-block-${block}">`
    await writeFile(
      file,
      html.replace(new RegExp(`${last}.{60}`), () => `${last}${'A'.repeat(60)}`),
    )
    const replay = await suite.open(file)
    // its beginning is whole, and is shown
    await replay.select(2)
    const failed = await replay.seek(1e9).then(
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

  test('what it is and what to do, where the browser runs no scripts at all', async (context) => {
    if ((await suite.browser.version()).startsWith('firefox')) return context.skip('Firefox can not be told to')
    const file = join(suite.folder, 'quiet.html')
    await writeFile(file, await page())
    const tab = suite.watch(await openTab(suite.browser))
    await tab.page.setJavaScriptEnabled(false)
    await tab.page.goto(pathToFileURL(file).href, { waitUntil: 'domcontentloaded' })
    const text = await tab.page.evaluate(() => document.body.innerText)
    for (const said of [/shop\.example/, /2023-11-14 22:13 UTC/, /0:03/, /open it in a browser/]) {
      assert.match(text, said)
    }
    assert.equal(await tab.page.evaluate(() => document.querySelector('.player')), null)
  })
})
