import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { requestsOf } from '../../src/extract/network.ts'
import type { Fields } from '../../src/model/event.ts'
import { click, plugin, sentry, STARTED_AT } from './recorded.ts'

const URL_OF_CART = 'https://shop.example/api/cart'

const requestsIn = (requests: unknown, ms = 5000) => requestsOf(plugin(ms, 'rrweb/network@1', { requests }))
const requestIn = (entry: Fields, ms = 5000) => requestsIn([{ name: URL_OF_CART, ...entry }], ms)[0]

describe('when a request began', () => {
  const began = (entry: Fields) => requestIn(entry)!.timestamp - STARTED_AT
  it('is what PostHog wrote', () => {
    assert.equal(began({ timestamp: STARTED_AT + 1200, timeOrigin: STARTED_AT, startTime: 900 }), 1200)
  })
  it('is the page’s origin and the time on its clock, failing that', () => {
    assert.equal(began({ timeOrigin: STARTED_AT + 100, startTime: 900 }), 1000)
  })
  it('is counted back from the end of the last request in the event, failing both', () => {
    const entries = [
      { name: '/a', startTime: 60_100, endTime: 60_900 },
      { name: '/b', startTime: 60_500, endTime: 61_000 },
      { name: '/c' },
    ]
    const moments = requestsIn(entries).map(({ timestamp }) => timestamp - STARTED_AT)
    assert.deepEqual(moments, [4100, 4500, 5000])
  })
  it('is never after its event nor astray', () => {
    assert.equal(began({ startTime: 9e15, endTime: 9e15 }), 5000)
    assert.equal(began({ startTime: 'soon', timestamp: 12, timeOrigin: 0 }), 5000)
  })
})

describe('a request', () => {
  it('has what its entry tells', () => {
    const request = requestIn({
      entryType: 'resource',
      initiatorType: 'fetch',
      method: 'post',
      timestamp: STARTED_AT + 1000,
      startTime: 200,
      duration: 80.300000011,
      fetchStart: 199.9,
      domainLookupStart: 0,
      requestStart: 210.04,
      responseEnd: 280.3,
      responseStatus: 201,
      transferSize: 352,
      encodedBodySize: 52,
      decodedBodySize: 140,
      requestHeaders: { accept: 'text/html', 'x-n': 3, gone: null },
      requestBody: { socks: 2 },
      responseHeaders: [
        { name: 'vary', value: 'a' },
        { name: 'vary', value: 'b' },
      ],
      responseBody: 'ok',
      serverTiming: [{ name: 'db', duration: 53.21 }, { duration: 1 }],
    })
    assert.deepEqual(request, {
      url: URL_OF_CART,
      kind: 'fetch',
      method: 'POST',
      status: 201,
      durationMs: 80.3,
      transferBytes: 352,
      bodyBytes: 140,
      timings: { fetchStart: 0, requestStart: 10, responseEnd: 80.3 },
      serverTimings: { db: 53.2 },
      requestHeaders: { accept: 'text/html', 'x-n': '3' },
      requestBody: '{"socks":2}',
      responseHeaders: { vary: 'a, b' },
      responseBody: 'ok',
      timestamp: STARTED_AT + 1000,
    })
  })
  it('has no more than what is known', () => {
    assert.deepEqual(requestIn({}), { url: URL_OF_CART, kind: 'other', timestamp: STARTED_AT + 5000 })
    const odd = {
      status: '200',
      duration: -4,
      transferSize: null,
      method: {},
      requestHeaders: 'a: b',
      startTime: Number.NaN,
    }
    assert.equal(requestIn(odd)?.status, undefined)
    assert.equal(requestIn(odd)?.durationMs, undefined)
  })
  it('from the cache took nothing over the wire; another site’s size is not known', () => {
    const cached = requestIn({ transferSize: 0, encodedBodySize: 10, decodedBodySize: 30 })
    assert.deepEqual([cached?.transferBytes, cached?.bodyBytes], [0, 30])
    assert.equal(requestIn({ transferSize: 0, encodedBodySize: 0, decodedBodySize: 0 })?.transferBytes, undefined)
  })
  it('is of a kind that its initiator or its address tells', () => {
    const cases: [Fields, string][] = [
      [{ entryType: 'navigation' }, 'document'],
      [{ initiatorType: 'iframe' }, 'document'],
      [{ initiatorType: 'xmlhttprequest' }, 'xhr'],
      [{ initiatorType: 'script' }, 'script'],
      [{ initiatorType: 'link' }, 'style'],
      [{ initiatorType: 'link', name: '/a/b.WOFF2?v=1.css' }, 'font'],
      [{ initiatorType: 'css', name: '/a.d/b.png#x' }, 'image'],
      [{ initiatorType: 'css', name: '/a.d/b' }, 'other'],
      [{ initiatorType: 'beacon' }, 'other'],
      [{ initiatorType: '__proto__' }, 'other'],
      [{ initiatorType: ['img'] }, 'other'],
      [{ initiatorType: 'video' }, 'media'],
    ]
    for (const [entry, kind] of cases) assert.equal(requestIn(entry)?.kind, kind, JSON.stringify(entry))
  })
  it('is no paint, no measure and nothing without an address', () => {
    const entries = [
      { entryType: 'paint', name: 'first-paint' },
      { entryType: 'measure', name: 'render' },
      { entryType: 'resource' },
      { name: 7 },
      null,
      'x',
    ]
    assert.deepEqual(requestsIn(entries), [])
    for (const requests of [undefined, null, {}, 'x']) assert.deepEqual(requestsIn(requests), [])
    assert.deepEqual(requestsOf(click(0)), [])
  })
  it('gets what its server told, which PostHog writes beside it', () => {
    const timestamp = STARTED_AT + 10
    const [first, second, ...none] = requestsIn([
      { name: '/a', timestamp },
      { name: 'db', entryType: 'serverTiming', timestamp, duration: 4 },
      { name: 'cache', entryType: 'serverTiming', timestamp, duration: 1 },
      { name: '/b', timestamp: timestamp + 1 },
    ])
    assert.deepEqual(first?.serverTimings, { db: 4, cache: 1 })
    assert.equal(second?.serverTimings, undefined)
    assert.deepEqual(none, [])
  })
  it('has long bodies cut, with a mark', () => {
    const body = requestIn({ responseBody: 'y'.repeat(300_000) })?.responseBody ?? ''
    assert.equal(body.length, 100_000)
    assert.match(body, /y… \[\d+ more characters\]$/)
  })
  it('keeps a header called __proto__ as a header', () => {
    const entry = JSON.parse('{"requestHeaders":{"__proto__":"x","a":"b"}}') as Fields
    assert.deepEqual(Object.entries(requestIn(entry)!.requestHeaders!), [
      ['__proto__', 'x'],
      ['a', 'b'],
    ])
  })
})

describe('requests of other recorders', () => {
  it('of PostHog’s first plugin have numbers for names', () => {
    const payload = {
      0: 'resource',
      1: STARTED_AT,
      2: URL_OF_CART,
      3: 250,
      15: 300,
      16: 90,
      17: 40,
      18: 'xmlhttprequest',
      21: 204,
      22: 100,
      39: 50,
      40: STARTED_AT + 250,
    }
    assert.deepEqual(requestsOf(plugin(900, 'posthog/network@1', payload)), [
      {
        url: URL_OF_CART,
        kind: 'xhr',
        status: 204,
        durationMs: 50,
        transferBytes: 100,
        bodyBytes: 90,
        timings: { responseEnd: 50 },
        timestamp: STARTED_AT + 250,
      },
    ])
    assert.deepEqual(requestsOf(plugin(0, 'posthog/network@1', { 0: 'paint', 2: 'first-paint' })), [])
  })
  it('of Sentry are spans with times in seconds', () => {
    const seconds = STARTED_AT / 1000
    const span = {
      op: 'resource.fetch',
      description: URL_OF_CART,
      startTimestamp: seconds + 1,
      endTimestamp: seconds + 1.25,
      data: {
        method: 'POST',
        statusCode: 500,
        responseBodySize: 12,
        request: { headers: { accept: '*/*' }, body: { socks: 2 } },
        response: { size: 12, headers: {}, body: 'no' },
      },
    }
    assert.deepEqual(requestsOf(sentry(1000, 'performanceSpan', span)), [
      {
        url: URL_OF_CART,
        kind: 'fetch',
        method: 'POST',
        status: 500,
        durationMs: 250,
        bodyBytes: 12,
        requestHeaders: { accept: '*/*' },
        requestBody: '{"socks":2}',
        responseBody: 'no',
        timestamp: STARTED_AT + 1000,
      },
    ])
  })
  it('of Sentry are resources and loads, not changes of the address, paints or memory', () => {
    const kinds = ['navigation.navigate', 'resource.css', 'resource.img', 'navigation.push', 'paint', 'memory', 7].map(
      (op) => requestsOf(sentry(0, 'performanceSpan', { op, description: '/x' })).map(({ kind }) => kind),
    )
    assert.deepEqual(kinds, [['document'], ['other'], ['image'], [], [], [], []])
  })
})

describe('any payload', () => {
  it('takes the time of the event where times add up to none', () => {
    const [request] = requestsIn([{ name: 'https://a/', timeOrigin: 1.79e308, startTime: 1.79e308 }])
    assert.ok(Number.isFinite(request?.timestamp))
  })

  it('gives requests with finite times and no others', () => {
    const member = fc.constantFrom(
      'name',
      'startTime',
      'endTime',
      'timestamp',
      'timeOrigin',
      'entryType',
      'serverTiming',
    )
    const entry = fc.dictionary(member, fc.oneof(fc.double(), fc.string(), fc.jsonValue() as fc.Arbitrary<unknown>))
    fc.assert(
      fc.property(fc.array(entry), (requests) => {
        for (const { timestamp, url } of requestsIn(requests)) {
          assert.ok(Number.isFinite(timestamp))
          assert.equal(typeof url, 'string')
        }
      }),
    )
  })
})
