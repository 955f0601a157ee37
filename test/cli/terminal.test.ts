import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createTerminal } from '../../src/cli/terminal.ts'
import { problem } from '../../src/index.ts'

function terminal(options: { tty?: boolean; quiet?: boolean; env?: NodeJS.ProcessEnv } = {}) {
  const { tty = true, quiet = false, env = {} } = options
  let written = ''
  const stream = { isTTY: tty, write: (text: string) => (written += text) } as unknown as NodeJS.WriteStream
  return { ...createTerminal({ stream, quiet, env }), written: () => written }
}

const left = (reason: string) => problem('source-left-out', { reason })

describe('the terminal', () => {
  test('draws a bar that fills and goes away', () => {
    const { progress, written } = terminal()
    progress({ stage: 'read', done: 1, total: 2 })
    assert.match(written(), /Reading █{12}░{12} 1\/2$/)
    progress({ stage: 'pack', done: 2, total: 2 })
    assert.ok(written().endsWith('\r\x1b[K'))
  })

  test('draws none into a pipe, for a dumb terminal or when quiet', () => {
    for (const options of [{ tty: false }, { env: { TERM: 'dumb' } }, { quiet: true }]) {
      const { progress, written } = terminal(options)
      progress({ stage: 'read', done: 1, total: 2 })
      assert.equal(written(), '')
    }
  })

  test('colours only where a person wants it', () => {
    const colour = (options: Parameters<typeof terminal>[0]) => {
      const { fail, written } = terminal(options)
      fail('no')
      return written().includes('\x1b[31m')
    }
    assert.equal(colour({}), true)
    assert.equal(colour({ env: { NO_COLOR: '1' } }), false)
    assert.equal(colour({ env: { NO_COLOR: '' } }), true)
    assert.equal(colour({ tty: false }), false)
  })

  test('says the same thing once, and not too many things', () => {
    const { warn, written } = terminal({ tty: false })
    warn([left('a'), left('a'), ...Array.from({ length: 20 }, (_, index) => left(`file ${index}`))])
    const lines = written().trimEnd().split('\n')
    assert.equal(lines.length, 13)
    assert.equal(lines.filter((line) => line === 'note: Left out: a').length, 1)
    assert.equal(lines.at(-1), 'note: and 9 more; --json lists them all.')
  })

  test('what strangers wrote can neither command it nor begin a line', () => {
    const hostile = 'a\x1b]0;owned\x07\x1b[2J\nerror: forged\u2028\u202eb\u009b31m'
    const { warn, fail, say, written } = terminal({ tty: false })
    warn([left(hostile)])
    fail(hostile)
    say(hostile)
    assert.equal(written().split('\n').length, 4)
    assert.match(written(), /^[^\p{Cc}\u2028\u202e]*$/mu)
  })
})
