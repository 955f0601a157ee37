import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { temporaryFolder } from './folder.ts'
import { hostileRecordings } from './hostile-recordings.ts'
import { buildFile, buildPage, withoutPolicies } from './product.ts'
import type { CountingServer } from './server.ts'
import { startServer } from './server.ts'
import { asSource, countingSession } from './small.ts'
import type { WebKit } from './webkit.ts'
import { launchWebKit, webkitBinary } from './webkit.ts'

const binary = webkitBinary()
const skip = binary ? false : 'skipped: webkit2gtk-driver or xvfb is not installed'
/** Three of different kinds: a request, a script, and a request during playing and seeking. */
const HOSTILE = ['image', 'on-error', 'style-element']

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
const WHEN_READY = `const done = arguments[arguments.length - 1]
  const look = () => window.portableReplay ? window.portableReplay.ready.then(() => done(window.portableReplay.duration), (e) => done(String(e))) : setTimeout(look, 50)
  look()`
const thenDone = (promise: string) =>
  `const done = arguments[arguments.length - 1]; Promise.resolve(${promise}).then(() => done(true), (e) => done(String(e)))`

describe('a page in WebKit', { skip }, () => {
  const folder = temporaryFolder()
  let server: CountingServer
  let webkit: WebKit
  before(async () => {
    server = await startServer()
    webkit = await launchWebKit(binary ?? '', server.host)
  })
  after(async () => {
    await webkit?.quit()
    await server?.close()
  })

  async function shown(frames: readonly string[]): Promise<string> {
    for (const frame of frames) await webkit.enterFrame(frame)
    const text = await webkit.run<string>('return document.body ? document.body.innerText : "no body"')
    await webkit.leaveFrames()
    return text
  }

  async function open(file: string): Promise<void> {
    await webkit.open(pathToFileURL(file).href)
    assert.equal(typeof (await webkit.runAsync(WHEN_READY)), 'number')
  }

  test('shows the first frame and seeks', async () => {
    await open(await buildFile(folder.path, 'counting', [asSource(countingSession(5))]))
    assert.match(await shown(['iframe[name=stage]']), /count 0/)
    for (const [ms, count] of [
      [3500, 3],
      [1200, 1],
    ] as const) {
      assert.equal(await webkit.runAsync(thenDone(`window.portableReplay.seek(${ms})`)), true)
      assert.match(await shown(['iframe[name=stage]']), new RegExp(`count ${count}`))
    }
    assert.ok((await webkit.screenshot()).length > 2000)
    assert.deepEqual(server.takeHits(), [])
  })

  test('shows it inside of a frame with allow-scripts', async () => {
    const file = await buildFile(folder.path, 'framed', [asSource(countingSession(2))])
    const host = join(folder.path, 'host.html')
    const address = pathToFileURL(file).href
    await writeFile(
      host,
      `<!doctype html><iframe id="embedded" sandbox="allow-scripts" width="900" height="600" src="${address}"></iframe>`,
    )
    await webkit.open(pathToFileURL(host).href)
    let text = ''
    for (let tries = 0; tries < 50 && !text.includes('count 0'); tries++) {
      await wait(100)
      text = await shown(['#embedded', 'iframe[name=stage]']).catch((error: Error) => error.message)
      if (!text.includes('count 0')) await webkit.leaveFrames()
    }
    assert.match(text, /count 0/)
    assert.deepEqual(server.takeHits(), [])
  })

  for (const name of HOSTILE) {
    for (const [kind, change] of [
      ['with', (html: string) => html],
      ['without', withoutPolicies],
    ] as const) {
      test(`hostile ${name} reaches nothing ${kind} policies`, async () => {
        const recordings = hostileRecordings(server).filter((recording) => recording.name === name)
        const html = await buildPage(recordings.map((recording) => asSource(recording.events)))
        const file = join(folder.path, `${name}-${kind}.html`)
        await writeFile(file, change(html))
        await open(file)
        for (const [index, { path }] of recordings.entries()) {
          assert.equal(await webkit.runAsync(thenDone(`window.portableReplay.select(${index + 1})`)), true)
          if (path === 'seek') await webkit.runAsync(thenDone('window.portableReplay.seek(1000)'))
          if (path === 'live') await webkit.run('window.portableReplay.play()')
          await wait(400)
        }
        assert.deepEqual(server.takeHits(), [])
      })
    }
  }
})
