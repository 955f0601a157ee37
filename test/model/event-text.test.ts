import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rememberText, textOf } from '../../src/model/event-text.ts'
import type { ReplayEvent } from '../../src/model/event.ts'

/** An event read out of a text, with other text around it. */
function read(json: string): ReplayEvent {
  const bytes = new TextEncoder().encode(`[${json}]`)
  const event = JSON.parse(json) as ReplayEvent
  rememberText(event, { bytes: new WeakRef(bytes), start: 1, end: bytes.length - 1 })
  return event
}

const text = (event: ReplayEvent) => new TextDecoder().decode(textOf(event) ?? new Uint8Array())

const PLAIN = '{"timestamp":5,"data":{"source":3,"id":1,"x":0,"y":9},"type":3}'

test('an event that stays as it was read has its text, whoever holds it', () => {
  const event = read(PLAIN)
  assert.equal(text(event), PLAIN)
  assert.equal(text({ ...event }), PLAIN)
})

test('an event that was changed in any way has none: it would be written as it was', () => {
  const event = read(PLAIN)
  assert.equal(text({ ...event, timestamp: 6 }), '')
  assert.equal(text({ ...event, type: 5 }), '')
  assert.equal(text({ ...event, data: { ...event.data } }), '')
})

test('a text with other members, or on more than one line, is not used', () => {
  assert.equal(text(read('{"type":3,"data":{},"timestamp":5,"delay":1}')), '')
  assert.equal(text(read('{"type":3,"data":{},\n"timestamp":5}')), '')
  assert.equal(text(read('{"type":3,"data":{},\r"timestamp":5}')), '')
})

test('of events that were read long ago, none is remembered', () => {
  const event = read(PLAIN)
  for (let count = 0; count < 100; count++) read(PLAIN)
  assert.equal(text(event), '')
})
