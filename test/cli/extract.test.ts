import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { recorded } from '../build/sources.ts'
import { createWorkplace, type Workplace } from './command.ts'

const later = recorded(5).map((event) => ({ ...event, timestamp: event.timestamp + 60_000 }))
let place: Workplace

beforeEach(async () => {
  place = createWorkplace()
  place.put('one.json')
  place.put('two.json', JSON.stringify(later))
  assert.equal((await place.run('one.json', 'two.json', '-o', 'page.html')).code, 0)
})
afterEach(() => place.remove())

const refused = (says: RegExp) => (outcome: { code: number | string; stdout: string; stderr: string }) => {
  assert.equal(outcome.code, 1)
  assert.equal(outcome.stdout, '')
  assert.match(outcome.stderr, /^error: [^\n]+\.\n$/)
  assert.match(outcome.stderr, says)
}

describe('extract', () => {
  test('writes the first session’s events to standard output, and nothing else', async () => {
    const { code, stdout, stderr } = await place.run('extract', 'page.html')
    assert.deepEqual([code, stderr], [0, ''])
    assert.deepEqual(JSON.parse(stdout), recorded())
  })

  test('writes another session to a file, and says so', async () => {
    const { code, stdout, stderr } = await place.run('extract', 'page.html', '-s', '2', '-o', 'events.json')
    assert.deepEqual([code, stdout, stderr], [0, '', 'Wrote 7 events to events.json.\n'])
    assert.deepEqual(JSON.parse(readFileSync(join(place.path, 'events.json'), 'utf8')), later)
    assert.ok(!place.names().some((name) => name.endsWith('.part')))
  })

  test('what it writes can be made into a page', async () => {
    await place.run('extract', 'page.html', '-o', 'events.json')
    assert.equal((await place.run('events.json', '-o', 'again.html')).code, 0)
    assert.equal((await place.run('extract', 'again.html')).stdout, (await place.run('extract', 'page.html')).stdout)
  })

  test('reads a page from standard input', async () => {
    const stdin = readFileSync(join(place.path, 'page.html'))
    const { stdout } = await place.start(['extract', '-'], { stdin }).outcome
    assert.deepEqual(JSON.parse(stdout), recorded())
  })

  test('refuses in one sentence what is no page of ours, and leaves no file', async () => {
    const before = [...place.names(), 'folder-is-none.html'].sort()
    place.put('folder-is-none.html', '<!doctype html><p>Hello')
    refused(/one\.json: this is not a page/)(await place.run('extract', 'one.json', '-o', 'events.json'))
    refused(/none\.html: this is not a page/)(await place.run('extract', 'folder-is-none.html', '-o', 'events.json'))
    refused(/missing\.html: no such file/)(await place.run('extract', 'missing.html', '-o', 'events.json'))
    refused(/it is a folder/)(await place.run('extract', '.', '-o', 'events.json'))
    refused(/standard input: this is not a page/)(await place.run('extract', '-'))
    refused(/no session 3: this page holds sessions 1 to 2/)(await place.run('extract', 'page.html', '-s', '3'))
    refused(/is one of the inputs/)(await place.run('extract', 'page.html', '-o', 'page.html'))
    assert.deepEqual(place.names(), before)
  })

  test('says which part of a cut-off page is missing', async () => {
    const html = readFileSync(join(place.path, 'page.html'), 'utf8')
    place.put('cut.html', html.slice(0, html.indexOf('id="portable-replay-block-0"') + 60))
    refused(/Part 1 of 2 of this replay is missing/)(await place.run('extract', 'cut.html', '-o', 'events.json'))
    assert.ok(!place.names().includes('events.json'))
  })
})
