import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReplayError } from '../../src/model/problem.ts'
import { readingOf, readingOfFile } from './reading.ts'

const harOf = (...bodies: readonly unknown[]) => ({
  log: {
    version: '1.2',
    entries: bodies.map((text) => ({
      request: { url: 'https://shop.example/api', method: 'POST', postData: { text } },
      response: { status: 200, content: {} },
    })),
  },
})
const harText = (...bodies: readonly unknown[]) => JSON.stringify(harOf(...bodies))

describe('a HAR', () => {
  it('without a recording is told for what it is, and what to do', async () => {
    for (const har of [
      harOf(),
      harOf('a=1', '{"ok":true}', null, 7, 'x\x9c\x01\x02', 'H4sI'),
      harOf(harText('1')),
      harOf('[]'),
    ]) {
      await assert.rejects(
        readingOf('shop.har', har),
        (error) =>
          error instanceof ReplayError &&
          error.problem.code === 'har-without-recording' &&
          /^shop\.har: none of the \d requests [^\n]+ "with content", and pass that\.$/.test(error.message),
      )
    }
  })
  it('with entries that are none is no fault of ours', async () => {
    const broken = {
      log: { entries: [null, 1, {}, { request: null }, { request: { url: 5, postData: [] }, response: 'x' }] },
    }
    await assert.rejects(readingOf('broken.har', broken), ReplayError)
  })
  it('says how many bodies the browser damaged', async () => {
    const { problems } = await readingOfFile('test/fixtures/har/one-body-damaged/input.json', 'shop.har')
    assert.deepEqual(problems, [{ code: 'har-bodies-damaged', args: { name: 'shop.har', damaged: 1, bodies: 2 } }])
  })
})
