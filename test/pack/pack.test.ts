import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import fc from 'fast-check'
import type { Bundle } from '../../src/model/bundle.ts'
import type { ReplayEvent } from '../../src/model/event.ts'
import type { Session } from '../../src/model/session.ts'
import { fromBase64, toBase64 } from '../../src/pack/base64.ts'
import type { Zstd } from '../../src/pack/blocks.ts'
import { pack } from '../../src/pack/pack.ts'
import { decodeBlock, readIndex, segmentOf, segmentRanges } from '../../src/pack/unpack.ts'
import { decompress, loadZstd } from '../../src/pack/zstd.ts'
import { documentOf, fullSnapshot, meta, mutation } from '../fixtures/events.ts'
import { sessionOf, sessionsOfAnyEvents } from './sessions.ts'

let zstd: Zstd
before(async () => {
  zstd = await loadZstd()
})

const packed = (sessions: readonly Session[], blockBytes?: number): Bundle =>
  pack(sessions, { title: 'title', generator: 'test', zstd, ...(blockBytes !== undefined && { blockBytes }) })

/** Reads a bundle back as the page does: index as text, blocks as base64. */
async function unpacked({ index: written, blocks }: Bundle): Promise<ReplayEvent[][][]> {
  const index = readIndex(JSON.stringify(written))
  const block = async (number: number) =>
    decodeBlock({ index, decompress }, number, fromBase64(toBase64(blocks[number] as Uint8Array)))
  const sessions: ReplayEvent[][][] = []
  for (const session of index.sessions) {
    const windows: ReplayEvent[][] = []
    for (const { segments } of session.windows) {
      const lines: string[] = []
      for (const segment of segments) {
        const bytes = await block(segment.block)
        const { events } = segmentOf(segmentRanges(segment).map(({ start, end }) => bytes.slice(start, end)))
        lines.push(...new TextDecoder().decode(events).split('\n').filter(Boolean))
      }
      windows.push(lines.map((line) => JSON.parse(line) as ReplayEvent))
    }
    sessions.push(windows)
  }
  return sessions
}

const eventsOf = (sessions: readonly Session[]) =>
  sessions.map(({ windows }) => windows.map(({ events }) => JSON.parse(JSON.stringify(events)) as ReplayEvent[]))

describe('pack', () => {
  test('gives every window its events back, over block borders and in shared blocks', async () => {
    await fc.assert(
      fc.asyncProperty(sessionsOfAnyEvents, fc.integer({ min: 1, max: 20_000 }), async (sessions, blockBytes) => {
        assert.deepEqual(await unpacked(packed(sessions, blockBytes)), eventsOf(sessions))
      }),
      { numRuns: 60 },
    )
  })

  test('the index counts what the segments hold', () => {
    fc.assert(
      fc.property(sessionsOfAnyEvents, fc.integer({ min: 1, max: 20_000 }), (sessions, blockBytes) => {
        const { index, blocks } = packed(sessions, blockBytes)
        assert.equal(index.blocks.length, blocks.length)
        for (const [number, session] of index.sessions.entries()) {
          for (const [at, { segments }] of session.windows.entries()) {
            const given = sessions[number]?.windows[at]?.events ?? []
            assert.equal(
              segments.reduce((sum, { events }) => sum + events, 0),
              given.length,
            )
            assert.equal(segments[0]?.firstMs, given.at(0) && given.at(0)!.timestamp - session.startedAt)
            assert.equal(segments.at(-1)?.lastMs, given.at(-1) && given.at(-1)!.timestamp - session.startedAt)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  test('small windows share a block, large ones have several', () => {
    const small = Array.from({ length: 3 }, () => sessionOf([['', [meta(0)]]]))
    assert.equal(packed(small).blocks.length, 1)
    const events = Array.from({ length: 12 }, (_, index) => mutation(index, { filler: `${index}`.repeat(1_000_000) }))
    const { blocks, index } = packed([sessionOf([['', events]])])
    assert.ok(blocks.length >= 3, `${blocks.length} blocks for 12 MB`)
    assert.ok(index.blocks.every(({ bytes }) => bytes < 6_000_000))
  })

  test('a meta event stays with its snapshot, and only both are a keyframe', () => {
    const page = documentOf({ body: [] })
    const around = [
      mutation(0, { filler: 'x'.repeat(500) }),
      meta(1),
      fullSnapshot(1, page),
      mutation(2, {}),
      meta(3),
      mutation(4, {}),
    ]
    for (let blockBytes = 1; blockBytes < 1500; blockBytes += 7) {
      const segments = packed([sessionOf([['', around]])], blockBytes).index.sessions[0]?.windows[0]?.segments ?? []
      let first = 0
      for (const { events, keyframe } of segments) {
        const types = around.slice(first, first + events).map(({ type }) => type)
        assert.equal(keyframe, types[0] === 4 && types[1] === 2)
        assert.notEqual(around[first]?.type, 2, `a snapshot was cut from its meta event at ${blockBytes} bytes`)
        first += events
      }
    }
  })

  test('the same sessions make the same bytes', () => {
    const sessions = fc.sample(sessionsOfAnyEvents, { numRuns: 20, seed: 7 }).flat()
    assert.deepEqual(packed(sessions, 5000), packed(structuredClone(sessions), 5000))
  })
})

describe('base64', () => {
  test('is the same with and without Node’s encoder, and comes back', () => {
    const { Buffer: nodes } = globalThis
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const whole = toBase64(bytes)
        // @ts-expect-error -- a page has none
        globalThis.Buffer = undefined
        const inPage = toBase64(bytes)
        globalThis.Buffer = nodes
        assert.equal(inPage, whole)
        assert.deepEqual(fromBase64(whole), Uint8Array.from(bytes))
      }),
    )
  })

  test('takes bytes in the middle of a buffer, and more than a call takes as arguments', () => {
    const bytes = new Uint8Array(200_000).map((_, index) => index % 251).subarray(13, 150_000)
    assert.deepEqual(fromBase64(toBase64(bytes)), Uint8Array.from(bytes))
  })
})
