import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  consoleLevel,
  consoleParts,
  epochMs,
  headersOf,
  present,
  requestKind,
  stackFrames,
} from '../../src/parse/beside.ts'
import { readingOfFile } from './reading.ts'

const tracksOf = async (folder: string) => {
  const { recordings } = await readingOfFile(`test/fixtures/${folder}/input.json`)
  return recordings[0]?.tracks
}

describe('what recorders write beside events', () => {
  it('comes out of PageSpy, each request once and as it ended', async () => {
    assert.deepEqual(await tracksOf('pagespy/log'), {
      console: [{ timestamp: 1700000000301, level: 'warn', parts: ['low stock', '{"left":1}'], trace: [] }],
      network: [
        {
          timestamp: 1700000000305,
          url: 'https://shop.example/api/stock',
          kind: 'fetch',
          method: 'GET',
          status: 200,
          durationMs: 80,
          requestHeaders: { accept: 'application/json' },
          responseHeaders: { 'content-type': 'application/json' },
          responseBody: '{"left":1}',
        },
      ],
    })
  })
  it('comes out of Highlight, errors as lines of the console', async () => {
    assert.deepEqual(await tracksOf('highlight-payload/push'), {
      console: [
        {
          timestamp: 1700000000200,
          level: 'error',
          parts: ['no stock', '{"left":0}'],
          trace: ['load (https://shop.example/app.js:3:9)'],
        },
        { timestamp: 1700000000250, level: 'error', parts: ['"Stock is not a number"'], trace: [] },
      ],
      network: [
        {
          timestamp: 1700000000100,
          url: 'https://shop.example/api/stock',
          kind: 'fetch',
          durationMs: 80,
          transferBytes: 300,
          bodyBytes: 500,
          method: 'POST',
          status: 500,
          requestHeaders: { accept: '*/*' },
          requestBody: '{}',
          responseBody: 'no',
        },
        // Its clock counts from the first event.
        { timestamp: 1700000000020, url: 'https://shop.example/app.css', kind: 'style', durationMs: 40 },
      ],
    })
  })
  it('comes out of Hopp, whose times may count from the start', async () => {
    assert.deepEqual(await tracksOf('hopp/bug-report'), {
      console: [
        { timestamp: 1700000000100, level: 'warn', parts: ['low stock', '3'], trace: [] },
        { timestamp: 1700000000150, level: 'error', parts: ['gone'], trace: [] },
      ],
      network: [
        {
          timestamp: 1700000000120,
          url: 'https://shop.example/api/stock',
          kind: 'other',
          method: 'GET',
          status: 404,
          durationMs: 35,
          responseBody: 'no',
        },
      ],
    })
  })
  it('is told in words of our own, whatever the recorder calls it', () => {
    assert.deepEqual(['WARNING', 'assert', 'table', '__proto__', 7].map(consoleLevel), [
      'warn',
      'error',
      'log',
      'log',
      'log',
    ])
    assert.deepEqual(['XMLHttpRequest', 'img', 'constructor', null].map(requestKind), [
      'xhr',
      'image',
      'other',
      'other',
    ])
    assert.deepEqual(stackFrames('Error: x\n  at a (b.js:1:2)\n\n'), ['Error: x', 'at a (b.js:1:2)'])
    assert.equal(stackFrames('at a\n'.repeat(1000)).length, 50)
  })
  it('has times in milliseconds, seconds or dates, and nothing else is a time', () => {
    for (const time of [1700000000000, 1700000000, '1700000000000', '2023-11-14T22:13:20.000Z']) {
      assert.equal(epochMs(time), 1700000000000)
    }
    for (const time of [5, -1, Number.NaN, Infinity, 'yesterday', '', null, {}, '5'])
      assert.equal(epochMs(time), undefined)
  })
  it('has headers as an object, pairs or named values', () => {
    for (const headers of [
      { a: '1', b: '2' },
      [
        ['a', '1'],
        ['b', '2'],
      ],
      [
        { name: 'a', value: '1' },
        { name: 'b', value: '2' },
      ],
    ]) {
      assert.deepEqual(headersOf(headers), { a: '1', b: '2' })
    }
    for (const none of [null, undefined, {}, [], [1, null, [2, 3]], 'a: 1']) assert.equal(headersOf(none), undefined)
    const hostile = headersOf(JSON.parse('{"__proto__": "x"}'))
    assert.deepEqual(Object.entries(hostile ?? {}), [['__proto__', 'x']])
    assert.equal(Object.getPrototypeOf(hostile), Object.prototype)
  })
  it('becomes text, whatever it was', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const part of consoleParts(value)) assert.equal(typeof part, 'string')
        for (const frame of stackFrames(value)) assert.equal(typeof frame, 'string')
        for (const header of Object.values(headersOf(value) ?? {})) assert.equal(typeof header, 'string')
      }),
    )
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level++) deep = [deep]
    assert.deepEqual(consoleParts([deep]), ['…'])
    assert.deepEqual(present({ a: 1, b: undefined, c: null }), { a: 1, c: null })
  })
})
