import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { code } from '../../../src/player/sharing/markdown.ts'
import { markdownReport } from '../../../src/player/sharing/report.ts'
import { fakeSession } from '../fake-player.ts'

const POISON =
  '`</code> ```\n# x\n| a | <img src=x onerror=alert(1)> [y](javascript:z) http://evil.example @you #12 ~~~ ****'

/** What CommonMark takes for code spans in a line, and the rest of it with a mark in the place of each. */
function spansOf(line: string): { readonly spans: string[]; readonly rest: string } {
  const spans: string[] = []
  let rest = ''
  for (let at = 0; at < line.length;) {
    const run = /^`+/.exec(line.slice(at))?.[0]
    const closes = run ? new RegExp(`(?<!\`)\`{${run.length}}(?!\`)`, 'g') : undefined
    if (closes) closes.lastIndex = at + (run?.length ?? 0)
    const close = closes?.exec(line)
    if (!run || !close) {
      rest += run ?? line.charAt(at)
      at += run?.length ?? 1
      continue
    }
    const inner = line.slice(at + run.length, close.index)
    spans.push(/^ .* $/.test(inner) && inner.trim() !== '' ? inner.slice(1, -1) : inner)
    rest += '§'
    at = close.index + run.length
  }
  return { spans, rest }
}

test('any text becomes exactly one code span of one line', () => {
  const hostile = fc.string({
    unit: fc.constantFrom('`', '``', ' ', '\n', '<', '*', 'a', '|', '\u2028', '\\', '[', '\r'),
  })
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
      const written = code(text)
      assert.doesNotMatch(written, /[\r\n\u2028\u2029]/)
      if (written === '') return
      const { spans, rest } = spansOf(`1. said ${written} and more`)
      assert.equal(rest, '1. said § and more')
      assert.equal(spans.length, 1)
    }),
    { numRuns: 500 },
  )
  assert.equal(code('a `b` c'), '``a `b` c``')
  assert.equal(code('`b`'), '`` `b` ``')
})

const session = fakeSession({
  title: POISON,
  pages: [
    { atMs: 0, window: 0, href: 'https://shop.example/cart?x=`1`' },
    { atMs: 9000, window: 0, href: 'https://shop.example/later' },
  ],
})
const about = {
  recorder: 'rrweb',
  format: 'rrweb',
  file: 'x.json',
  inputBytes: 1,
  person: { facts: { email: POISON }, userAgent: 'Browser `1`' },
  events: {},
  problems: [POISON],
  outside: [],
}

test('a report tells pages, steps and errors until the moment, and nothing recorded is markup', () => {
  const text = markdownReport(
    {
      session,
      about,
      steps: [
        { atMs: 1000, window: 0, kind: 'click', role: 'button', name: POISON, signs: ['rage'] },
        { atMs: 8000, window: 0, kind: 'click', name: 'too late' },
      ],
      console: [
        { atMs: 2000, level: 'error', parts: [POISON, 'b'], trace: ['at x (app.js:1:2)'] },
        { atMs: 2500, level: 'log', parts: ['not an error'], trace: [] },
      ],
      network: [
        { atMs: 1500, url: `https://api.example/?${POISON}`, kind: 'fetch', method: 'POST', status: 500 },
        { atMs: 1600, url: 'https://api.example/fine', kind: 'fetch', status: 200 },
        { atMs: 3000, url: 'https://api.example/none', kind: 'fetch', error: 'net::ERR `x`' },
      ],
    },
    5000,
  )
  const lines = text.split('\n').map((line) => spansOf(line).rest)
  assert.deepEqual(lines, [
    '# Session replay: §',
    '',
    '- Moment: 0:05.0 (1970-01-01 00:16:45 UTC)',
    '- Recorded: 1970-01-01 00:16 UTC, 1 min 40 s long',
    '- E-mail: §',
    '- User agent: §',
    '',
    '## Pages until this moment',
    '',
    '1. 0:00.0 §',
    '',
    '## Steps until this moment',
    '',
    '1. 0:01.0 Clicked § (Rage click)',
    '',
    '## Errors until this moment',
    '',
    '1. 0:01.5 Request: § → 500',
    '2. 0:02.0 Console: § at §',
    '3. 0:03.0 Request: § → §',
    '',
    '## How this replay differs from the recording',
    '',
    '1. §',
    '',
  ])
})

test('a long report holds what came last, and says what is left out', () => {
  const steps = Array.from({ length: 5000 }, (_, number) => ({
    atMs: number,
    kind: 'click' as const,
    name: `b${number}`,
  }))
  const console = steps.map(({ atMs }) => ({ atMs, level: 'error' as const, parts: ['x'.repeat(9999)], trace: [] }))
  const text = markdownReport({ session, about: undefined, steps, console, network: [] }, 100_000)
  assert.ok(text.length < 60_000, `${text.length} characters`)
  assert.match(text, /The last 200 of 5000:/)
  assert.match(text, /The last 50 of 5000:/)
  assert.match(text, /200\. 0:04\.9 Clicked `b4999`/)
  assert.match(text, /x{300}…`/)
})
