import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { consoleLineOf } from '../../src/extract/console.ts'
import { IncrementalSource } from '../../src/model/event.ts'
import { custom, plugin, scroll, sentry, STARTED_AT } from './recorded.ts'

const logged = (payload: unknown) => consoleLineOf(plugin(0, 'rrweb/console@1', payload))
const partsOf = (...payload: unknown[]) => logged({ level: 'log', payload, trace: [] })?.parts

describe('a console line', () => {
  it('has strings as they were logged and other values as JSON', () => {
    assert.deepEqual(partsOf('"3 socks"', '{"size":"42"}', '7', 'null', '""'), [
      '3 socks',
      '{"size":"42"}',
      '7',
      'null',
      '',
    ])
  })
  it('has what is no JSON as it stands', () => {
    assert.deepEqual(partsOf('Cart is empty', '"half', 'undefined'), ['Cart is empty', '"half', 'undefined'])
  })
  it('may come as one value, not in a list', () => {
    assert.deepEqual(logged({ level: 'warn', payload: 'low stock' })?.parts, ['low stock'])
    assert.deepEqual(logged({ level: 'warn', payload: { stock: 2 } })?.parts, ['{"stock":2}'])
  })
  it('that was cut by the recorder is read as far as it goes', () => {
    assert.deepEqual(partsOf('"line 1\\nline 2...[truncated]'), ['line 1\nline 2...[truncated]'])
    assert.deepEqual(partsOf('"caf\\u00...[truncated]', '"a\\...[truncated]', '"a\\\\...[truncated]'), [
      'caf...[truncated]',
      'a...[truncated]',
      'a\\...[truncated]',
    ])
    assert.deepEqual(partsOf('{"a":1...[truncated]', '...[truncated]'), ['{"a":1...[truncated]', '...[truncated]'])
  })
  it('of an error has its stack without the recorder’s end mark', () => {
    assert.deepEqual(partsOf('"Error: no\\n at buy\\nEnd of stack for Error object"'), ['Error: no\n at buy'])
  })
  it('has one of five levels', () => {
    const levels = ['debug', 'info', 'warn', 'error', 'assert', 'trace', 'table', '__proto__', 7, undefined]
    assert.deepEqual(
      levels.map((level) => logged({ level, payload: ['"x"'] })?.level),
      ['debug', 'info', 'warn', 'error', 'error', 'log', 'log', 'log', 'log', 'log'],
    )
  })
  it('has the frames of its trace', () => {
    const trace = ['buy (https://shop.example/cart.js:3:1)', 7, ' ', null]
    assert.deepEqual(logged({ payload: ['1'], trace })?.trace, ['buy (https://shop.example/cart.js:3:1)'])
    assert.deepEqual(logged({ payload: ['1'], trace: 'a\nb' })?.trace, ['a', 'b'])
    assert.deepEqual(logged({ payload: ['1'], trace: { 0: 'a' } })?.trace, [])
  })
  it('is cut where it is long', () => {
    const [part = ''] = partsOf(JSON.stringify('x'.repeat(50_000))) ?? []
    assert.equal(part.length, 10_000)
    assert.match(part, /x… \[\d+ more characters\]$/)
    assert.equal(partsOf(...Array<string>(500).fill('1'))?.at(-1), '… [400 more]')
  })
  it('is nothing when nothing was said', () => {
    for (const payload of [
      {},
      { level: 'log', payload: [] },
      { payload: [null, 0, false] },
      { payload: null },
      [],
      'x',
    ]) {
      assert.equal(logged(payload), undefined)
    }
    assert.equal(consoleLineOf(plugin(0, 'else@1', { level: 'log', payload: ['"x"'] })), undefined)
    assert.equal(consoleLineOf(scroll(0)), undefined)
  })
  it('of rrweb before 1.0 is a change of the page by its number', () => {
    const data = { source: IncrementalSource.Log, level: 'warn', payload: ['"old"'], trace: ['f'] }
    assert.deepEqual(consoleLineOf({ type: 3, data, timestamp: STARTED_AT }), {
      level: 'warn',
      parts: ['old'],
      trace: ['f'],
    })
  })
  it('of Sentry is a breadcrumb', () => {
    const crumb = { category: 'console', level: 'warning', message: 'Sold out 3', timestamp: 1.7e9 }
    const more = { ...crumb, data: { logger: 'console', arguments: ['Sold out', { id: 3 }, null] } }
    assert.deepEqual(consoleLineOf(sentry(0, 'breadcrumb', crumb)), { level: 'warn', parts: ['Sold out 3'], trace: [] })
    assert.deepEqual(consoleLineOf(sentry(0, 'breadcrumb', more))?.parts, ['Sold out', '{"id":3}'])
    assert.equal(consoleLineOf(sentry(0, 'breadcrumb', { category: 'ui.click', message: 'x' })), undefined)
    assert.equal(consoleLineOf(custom(0, 'breadcrumb', 'console')), undefined)
  })
})
