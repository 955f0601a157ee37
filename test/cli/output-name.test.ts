import assert from 'node:assert/strict'
import { basename, resolve } from 'node:path'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { outputName } from '../../src/cli/output-name.ts'

const NAMES: { readonly [input: string]: string } = {
  'session.json': 'session.replay.html',
  'folder/export-1.ph-recording.json.gz': 'export-1.replay.html',
  'export-0196cf71-ph-recording.json': 'export-0196cf71.replay.html',
  'monday/': 'monday.replay.html',
  '.': `${basename(resolve('.'))}.replay.html`,
  '-': 'recording.replay.html',
  '.json': 'recording.replay.html',
  'https://shop.example/a/session%201.jsonl.gz?token=secret#x': 'session 1.replay.html',
  'https://shop.example/': 'shop.example.replay.html',
  'HTTPS://shop.example/a%2F..%2Fb.json': 'a-..-b.replay.html',
  'https://shop.example/%': 'recording.replay.html',
  's3://bucket/team/blob.jsonl': 'blob.replay.html',
  'what?is*this|"<name>:.json': 'what-is-this---name--.replay.html',
  'con.json': 'con-.replay.html',
  'LPT1.tar.json': 'LPT1-.tar.replay.html',
  'console.json': 'console.replay.html',
  'dots...json': 'dots.replay.html',
  '...hidden': 'hidden.replay.html',
  'invoice\u202eLMTH.json': 'invoice-LMTH.replay.html',
  'line\nbreak.json': 'line-break.replay.html',
}

describe('the default name of the page', () => {
  for (const [input, expected] of Object.entries(NAMES)) {
    test(`of ${JSON.stringify(input)} is ${expected}`, () => assert.equal(outputName(input), expected))
  }

  test('is legal on every system, whatever the input is called', () => {
    const parts = fc.constantFrom(
      'con',
      'nul',
      '.',
      ' ',
      '/',
      '\\',
      ':',
      '\0',
      '\ud83d',
      '𝒳',
      'ü',
      'aux.json',
      '%2f',
      '?',
    )
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(name, fc.constantFrom('', 'https://x.example/', 'file:///'), (rest, scheme) => {
        const made = outputName(scheme + rest)
        assert.ok(made.endsWith('.replay.html') && made.length > '.replay.html'.length)
        assert.ok(!/[<>:"/\\|?*\p{Cc}\p{Cs}]/u.test(made), made)
        assert.ok(!/^(con|prn|aux|nul|com\d|lpt\d)\./i.test(made), made)
        assert.ok(!/^[. ]/.test(made), made)
      }),
    )
  })

  test('fits where names have at most 255 bytes', () => {
    assert.ok(Buffer.byteLength(outputName(`${'字'.repeat(150)}.json`)) <= 220)
    assert.ok(!outputName(`${'𝒳'.repeat(150)}.json`).includes('\ufffd'))
  })
})
