import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { extractEvents } from '../../src/index.ts'
import { createWorkplace, type Outcome, type Workplace } from '../cli/command.ts'
import { recorded, recordedInTwoTabs } from './sources.ts'

const json = JSON.stringify(recorded())
const lines = recorded().map((event) => JSON.stringify(event))
const gzip = gzipSync(JSON.stringify(recorded(500)))

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 0x55 : byte))
}

/** What a page can't be made of, and what it can be made of although something is broken. */
const INPUTS: { readonly [name: string]: { readonly content: string | Uint8Array; readonly isShown: boolean } } = {
  'cut.json': { content: json.slice(0, -50), isShown: false },
  'cut.jsonl': { content: lines.join('\n').slice(0, -50), isShown: true },
  'cut.gz': { content: gzip.subarray(0, 60), isShown: false },
  'bit.gz': { content: flipped(gzip, 20), isShown: false },
  'line.jsonl': { content: lines.toSpliced(3, 1, '{"type":3,"data":{"sour').join('\n'), isShown: true },
  'node.json': { content: json.replace('"childNodes":[]', '"childNodes":{"length":-1}'), isShown: true },
  'text.json': { content: json.replace('"tagName":"p"', '"tagName":{"toString":1}'), isShown: true },
  'tab.json': {
    content: JSON.stringify([...recordedInTwoTabs(), { type: 3, timestamp: 1, windowId: 'a\nb\u001b[2J' }]),
    isShown: true,
  },
  'proto.json': { content: `{"__proto__":${json},"events":{"__proto__":[]}}`, isShown: false },
  'deep.json': { content: `${'{"data":'.repeat(100_000)}1${'}'.repeat(100_000)}`, isShown: false },
}

let place: Workplace
beforeEach(() => (place = createWorkplace()))
afterEach(() => place.remove())

function assertLines({ code, stdout, stderr }: Outcome): void {
  assert.equal(stdout, '')
  // oxlint-disable-next-line no-control-regex -- none of them may reach a terminal
  assert.doesNotMatch(stderr, /[^\n\P{Cc}]|This is a bug|\n +at /u)
  assert.match(stderr, code === 0 ? /^(?:note: .+\.\n)*Made page\.html .+\.\n$/ : /^error: .+\.\n$/)
}

describe('the command, given what is broken', () => {
  for (const [name, { content, isShown }] of Object.entries(INPUTS)) {
    test(`${name} becomes ${isShown ? 'a whole page' : 'one sentence, and no file'}`, async () => {
      place.put(name, content)
      const outcome = await place.run(name, '-o', 'page.html')
      assertLines(outcome)
      assert.equal(outcome.code, isShown ? 0 : 1, outcome.stderr)
      assert.deepEqual(place.names(), isShown ? [name, 'page.html'].sort() : [name])
      if (!isShown) return
      const html = readFileSync(join(place.path, 'page.html'), 'utf8')
      assert.match(html, /<\/html>\n?$/)
      assert.ok((await extractEvents(html)).length > 0)
    })
  }
})
