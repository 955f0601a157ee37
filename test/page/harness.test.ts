import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { BROWSERS } from './browsers.ts'
import { temporaryFolder } from './folder.ts'
import { openTab } from './observe.ts'
import { usingBrowser } from './suite.ts'

/** Runs a script in a frame of another origin, as the stage is one. */
const inStage = (script: string) =>
  `<iframe name="stage" sandbox="allow-scripts" srcdoc='<!doctype html><script>${script}</script>'></iframe>`

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'">`

// A harness that sees nothing passes every page: each of these must be seen.
for (const name of BROWSERS) {
  describe(`the harness sees trouble in ${name}`, () => {
    const folder = temporaryFolder()
    const using = usingBrowser(name)

    async function visit(body: string) {
      const file = join(folder.path, 'page.html')
      await writeFile(file, `<!doctype html><meta charset="utf-8"><title>x</title>${body}`)
      const tab = await openTab(using.browser)
      await tab.page.goto(pathToFileURL(file).href, { waitUntil: 'domcontentloaded' })
      await new Promise((done) => setTimeout(done, 700))
      await tab.close()
      return { ...tab, hits: using.server.takeHits() }
    }

    test('nothing where there is nothing', async () => {
      const { troubles, pwned, hits } = await visit(`<p>quiet</p>${inStage('console.log(1)')}`)
      assert.deepEqual({ troubles, pwned, hits }, { troubles: [], pwned: [], hits: [] })
    })

    test('requests to the loopback, to other hosts and over TLS', async () => {
      const { hits } = await visit(
        `<img src="http://127.0.0.1:${using.server.port}/hit/a.png"><img src="http://pictures.example/b.png"><img src="https://secure.example/c.png">` +
          inStage(`new Image().src = "http://127.0.0.1:${using.server.port}/hit/d.png"`),
      )
      for (const seen of [/hit.a.png/, /pictures.example/, /secure.example:443/, /hit.d.png/]) {
        assert.match(hits.join(' '), seen)
      }
    })

    test('a page error, in the page and in a frame', async () => {
      const { troubles } = await visit(
        `<script>throw new Error("first")</script>${inStage('throw new Error("second")')}`,
      )
      assert.match(troubles.join('\n'), /page error.*first/)
      assert.match(troubles.join('\n'), /page error.*second/)
    })

    test('a console error, in the page and in a frame', async () => {
      const { troubles } = await visit(`<script>console.error("first")</script>${inStage('console.error("second")')}`)
      assert.match(troubles.join('\n'), /console error.*first/)
      assert.match(troubles.join('\n'), /console error.*second/)
    })

    test('recorded code that runs in a frame', async () => {
      const { pwned } = await visit(inStage('console.log("PWNED: frame")'))
      assert.deepEqual(pwned, ['PWNED: frame'])
    })

    test('what a policy refused', async () => {
      const image = `<img src="http://127.0.0.1:${using.server.port}/hit/refused.png">`
      const { troubles, hits } = await visit(`${POLICY}${image}`)
      assert.match(troubles.join('\n'), /img-src/)
      assert.deepEqual(hits, [])
    })

    test('a dialog', async () => {
      const { troubles } = await visit('<script>setTimeout(() => alert("boo"))</script>')
      assert.match(troubles.join('\n'), /dialog: boo/)
    })

    test('the page leaving for another one', async () => {
      const elsewhere = using.server.serve('/elsewhere.html', { body: 'elsewhere', contentType: 'text/html' })
      const { troubles } = await visit(`<script>location = "${elsewhere}"</script>`)
      assert.match(troubles.join('\n'), /navigation: .*elsewhere/)
    })

    test('a new window', async () => {
      const { troubles } = await visit('<script>open("about:blank")</script>')
      assert.match(troubles.join('\n'), /new window/)
    })

    test('a connection without a request', async () => {
      const { hits } = await visit(`<img src="http://127.0.0.1:${using.server.connectPort}/">`)
      assert.match(hits.join('\n'), /connection to port/)
    })
  })
}
