import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Inspection } from '../../src/index.ts'
import { recorded, recordedInTwoTabs } from '../build/sources.ts'
import { event } from '../fixtures/events.ts'
import { createWorkplace, type Workplace } from './command.ts'

let place: Workplace
beforeEach(() => (place = createWorkplace()))
afterEach(() => place.remove())

const longLines = (text: string) => text.split('\n').filter((line) => Array.from(line).length > 80)

describe('inspect', () => {
  test('says on standard output what a recording holds, and makes no file', async () => {
    place.put('session.json.gz', gzipSync(JSON.stringify(recordedInTwoTabs())))
    const { code, stdout, stderr } = await place.run('inspect', 'session.json.gz')
    assert.deepEqual([code, stderr], [0, ''])
    assert.deepEqual(stdout.split('\n'), [
      'shop.example',
      '  When      2026-03-10 09:30 UTC, 5 s long, 5 s of it active',
      '  Recorder  PostHog',
      '  Form      PostHog "rrweb" export of 2025 (events that name their tab)',
      '            (posthog-array)',
      '  File      session.json.gz (3 kB, unpacked from gzip)',
      '  Events    10 events, 3 kB of JSON in the replay',
      '  Types     6 IncrementalSnapshot, 2 Meta, 2 FullSnapshot',
      '  Changes   6 Mutation',
      '  Tabs      one: 5 events, 800 × 600',
      '            two: 5 events, 800 × 600',
      '  Pages     0:00  https://shop.example/',
      '            0:01  https://shop.example/help',
      '  Steps     3',
      '',
    ])
    assert.deepEqual(place.names(), ['session.json.gz'])
  })

  test('numbers several sessions, and ends with what is wrong, in sentences', async () => {
    mkdirSync(join(place.path, 'day'))
    const later = recorded(9, 'https://shop.example/later').map((one) => ({ ...one, timestamp: one.timestamp + 9e7 }))
    place.put('day/a.json', JSON.stringify([...recorded(), 'nonsense']))
    place.put('day/b.json', JSON.stringify(later))
    place.put('day/notes.txt', 'Dear team,\nthe checkout fails.\n')
    const { code, stdout } = await place.run('inspect', 'day')
    assert.equal(code, 0)
    assert.match(stdout, /^2 sessions\n\n1\. shop\.example\/cart\n/)
    assert.match(stdout, /\n\n2\. shop\.example\/later\n {2}When {6}2026-03-11 10:30 UTC, 9 s long/)
    assert.match(
      stdout,
      /\n\nLeft out\n {2}- notes\.txt: this is no JSON[^]*\.\n\nNotes\n {2}- a\.json: left out 1 event [^]*\.\n$/,
    )
    assert.deepEqual(longLines(stdout), [])
  })

  test('recorded text commands no terminal and begins no line', async () => {
    const evil = '\x1b[31mred\x07\r\nRecorder  Nobody\u202e\u2028'
    const tagged = event(5, 5, { tag: evil, payload: {} })
    place.put('evil.json', JSON.stringify([...recorded(3, `https://shop.example/${evil}`), tagged]))
    const { stdout } = await place.run('inspect', 'evil.json')
    // eslint-disable-next-line no-control-regex
    assert.ok(!/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]/.test(stdout))
    assert.ok(!/^Recorder/m.test(stdout))
    assert.deepEqual(longLines(stdout), [])
  })

  test('--json is one document, whatever it found', async () => {
    place.put('session.json')
    const { code, stdout, stderr } = await place.run('inspect', 'session.json', 'missing.json', '--json')
    assert.deepEqual([code, stderr], [0, ''])
    const { sessions, problems, failures } = JSON.parse(stdout) as Inspection
    assert.deepEqual([sessions.length, problems, failures.length], [1, [], 1])
    assert.equal(sessions[0]?.events, 5)
    const nothing = await place.run('inspect', 'missing.json', '--json')
    assert.equal(nothing.code, 1)
    assert.equal((JSON.parse(nothing.stdout) as Inspection).failures[0]?.code, 'not-found')
  })

  test('without any session it ends with one sentence and code 1', async () => {
    place.put('notes.txt', 'Dear team')
    const { code, stdout, stderr } = await place.run('inspect', 'notes.txt')
    assert.deepEqual([code, stdout], [1, ''])
    assert.match(stderr, /^error: notes\.txt: this is no JSON.*\.\n$/)
  })

  test('reads standard input', async () => {
    const { code, stdout } = await place.start(['inspect', '-'], { stdin: JSON.stringify(recorded()) }).outcome
    assert.equal(code, 0)
    assert.match(stdout, /\n {2}Events {4}5 events, /)
  })

  test('has a help of its own', async () => {
    const help = await place.run('inspect', '--help')
    assert.deepEqual(await place.run('help', 'inspect'), help)
    for (const word of ['--json', '--partial', '--events', 'Exit codes']) assert.ok(help.stdout.includes(word), word)
    assert.ok(!help.stdout.includes('--output'))
  })
})

describe('flags of all commands that read recordings', () => {
  const cut = JSON.stringify(recorded()).slice(0, -40)

  test('--partial takes what is whole of a broken file', async () => {
    place.put('cut.json', cut)
    for (const command of [['inspect'], []]) {
      const refused = await place.run(...command, 'cut.json')
      assert.equal(refused.code, 1)
      assert.match(refused.stderr, /use --partial to replay the 4 events that are whole/)
      const taken = await place.run(...command, 'cut.json', '--partial')
      assert.equal(taken.code, 0)
      assert.match(taken.stdout + taken.stderr, /4 events/)
    }
  })

  test('--events makes marks of analytics events, from several files', async () => {
    place.put('session.json')
    place.put('a.csv', 'event,timestamp\n$pageview,2026-03-10T09:30:01Z\n')
    place.put('b.json', JSON.stringify([{ event: 'paid', timestamp: '2026-03-10T09:30:02Z', properties: {} }]))
    const flags = ['--events', 'a.csv', '--events', 'b.json']
    const { stdout } = await place.run('inspect', 'session.json', ...flags)
    assert.match(stdout, /\n {2}Marks {5}2\n/)
    assert.equal((await place.run('session.json', ...flags)).code, 0)
  })

  test('--events must name analytics events, and is no place for the page', async () => {
    place.put('session.json')
    place.put('notes.json', '{"name":"x"}')
    for (const command of [['inspect'], []]) {
      const { code, stderr } = await place.run(...command, 'session.json', '--events', 'notes.json')
      assert.equal(code, 1)
      assert.match(stderr, /^error: notes\.json: there are no analytics events in it[^\n]*\n$/)
    }
    const over = await place.run('session.json', '--events', 'notes.json', '-o', 'notes.json')
    assert.match(over.stderr, /notes\.json is one of the inputs/)
  })

  test('standard input is read once', async () => {
    const { code, stderr } = await place.run('-', '--events', '-')
    assert.equal(code, 2)
    assert.match(stderr, /^error: Standard input can be read only once/)
    assert.equal((await place.run('inspect', 'a.json', '--events', '')).code, 2)
  })
})
