import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { jsonInText } from '../../src/parse/script-data.ts'

const filler = 'a value that is long enough to be looked at'
const isMarked = (value: unknown): boolean => JSON.stringify(value).includes(filler)
const found = (text: string): unknown => {
  const json = jsonInText(text, isMarked)
  return json === undefined ? undefined : JSON.parse(json)
}

describe('data in a script', () => {
  it('is found, however it is put there', () => {
    const value = [{ filler, 'quote"': "it's <b>", unicode: '\u2028 €' }]
    const json = JSON.stringify(value)
    const escaped = json.replaceAll('\\', () => '\\\\')
    for (const text of [
      `const events = ${json}`,
      `const events: Event[] = ${json} as Event[];\nconst [a, b] = [1, 2]\n`,
      `export default ${json}\n`,
      `export default JSON.stringify(${json});`,
      `module.exports = ${json};`,
      `window.events=${json};`,
      `callback(${json});`,
      `/* [not this] */ const a = { b: f('[') }; const c = ${json}`,
      `const recording = { id, events: ${json}, save() {} }`,
      `window.events = JSON.parse(${JSON.stringify(json)})`,
      `window.events = JSON.parse('${escaped.replaceAll("'", () => "\\'")}')`,
      `window.events = JSON.parse(\`${escaped}\`)`,
      `<p>It's here: [below]</p><script>const events = ${json}</script>`,
      `<script type="application/json">${json.replaceAll('<', '\\u003c')}</script>`,
    ]) {
      assert.deepEqual(found(text), value, text)
    }
  })
  it('may be written as JavaScript writes it', () => {
    const written = `const events = [ // the first
      { filler: '${filler}', 'it\\'s': "a \\"b\\" \\x41\\u{1F600}\\
", $key: .5, n: 1_000, h: 0x10, m: -1e3, t: !0, f: !1, u: undefined, v: void 0, type: EventType.FullSnapshot, },
      \`a
line\`, /* nothing */
    ]`
    assert.deepEqual(found(written), [
      {
        filler,
        "it's": 'a "b" A😀',
        $key: 0.5,
        n: 1000,
        h: 16,
        m: -1000,
        t: true,
        f: false,
        u: null,
        v: null,
        type: 2,
      },
      'a\nline',
    ])
  })
  it('is never evaluated: what is more than data is not found', () => {
    for (const part of [
      'f()',
      'now + 1',
      '`${now}`',
      'new Date()',
      '...others',
      '() => 1',
      'EventType.constructor',
      'a',
    ]) {
      assert.equal(found(`const events = [{ filler: '${filler}', x: ${part} }, ${part}]`), undefined, part)
    }
  })
  it('is the whole of a text that begins with a bracket', () => {
    assert.deepEqual(found(`[{ filler: '${filler}' },]`), [{ filler }])
    assert.equal(found(`[{"filler":"${filler}"},{"filler":"${filler}"`), undefined)
    assert.equal(found(`{"a":1}{"filler":"${filler}"}`), undefined)
  })
  it('is any JSON behind an equals sign', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify([filler, value]))
        assert.deepEqual(found(`x = ${JSON.stringify(plain, null, 1)}\n`), plain)
      }),
    )
  })
  it('is looked for in a time that grows with the text alone', () => {
    const length = 400_000
    const texts = [
      "'[",
      '"[',
      '`[',
      '[',
      '{"a":',
      '["',
      "['",
      '[`',
      '[/*',
      '[//',
      "'[\\",
      "\\'[",
      '[1,',
      '[{}',
      '`[${',
      "' ",
      '{a:',
      '[EventType.',
    ]
    for (const part of texts) {
      const text = `x${part.repeat(length / part.length)}`
      const start = performance.now()
      jsonInText(text, isMarked)
      assert.ok(performance.now() - start < 1500, `${part}: ${performance.now() - start} ms`)
    }
  })
})
