import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { SCROLL_HASH, SCROLL_SCRIPT, stillPage } from '../../../src/player/sharing/still.ts'
import { fakePlayer, fakeSession } from '../fake-player.ts'

test('the policy of a saved page lets its own script run and no other', () => {
  assert.equal(SCROLL_HASH, `sha256-${createHash('sha256').update(SCROLL_SCRIPT).digest('base64')}`)
})

test('a saved page says what it is, whatever the session is called', async () => {
  const { controller } = fakePlayer([fakeSession({ title: '</title><script>alert(1)</script>' })])
  const html = await stillPage(controller)
  assert.match(
    html,
    /<title>&#60;\/title&#62;&#60;script&#62;alert\(1\)&#60;\/script&#62; – 0:00 \(1970-01-01 00:16 UTC\)<\/title>/,
  )
  assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<title>'))
})
