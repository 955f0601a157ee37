import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { NetworkRequest } from '../../src/model/network.ts'
import { curlCommand, fetchCall, scriptQuoted, shellQuoted } from '../../src/player/panels/request-commands.ts'

/** What a command named curl is given by a real shell, and what the shell itself printed besides. */
function argumentsOf(command: string): string[] {
  const script = `curl() { for argument; do printf '%s\\0' "$argument"; done; }\n${command}\n`
  return execFileSync('sh', { input: script, encoding: 'utf8' }).split('\0').slice(0, -1)
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom("'", '"', '\\', '$', '`', '(', ')', '\n', '\r', ';', '!', '\u0003', '\u202e', 'a'),
  }),
)
const withoutNul = (text: string) => text.replaceAll('\0', '')

describe('a request as a command', () => {
  test('a real shell makes the text of what was quoted, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 8 }), (texts) => {
        const given = argumentsOf(`curl ${texts.map((text) => shellQuoted(text)).join(' ')}`)
        assert.deepEqual(given, texts.map(withoutNul))
      }),
      { numRuns: 50 },
    )
  })

  test('holds nothing that a terminal takes for a key', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
        assert.doesNotMatch(shellQuoted(text), /[\0-\t\v-\x1f\x7f-\x9f\u202e]/)
      }),
    )
  })

  test('reaches curl with its address, method, headers and body', () => {
    const request: NetworkRequest = {
      url: "https://a.example/[1-9]?q='$(id)'",
      kind: 'fetch',
      method: 'POST',
      requestHeaders: {
        'content-type': 'application/json',
        authorization: '[masked]',
        empty: '',
        two: 'a\r\nevil: 1',
        '@/etc/passwd': '',
        ':path': '/',
        'content-length': '3',
      },
      requestBody: '@file',
    }
    assert.deepEqual(argumentsOf(curlCommand(request)), [
      request.url,
      '--globoff',
      '--proto',
      '=http,https',
      '-X',
      'POST',
      '-H',
      'content-type: application/json',
      '-H',
      'authorization: [masked]',
      '-H',
      'empty;',
      '-H',
      'two: a evil: 1',
      '--data-raw',
      '@file',
    ])
  })

  test('is one request, whatever was recorded', () => {
    const request = fc.record({
      url: hostile,
      kind: fc.constant('fetch' as const),
      method: hostile,
      requestHeaders: fc.dictionary(hostile, hostile),
      requestBody: hostile,
    })
    fc.assert(
      fc.property(request, (given) => {
        const [url] = argumentsOf(curlCommand(given))
        assert.equal(url, withoutNul(given.url))
      }),
      { numRuns: 50 },
    )
    fc.assert(
      fc.property(request, (given) => {
        const asked: unknown[] = []
        const call = fetchCall(given).replace('await ', () => '')
        // oxlint-disable-next-line no-new-func -- it is a script that is written
        new Function('fetch', call)((...args: unknown[]) => asked.push(args))
        assert.equal((asked[0] as readonly unknown[])[0], given.url)
        assert.equal(asked.length, 1)
      }),
    )
  })

  test('in JavaScript reads back as what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // oxlint-disable-next-line no-new-func -- it is a script that is written
        assert.equal(new Function(`return ${scriptQuoted(text)}`)(), text)
      }),
    )
  })
})
