import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { ConsoleLine } from '../../src/model/console.ts'
import type { Tracked } from '../../src/model/tracks.ts'
import { formattedParts } from '../../src/player/panels/console-format.ts'
import { withRepeats } from '../../src/player/panels/console-repeats.ts'
import { frameOf } from '../../src/player/panels/stack.tsx'
import { previewOf, structureOf, writtenValue } from '../../src/player/panels/value.ts'

const line = (atMs: number, ...parts: string[]): Tracked<ConsoleLine> => ({ atMs, level: 'log', parts, trace: [] })

describe('a line of the console', () => {
  test('is filled in as consoles do', () => {
    const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
      [['%cHi%c there', 'color: red', ''], ['Hi there']],
      [['%s is %d, %i, %f', 'pi', '3.9', '3.9', '3.9'], ['pi is 3, 3, 3.9']],
      [
        ['%d', 'x', 'rest'],
        ['NaN', 'rest'],
      ],
      [
        ['got %o now', '{"a":1}'],
        ['got', '{"a":1}', 'now'],
      ],
      [['got %O now', 'text'], ['got text now']],
      [['100%% of %s', 'it'], ['100% of it']],
      [['%s %s', 'one'], ['one %s']],
      [['100% sure'], ['100% sure']],
      [['%s'], ['%s']],
      [['%constructor', 'a'], ['onstructor']],
      [
        ['plain', '%s', 'a'],
        ['plain', '%s', 'a'],
      ],
    ]
    for (const [parts, shown] of cases) assert.deepEqual(formattedParts(parts), shown, parts.join())
  })

  test('loses nothing that was not asked for', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string().filter((text) => !text.includes('%')),
          { minLength: 1 },
        ),
        (parts) => {
          assert.deepEqual(formattedParts(parts), parts)
        },
      ),
    )
  })

  test('that repeats is one row; in between or otherwise is another', () => {
    const rows = withRepeats([
      line(0, 'a'),
      line(5, 'a'),
      line(6, 'b'),
      line(7, 'a'),
      { ...line(8, 'a'), level: 'warn' },
    ])
    assert.deepEqual(
      rows.map(({ atMs, count, untilMs }) => [atMs, count, untilMs]),
      [
        [0, 2, 5],
        [6, undefined, undefined],
        [7, undefined, undefined],
        [8, undefined, undefined],
      ],
    )
  })

  test('repeats as often as it was written, whatever was', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b')), (texts) => {
        const rows = withRepeats(texts.map((text, place) => line(place, text)))
        assert.deepEqual(
          rows.flatMap(({ parts, count = 1 }) => Array.from({ length: count }, () => parts[0])),
          texts,
        )
        assert.ok(rows.every((row, place) => place === 0 || row.parts[0] !== rows[place - 1]?.parts[0]))
      }),
    )
  })

  test('names its frames in the words of every browser', () => {
    assert.deepEqual(frameOf('    at save (https://a.example/x.js:1:2)'), {
      name: 'save',
      place: 'https://a.example/x.js:1:2',
    })
    assert.deepEqual(frameOf('save@https://a.example/x.js:1:2'), { name: 'save', place: 'https://a.example/x.js:1:2' })
    assert.deepEqual(frameOf('https://user@a.example/x.js:1:2'), { name: '', place: 'https://user@a.example/x.js:1:2' })
    assert.deepEqual(frameOf('whatever'), { name: 'whatever', place: '' })
  })
})

describe('a value', () => {
  test('is a structure when it is JSON of one', () => {
    assert.deepEqual(structureOf(' [1]'), [1])
    for (const text of ['1', '"a"', '[1', 'null', '']) assert.equal(structureOf(text), undefined)
    assert.equal(structureOf('['.repeat(60_000) + ']'.repeat(60_000)), undefined)
  })

  test('keeps every digit, and strings that look like numbers', () => {
    const [long, text] = structureOf('[12345678901234567890,"1:12345678901234567890"]') as readonly unknown[]
    assert.deepEqual(writtenValue(long), { kind: 'number', text: '12345678901234567890' })
    assert.deepEqual(writtenValue(text), { kind: 'string', text: '"1:12345678901234567890"' })
  })

  test('is read as JSON reads it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.object(), fc.array(fc.jsonValue())), (value) => {
        const json = JSON.stringify(value)
        if (!/\d{16}/.test(json)) assert.deepEqual(structureOf(json), JSON.parse(json))
      }),
    )
  })

  test('has a short preview', () => {
    assert.equal(previewOf({ id: 7, tags: [1], more: { a: 1 } }), '{id: 7, tags: […], more: {…}}')
    assert.equal(previewOf([1, 'two', null]), '(3) [1, "two", null]')
    fc.assert(fc.property(fc.object(), (value) => assert.ok(previewOf(value).length < 100)))
  })
})
