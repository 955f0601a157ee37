import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ReplayEvent } from '../../src/model/event.ts'
import { formatProblem, type Problem } from '../../src/model/problem.ts'
import type { RecordedTracks } from '../../src/model/tracks.ts'
import { createSecretTally, maskedTracks, noteSecrets, withoutSecrets } from '../../src/normalize/secrets.ts'

const KEY = 'phc_0123456789abcdefghijABCDEFGHIJ0123456789abc'
const PERSONAL_KEY = 'phx_0123456789abcdefghijABCDEFGHIJ0123456789abc'

const custom = (tag: unknown, payload: unknown): ReplayEvent => ({ type: 5, data: { tag, payload }, timestamp: 5 })
const plugin = (name: string, payload: unknown): ReplayEvent => ({
  type: 6,
  data: { plugin: name, payload },
  timestamp: 5,
})
const payloadOf = (payload: unknown) => withoutSecrets(custom('note', payload), createSecretTally())?.data.payload
const requestOf = (request: object) => {
  const masked = withoutSecrets(plugin('rrweb/network@1', { requests: [request] }), createSecretTally())
  return (masked!.data.payload as { requests: unknown[] }).requests[0]
}

describe('secrets', () => {
  it('of a recorder’s settings are left out with them', () => {
    const tally = createSecretTally()
    assert.equal(withoutSecrets(custom('$posthog_config', { config: { token: KEY } }), tally), undefined)
    assert.equal(withoutSecrets(custom('$remote_config_received', {}), tally), undefined)
    assert.deepEqual(tally, { settings: 2, values: 0 })
  })
  it('are masked by the names of their members, however these are written', () => {
    const given = {
      token: 'a',
      api_key: 'b',
      apiKey: 'c',
      'personal-api-key': 'd',
      Password: 'e',
      inner: [{ idToken: 'f' }],
    }
    assert.deepEqual(payloadOf(given), {
      token: '[masked]',
      api_key: '[masked]',
      apiKey: '[masked]',
      'personal-api-key': '[masked]',
      Password: '[masked]',
      inner: [{ idToken: '[masked]' }],
    })
  })
  it('are not what only looks like one', () => {
    const payload = {
      maskInputOptions: { password: true },
      token: '',
      tokens: 'x',
      tokenCount: 4,
      key: 'Enter',
      code: 'KeyA',
    }
    const event = custom('$session_options', payload)
    assert.equal(withoutSecrets(event, createSecretTally()), event)
  })
  it('are keys of PostHog wherever they stand', () => {
    assert.equal(payloadOf(`init("${KEY}") as ${PERSONAL_KEY}`), 'init("[masked]") as [masked]')
    assert.equal(payloadOf('phc_short and graphc_0123456789abcdefghij'), 'phc_short and graphc_0123456789abcdefghij')
  })
  it('are tokens of old projects in the address of their settings', () => {
    const trace = 'init (https://us.example/array/sInventedToken/config.js:1:2)'
    assert.equal(payloadOf(trace), 'init (https://us.example/array/[masked]/config.js:1:2)')
    for (const other of ['/array/short/config', '/array/sInventedToken/items', '/arrays/sInventedToken/config']) {
      assert.equal(payloadOf(other), other)
    }
  })
  it('are masked in JSON that was written as text', () => {
    assert.equal(payloadOf('{"user":{"apiKey":"k","n":1}}'), '{"user":{"apiKey":"[masked]","n":1}}')
    const plain = ' { "token" : "kept where it is no JSON text of its own" }'
    assert.equal(payloadOf(plain), plain)
    assert.equal(payloadOf('{"token":'), '{"token":')
  })
  it('are masked in addresses of requests and pages, which stay readable', () => {
    const url = `https://shop.example/a?q=1&access_token=abc&code=7&token=${KEY}#password=x`
    const masked = 'https://shop.example/a?q=1&access_token=[masked]&code=7&token=[masked]#password=[masked]'
    assert.deepEqual(requestOf({ name: url }), { name: masked })
    const meta = { type: 4, data: { href: url, width: 1, height: 1 }, timestamp: 5 }
    assert.equal(withoutSecrets(meta, createSecretTally())?.data.href, masked)
  })
  it('are headers that let their bearer in, in every form in which headers are written', () => {
    const names = ['Authorization', 'COOKIE', 'x-goog-api-key', 'X-CSRF-Token', 'x-xsrf-token', 'X-Auth-Token']
    for (const name of names) {
      assert.deepEqual(requestOf({ requestHeaders: { [name]: 's', accept: '*/*' } }), {
        requestHeaders: { [name]: '[masked]', accept: '*/*' },
      })
      assert.deepEqual(
        requestOf({
          responseHeaders: [
            { name, value: 's' },
            { name: 'vary', value: 'a' },
          ],
        }),
        {
          responseHeaders: [
            { name, value: '[masked]' },
            { name: 'vary', value: 'a' },
          ],
        },
      )
      assert.deepEqual(
        requestOf({
          requestHeaders: [
            [name, 's'],
            ['vary', 'a'],
          ],
        }),
        {
          requestHeaders: [
            [name, '[masked]'],
            ['vary', 'a'],
          ],
        },
      )
      assert.deepEqual(requestOf({ requestHeaders: `${name}: s\r\nvary: a:b` }), {
        requestHeaders: `${name}: [masked]\nvary: a:b`,
      })
    }
    assert.deepEqual(requestOf({ responseHeaders: { 'set-cookie': ['a=1', 'b=2'] } }), {
      responseHeaders: { 'set-cookie': '[masked]' },
    })
  })
  it('in Sentry’s spans are masked too', () => {
    const span = (cookie: string) => ({ op: 'resource.fetch', data: { request: { headers: { cookie, accept: 'a' } } } })
    const masked = withoutSecrets(custom('performanceSpan', span('sid=1')), createSecretTally())
    assert.deepEqual(masked?.data.payload, span('[masked]'))
  })
  it('in bodies stay, but for keys of PostHog', () => {
    const request = (key: string) => ({
      requestBody: { password: 'p', headers: { cookie: 'c' }, key },
      responseBody: `{"token":"t","key":"${key}"}`,
    })
    assert.deepEqual(requestOf(request(KEY)), request('[masked]'))
  })
  it('in the page itself are the recorder’s to mask', () => {
    const event = { type: 3, data: { source: 5, text: KEY, token: 'x' }, timestamp: 5 }
    assert.equal(withoutSecrets(event, createSecretTally()), event)
  })
  it('nested beyond all reason are masked unseen', () => {
    let deep: unknown = { token: 'x' }
    for (let level = 0; level < 100_000; level++) deep = [deep]
    assert.ok(withoutSecrets(custom('note', deep), createSecretTally()))
  })
  it('leave members with the names of prototypes alone', () => {
    const payload = JSON.parse('{"__proto__":{"token":"x"},"constructor":"y"}') as object
    const masked = payloadOf(payload) as object
    assert.equal(JSON.stringify(masked), '{"__proto__":{"token":"[masked]"},"constructor":"y"}')
    assert.equal(Object.getPrototypeOf(masked), Object.prototype)
  })
  it('are told once for each kind', () => {
    const tally = createSecretTally()
    const tracks: RecordedTracks = { console: [{ level: 'log', parts: [KEY, 'x'], trace: [], timestamp: 5 }] }
    maskedTracks(tracks, tally)
    withoutSecrets(custom('$posthog_config', {}), tally)
    const problems: Problem[] = []
    noteSecrets('a.json', tally, (problem) => problems.push(problem))
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['settings-left-out', 'secrets-masked'],
    )
    assert.match(formatProblem(problems[0]!), /^a\.json: left out 1 event with settings/)
    assert.match(formatProblem(problems[1]!), /^a\.json: masked 1 secret such as/)
    noteSecrets('a.json', createSecretTally(), () => assert.fail())
  })
})

describe('tracks from beside the events', () => {
  it('are masked like the events', () => {
    const timestamp = 5
    const tracks = (secret: string, key: string): RecordedTracks => ({
      network: [
        {
          url: `/a?access_token=${secret}`,
          kind: 'fetch',
          requestHeaders: { cookie: secret, accept: 'a' },
          requestBody: 'password=stays',
          timestamp,
        },
      ],
      marks: [{ kind: 'analytics', name: '$pageview', details: `{"token":"${key}","$lib":"web"}`, timestamp }],
    })
    assert.deepEqual(maskedTracks(tracks('s3cr3t', KEY), createSecretTally()), tracks('[masked]', '[masked]'))
  })
  it('without secrets are the same object', () => {
    const tracks: RecordedTracks = { console: [{ level: 'log', parts: ['x'], trace: [], timestamp: 5 }] }
    assert.equal(maskedTracks(tracks, createSecretTally()), tracks)
  })
})

describe('masking', () => {
  const name = fc.constantFrom(
    'token',
    'headers',
    'cookie',
    'name',
    'value',
    'body',
    'requestHeaders',
    '__proto__',
    'a',
  )
  const text = fc.oneof(fc.string(), fc.constantFrom(KEY, 'cookie', '?password=x', '{"token":"x"}', 'authorization: b'))
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: 'small' }, text, fc.array(tie('tree')), fc.dictionary(name, tie('tree'))),
  }))
  it('changes nothing the second time, and counts what it changes', () => {
    fc.assert(
      fc.property(tree, (payload) => {
        const tally = createSecretTally()
        const given = plugin('rrweb/network@1', payload)
        const before = JSON.stringify(given)
        const once = withoutSecrets(given, tally)!
        assert.equal(once === given, tally.values === 0)
        assert.equal(JSON.stringify(given), before)
        assert.ok(!JSON.stringify(once).includes(KEY) || JSON.stringify(once).includes(`"${KEY}":`))
        assert.equal(withoutSecrets(once, createSecretTally()), once)
      }),
      { numRuns: 500 },
    )
  })
  it('takes linear time', () => {
    const before = performance.now()
    for (const piece of ['phc_', '/array/aaaaaaaaaa', '?password=', '&access_token', '{"token":', 'cookie:\n', '\\']) {
      payloadOf(piece.repeat(200_000))
      requestOf({ requestHeaders: piece.repeat(200_000) })
    }
    assert.ok(performance.now() - before < 5000)
  })
})
