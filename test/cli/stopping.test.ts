import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { writeWhole } from '../../src/cli/output-file.ts'
import { outputPlace } from '../../src/cli/output-place.ts'
import { mutation } from '../fixtures/events.ts'
import { recorded } from '../build/sources.ts'
import { createWorkplace, type Workplace } from './command.ts'

/** Set where this file runs as a command that is in the middle of writing `out.html`. */
const WRITER = 'PORTABLE_REPLAY_TEST_WRITER'

if (process.env[WRITER]) await writeForever()
else describe('a command that is stopped', stopping)

async function writeForever(): Promise<void> {
  await writeWhole(await outputPlace('out.html', []), async (sink) => {
    await sink('half a page')
    process.stdout.write('writing')
    await new Promise((done) => setTimeout(done, 60_000))
  })
}

function stopping(): void {
  let place: Workplace
  beforeEach(() => (place = createWorkplace()))
  afterEach(() => place.remove())

  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    test(`by ${signal} while it writes leaves what was there`, { skip: process.platform === 'win32' }, async () => {
      place.put('out.html', 'old')
      const { NODE_TEST_CONTEXT: _, ...env } = process.env
      const child = spawn(process.execPath, [process.argv[1] as string], {
        cwd: place.path,
        env: { ...env, [WRITER]: '1' },
      })
      const ended = new Promise((done) => child.on('close', (code, name) => done(code ?? name)))
      await new Promise((done) => child.stdout.once('data', done))
      assert.equal(place.names().length, 2, 'it writes beside the file')
      child.kill(signal)
      assert.equal(await ended, exitCode)
      assert.deepEqual(place.names(), ['out.html'])
      assert.equal(readFileSync(join(place.path, 'out.html'), 'utf8'), 'old')
    })
  }

  test('while it reads ends at once and leaves nothing', { skip: process.platform === 'win32' }, async () => {
    const { child, outcome } = place.start(['-', '-o', 'out.html'], { stdin: 'open' })
    await new Promise((done) => setTimeout(done, 1000))
    child.kill('SIGINT')
    assert.equal((await outcome).code, 'SIGINT')
    assert.deepEqual(place.names(), [])
  })

  test('by a reader that has had enough ends quietly', { skip: process.platform === 'win32' }, async () => {
    const filler = Array.from({ length: 40 }, (_, index) => mutation(4000 + index, { filler: noise(100_000, index) }))
    place.put('large.json', JSON.stringify([...recorded(), ...filler]))
    const made = await place.shell('"$@" large.json -q -o - | head -c 1')
    assert.deepEqual([made.stdout, made.stderr], ['<', ''])
    await place.run('large.json', '-o', 'page.html')
    const taken = await place.shell('"$@" extract page.html | head -c 1')
    assert.deepEqual([taken.stdout, taken.stderr], ['[', ''])
  })
}

/** Text that does not compress, the same on every run. */
function noise(length: number, seed: number): string {
  let state = seed + 1
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return String.fromCharCode(33 + ((state >>> 24) % 90))
  }).join('')
}
