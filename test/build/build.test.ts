import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { after, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import {
  buildReplay,
  extractEvents,
  formatProblem,
  ReplayError,
  writeReplay,
  type Progress,
  type ReplayEvent,
  type Source,
} from '../../src/index.ts'
import { decompress } from '../../src/pack/decompress.ts'
import { openPageText } from '../../src/pack/page-text.ts'
import { readLines } from '../../src/pack/unpack-tracks.ts'
import { startedAt } from '../fixtures/events.ts'
import { recorded, recordedInTwoTabs } from './sources.ts'

const folder = mkdtempSync(join(tmpdir(), 'portable-replay-build-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const json = JSON.stringify(recorded())
const path = join(folder, 'recording.json')
writeFileSync(path, json)

async function* streamed(): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(json)
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100)
}

/** All of a page but the name and size of the file that it was made of. */
async function contentOf(html: string) {
  const { index, blockBytes } = openPageText('page.html', html, decompress)
  const [{ about: place, ...session } = assert.fail('no session')] = index.sessions
  const [about] = await readLines<object>([place ?? assert.fail('nothing known')], {
    block: async (part) => blockBytes(part),
  })
  const known = { ...about, file: '', inputBytes: 0 }
  // a longer name moves what lies behind it
  const placeless = JSON.stringify(session, (key, value: unknown) => (['start', 'end'].includes(key) ? 0 : value))
  return {
    session: placeless,
    known,
    events: await extractEvents(html),
    page: html.replace(/<script type="[^]*?<\/script>/g, ''),
  }
}

const failsWith = (code: string) => (error: unknown) => {
  assert.ok(error instanceof ReplayError, String(error))
  assert.equal(error.problem.code, code)
  return true
}

describe('buildReplay', () => {
  const forms: { [form: string]: () => Source } = {
    'an object': () => ({ name: 'recording.json', data: recorded() }),
    'JSON text': () => ({ name: 'recording.json', data: json }),
    bytes: () => new TextEncoder().encode(json),
    'gzipped bytes': () => gzipSync(json),
    'a path': () => path,
    'a file: URL': () => pathToFileURL(path),
    'a stream': streamed,
  }
  for (const [form, source] of Object.entries(forms)) {
    test(`takes ${form}, and the page is the same`, async () => {
      const expected = await buildReplay({ data: recorded() })
      const { html, sessions, problems } = await buildReplay(source())
      assert.deepEqual(sessions, expected.sessions)
      assert.deepEqual(problems, [])
      assert.deepEqual(await contentOf(html), await contentOf(expected.html))
    })
  }

  test('takes standard input and addresses where it is given the means', async () => {
    const { sessions } = await buildReplay(['-', 'https://shop.example/r.json?key=1'], {
      stdin: streamed(),
      fetch: async () => new Response(JSON.stringify(recorded(5))),
    })
    assert.equal(sessions.length, 2)
    await assert.rejects(buildReplay('-'), failsWith('standard-input-missing'))
  })

  test('tells what the page holds', async () => {
    const { sessions } = await buildReplay({ data: recordedInTwoTabs() })
    assert.deepEqual(sessions, [{ title: 'shop.example', startedAt, durationMs: 4500, windows: 2, events: 10 }])
  })

  test('tells in the page who was recorded, by what, and what is not in it', async () => {
    const person = {
      name: 'Ada',
      distinct_ids: ['x1', 'ada@shop.example'],
      properties: {
        email: 'ada@shop.example',
        $browser: 'Firefox',
        $browser_version: 128,
        $os: { x: 1 },
        secret: 'no',
      },
    }
    const data = { version: '2023-04-28', data: { id: 's1', person, snapshots: recorded() } }
    const { html } = await buildReplay({ name: 'ada.json', data })
    const { known } = await contentOf(html)
    assert.deepEqual(known, {
      ...known,
      recorder: 'PostHog',
      format: 'posthog-export',
      person: {
        facts: { name: 'Ada', email: 'ada@shop.example', id: 'ada@shop.example', browser: 'Firefox 128' },
      },
      problems: [],
      outside: [],
    })
    const again = await buildReplay({ name: 'page.html', data: html })
    assert.deepEqual((await contentOf(again.html)).known, known)
  })

  test('moment 0 and duration are those of all events, even of such that are left out', async () => {
    const [first, ...others] = recorded()
    const noise = (atMs: number) => ({ type: 3, data: null, timestamp: startedAt + atMs })
    const { sessions, problems } = await buildReplay({ data: [first, ...others, noise(9000), noise(-700)] })
    assert.equal(sessions[0]?.startedAt, startedAt - 700)
    assert.equal(sessions[0]?.durationMs, 9700)
    assert.ok(problems.some(({ code }) => code === 'events-unusable'))
  })

  test('the same input makes the same page', async () => {
    const build = async () => (await buildReplay([{ data: recorded() }, { data: recordedInTwoTabs() }])).html
    assert.equal(await build(), await build())
  })

  test('sessions stand in the order of their time', async () => {
    const later = recorded().map((event) => ({ ...event, timestamp: event.timestamp + 86_400_000 }))
    const { sessions } = await buildReplay([{ data: later }, { data: recorded() }])
    assert.deepEqual(
      sessions.map((session) => session.startedAt),
      [startedAt, startedAt + 86_400_000],
    )
  })

  test('reports its progress from reading to packing', async () => {
    const seen: Progress[] = []
    await buildReplay([{ data: recorded() }, { data: recorded(5) }], { onProgress: (progress) => seen.push(progress) })
    assert.deepEqual([...new Set(seen.map(({ stage }) => stage))], ['read', 'mend', 'pack'])
    assert.deepEqual(seen.at(-1), { stage: 'pack', done: 2, total: 2 })
    assert.ok(seen.every(({ done, total }) => done <= total && total === 2))
  })
})

describe('titles', () => {
  const pageTitle = (html: string) => /<title>([^<]*)/.exec(html)?.[1]

  test('are the first page’s address, or what was asked for', async () => {
    const plain = await buildReplay({ data: recorded() })
    assert.equal(pageTitle(plain.html), 'shop.example/cart')
    const asked = await buildReplay({ data: recorded() }, { title: ' Checkout fails ' })
    assert.equal(pageTitle(asked.html), 'Checkout fails')
    assert.equal(asked.sessions[0]?.title, 'Checkout fails')
  })

  test('an empty one is none', async () => {
    const { html } = await buildReplay({ data: recorded() }, { title: '  ' })
    assert.equal(pageTitle(html), 'shop.example/cart')
  })

  test('of several sessions stay their own', async () => {
    const sources = [{ data: recorded() }, { data: recorded(2, 'https://shop.example/help') }]
    const plain = await buildReplay(sources)
    assert.equal(pageTitle(plain.html), 'shop.example/cart and 1 more')
    const asked = await buildReplay(sources, { title: 'Monday' })
    assert.equal(pageTitle(asked.html), 'Monday')
    assert.deepEqual(
      asked.sessions.map(({ title }) => title),
      ['shop.example/cart', 'shop.example/help'],
    )
  })

  test('name the one session that is left of several sources', async () => {
    const { sessions } = await buildReplay([{ data: recorded() }, { data: 'no JSON' }], { title: 'Monday' })
    assert.equal(sessions[0]?.title, 'Monday')
  })
})

describe('broken sources', () => {
  const whole = { name: 'whole.json', data: recorded() }
  const text = { name: 'notes.txt', data: 'no JSON' }
  const another = { name: 'another.json', data: recorded(5) }
  // a later part of some other session: one that follows would be joined
  const nextWeek = (event: ReplayEvent) => ({ ...event, timestamp: event.timestamp + 7 * 86_400_000 })
  const later = {
    name: 'later.json',
    data: recorded()
      .filter(({ type }) => type !== 2)
      .map(nextWeek),
  }

  test('among others are left out, each with its reason', async () => {
    const { sessions, problems } = await buildReplay([text, whole, join(folder, 'missing.json'), later])
    assert.equal(sessions.length, 1)
    const sentences = problems.filter(({ code }) => code === 'source-left-out').map(formatProblem)
    assert.equal(sentences.length, 3)
    for (const [at, name] of ['notes.txt', 'missing.json', 'later.json'].entries()) {
      assert.match(sentences[at] ?? '', new RegExp(`^Left out: .*${name}: `))
    }
  })

  test('among others are the end of it when strict', async () => {
    await assert.rejects(buildReplay([whole, text], { strict: true }), failsWith('not-json'))
    await assert.rejects(buildReplay([whole, later], { strict: true }), failsWith('no-full-snapshot'))
    assert.equal((await buildReplay([whole, another], { strict: true })).sessions.length, 2)
  })

  test('that were given twice make one session, and what belongs together makes one too', async () => {
    const { sessions, problems } = await buildReplay([whole, { ...whole, name: 'copy.json' }])
    assert.equal(sessions.length, 1)
    assert.ok(problems.some((problem) => formatProblem(problem).includes('copy.json')))
    const events = recorded(9)
    const parts = await buildReplay([{ data: events.slice(0, 5) }, { data: events.slice(5) }])
    assert.deepEqual(
      parts.sessions.map(({ events: count }) => count),
      [events.length],
    )
  })

  test('alone are refused for the first reason', async () => {
    await assert.rejects(buildReplay([later, text]), failsWith('not-json'))
    await assert.rejects(buildReplay([join(folder, 'missing.json'), text]), failsWith('not-found'))
    await assert.rejects(buildReplay([text, join(folder, 'missing.json')]), failsWith('not-json'))
    await assert.rejects(buildReplay([later]), failsWith('no-full-snapshot'))
  })

  test('no source at all is refused', async () => {
    await assert.rejects(buildReplay([]), failsWith('no-sources'))
  })

  test('a fault of the caller’s own code is not dressed up as a broken source', async () => {
    const onProgress = () => {
      throw new TypeError('mine')
    }
    await assert.rejects(buildReplay(whole, { onProgress }), TypeError)
  })
})

describe('writeReplay', () => {
  test('writes the text that buildReplay answers, and waits for each piece', async () => {
    const sources = [{ data: recorded() }, { data: recordedInTwoTabs() }]
    const pieces: string[] = []
    let writing = 0
    const result = await writeReplay(sources, async (piece) => {
      assert.equal(++writing, 1)
      await new Promise((done) => setTimeout(done, 1))
      pieces.push(piece)
      writing--
    })
    const { html, ...expected } = await buildReplay(sources)
    assert.equal(pieces.join(''), html)
    assert.ok(pieces.length > 2)
    assert.deepEqual(result, expected)
  })

  test('passes on what its sink throws', async () => {
    const sink = () => Promise.reject(new Error('disk full'))
    await assert.rejects(writeReplay({ data: recorded() }, sink), { message: 'disk full' })
  })

  test('writes nothing when no page can be made', async () => {
    let written = 0
    await assert.rejects(writeReplay({ data: 'no JSON' }, () => void written++))
    assert.equal(written, 0)
  })
})
