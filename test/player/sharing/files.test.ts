import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { NetworkRequest } from '../../../src/model/network.ts'
import type { Tracked } from '../../../src/model/tracks.ts'
import { har } from '../../../src/parse/har.ts'
import { consoleJson, consoleText } from '../../../src/player/sharing/console-file.ts'
import { fileName, momentName } from '../../../src/player/sharing/file-name.ts'
import { networkHar } from '../../../src/player/sharing/har.ts'
import { momentLink } from '../../../src/player/sharing/link.ts'
import { fakeSession, fakeWindow } from '../fake-player.ts'

const STARTED_AT = 1_747_540_020_000
const session = fakeSession({ startedAt: STARTED_AT, pages: [{ atMs: 0, window: 0, href: 'https://shop.example/' }] })
const parsed = async (pieces: Promise<string[]>) => JSON.parse((await pieces).join(''))

const network: Tracked<NetworkRequest>[] = [
  {
    atMs: 1000,
    window: 0,
    url: 'https://api.example/cart?a=1&b=%20x#h',
    kind: 'fetch',
    method: 'POST',
    status: 201,
    durationMs: 90,
    transferBytes: 300,
    bodyBytes: 20,
    timings: { domainLookupStart: 1, domainLookupEnd: 4, requestStart: 10, responseStart: 60, responseEnd: 88 },
    requestHeaders: { 'Content-Type': 'application/json', authorization: '***' },
    requestBody: '{"a":1}',
    responseHeaders: { 'content-type': 'application/json', location: '/cart/1' },
    responseBody: '{"ok":true}',
  },
  { atMs: 2000, url: 'https://cdn.example/x.png', kind: 'image', error: 'blocked' },
]

test('requests become HAR 1.2 that says what was not recorded', async () => {
  const { log } = await parsed(networkHar({ generator: 'portable-replay 1.2.3', session, network }))
  assert.deepEqual(log.creator, { name: 'portable-replay', version: '1.2.3' })
  assert.equal(log.version, '1.2')
  assert.deepEqual(log.pages, [
    { startedDateTime: '2025-05-18T03:47:00.000Z', id: 'page_1', title: 'https://shop.example/', pageTimings: {} },
  ])
  const [first, second] = log.entries
  assert.equal(first.startedDateTime, '2025-05-18T03:47:01.000Z')
  assert.equal(first.pageref, 'page_1')
  assert.equal(first.time, 90)
  assert.deepEqual(first.timings, { blocked: -1, dns: 3, connect: -1, ssl: -1, send: 0, wait: 50, receive: 28 })
  assert.deepEqual(first.request.queryString, [
    { name: 'a', value: '1' },
    { name: 'b', value: ' x' },
  ])
  assert.deepEqual(first.request.postData, { mimeType: 'application/json', text: '{"a":1}', params: [] })
  assert.deepEqual(first.request.headers[1], { name: 'authorization', value: '***' })
  assert.deepEqual(first.response.content, { size: 20, mimeType: 'application/json', text: '{"ok":true}' })
  assert.equal(first.response.redirectURL, '/cart/1')
  assert.deepEqual([second.response.status, second._error, second.response.content.size], [0, 'blocked', -1])
})

test('any request becomes an entry with all that the format demands, and can be read back', async () => {
  const headers = fc.dictionary(fc.string(), fc.string())
  const request = fc.record(
    {
      atMs: fc.nat({ max: 1_000_000 }),
      url: fc.string({ unit: 'binary' }),
      kind: fc.constantFrom<NetworkRequest['kind']>('fetch', 'image', 'constructor' as 'other'),
      method: fc.string(),
      status: fc.nat({ max: 599 }),
      durationMs: fc.nat(),
      timings: fc.dictionary(fc.constantFrom('requestStart', 'responseStart', 'responseEnd', '__proto__'), fc.nat()),
      requestHeaders: headers,
      requestBody: fc.string({ unit: 'binary' }),
      responseHeaders: headers,
      responseBody: fc.string(),
    },
    { requiredKeys: ['atMs', 'url', 'kind'] },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 5 }), async (requests) => {
      const value = await parsed(networkHar({ generator: 'x', session, network: requests }))
      assert.ok(har.recognises(value))
      assert.equal(value.log.entries.length, requests.length)
      for (const [index, entry] of value.log.entries.entries()) {
        const given = requests[index] as NetworkRequest
        assert.ok(entry.timings.send >= 0 && entry.timings.wait >= 0 && entry.timings.receive >= 0)
        assert.equal(typeof entry.time, 'number')
        assert.equal(entry.request.url, given.url)
        assert.equal(entry.request.postData?.text, given.requestBody)
        assert.equal(entry.response.content.text, given.responseBody)
        assert.equal(entry.request.headers.length, Object.keys(given.requestHeaders ?? {}).length)
      }
    }),
    { numRuns: 50 },
  )
})

test('the console becomes a line an entry, or a list', async () => {
  const console = [
    { atMs: 1500, level: 'error' as const, parts: ['two\nlines\u2028', '{"a":1}'], trace: ['at x'], window: 1 },
    { atMs: 2000, level: 'log' as const, parts: ['fine'], trace: [] },
  ]
  const text = (await consoleText({ startedAt: STARTED_AT, console })).join('')
  assert.equal(text, '2025-05-18T03:47:01.500Z error two lines  {"a":1}\n2025-05-18T03:47:02.000Z log   fine\n')
  const [first] = await parsed(consoleJson({ startedAt: STARTED_AT, console }))
  assert.deepEqual(first, {
    time: '2025-05-18T03:47:01.500Z',
    ms: 1500,
    level: 'error',
    parts: ['two\nlines\u2028', '{"a":1}'],
    trace: ['at x'],
    window: 2,
  })
})

test('long lists give way to the page while they are written', async () => {
  const console = Array.from({ length: 100_000 }, (_, atMs) => ({
    atMs,
    level: 'log' as const,
    parts: ['line'],
    trace: [],
  }))
  let turns = 0
  const timer = setInterval(() => turns++, 0)
  const pieces = await consoleText({ startedAt: STARTED_AT, console })
  clearInterval(timer)
  assert.equal(pieces.length, 100_000)
  assert.ok(turns >= 1)
})

test('files get names that every system takes', () => {
  assert.equal(fileName('Cart: "empty"?', 'har'), 'Cart- -empty--.har')
  assert.equal(fileName('../../etc/passwd', 'txt'), '-..-etc-passwd.txt')
  assert.equal(fileName(' . ', 'txt'), 'replay.txt')
  assert.equal(fileName('con', 'txt'), 'con-.txt')
  assert.equal(fileName('\u202egnp.exe', 'txt'), '-gnp.exe.txt')
  assert.equal(momentName(83_400), '1m23s')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const name = fileName(title, 'har')
      assert.doesNotMatch(name, /[<>:"/\\|?*\p{Cc}\p{Cf}]|^[. ]|^\.har$/u)
      assert.ok(Buffer.byteLength(name) <= 255)
    }),
  )
})

test('a link leads to session, window and moment, as far as the page has an address', () => {
  const shown = { session: 1, window: 1, following: false, timeMs: 83_400.4 }
  const index = {
    sessions: [fakeSession(), fakeSession({ windows: [fakeWindow('a'), fakeWindow('b')] })],
  } as unknown as Parameters<typeof momentLink>[2]
  const hash = '#session=2&window=2&t=83.4'
  assert.deepEqual(momentLink('https://x.example/r.html#t=1', shown, index), {
    kind: 'address',
    text: `https://x.example/r.html${hash}`,
  })
  assert.deepEqual(momentLink('file:///r.html', shown, index), { kind: 'file', text: `file:///r.html${hash}` })
  assert.deepEqual(momentLink('about:srcdoc', { ...shown, following: true }, index), {
    kind: 'moment',
    text: '#session=2&t=83.4',
  })
})
