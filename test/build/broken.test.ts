import '../seed.ts'
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { buildReplay } from '../../src/index.ts'
import { changedText, changes, jsonValuesIn } from './changed-values.ts'
import { bytesOfFile, FIXTURES, SHARED_FILES } from './inputs.ts'
import { nearlyRecording } from './nearly-recordings.ts'
import { outcomeOf } from './outcome.ts'
import { recorded } from './sources.ts'

const isAll = process.env['PORTABLE_REPLAY_ALL'] === '1'
const CUTS = isAll ? 10 : 1
const FLIPS = isAll ? 200 : 20
const VALUES = isAll ? 10_000 : 1000
/** What is read of one file in all its broken copies: of a large one there are fewer. */
const MOST_BYTES = isAll ? 20_000_000 : 500_000

/** Half of all are to be made in part. */
const partial = fc.boolean()

function copies(wanted: number, bytes: Uint8Array): number {
  return Math.max(1, Math.min(wanted, Math.floor(MOST_BYTES / bytes.length)))
}

async function breakInEveryWay(bytes: Uint8Array): Promise<void> {
  const byte = fc.record({ at: fc.nat(bytes.length - 1), bits: fc.integer({ min: 1, max: 255 }) })
  const cut = fc.asyncProperty(fc.nat(bytes.length), partial, async (length, isPartial) => {
    await outcomeOf({ data: bytes.subarray(0, length) }, { partial: isPartial })
  })
  const flipped = fc.asyncProperty(
    fc.array(byte, { minLength: 1, maxLength: 3 }),
    partial,
    async (flips, isPartial) => {
      const data = bytes.slice()
      for (const { at, bits } of flips) data[at] = (data[at] as number) ^ bits
      await outcomeOf({ data }, { partial: isPartial })
    },
  )
  // Cut and flipped anywhere, not mostly near the ends.
  await fc.assert(cut, { numRuns: copies(CUTS, bytes), unbiased: true })
  await fc.assert(flipped, { numRuns: copies(FLIPS, bytes), unbiased: true })
}

describe('what is cut off or has wrong bytes becomes a page or one sentence', () => {
  for (const path of [...FIXTURES, ...SHARED_FILES]) test(path, () => breakInEveryWay(bytesOfFile(path)))
  test('a page that was made before', async () => {
    const { html } = await buildReplay({ data: recorded() })
    // Much of a page is its player, of which nothing is read.
    const data = html.slice(0, html.indexOf('<style>')) + html.slice(html.indexOf('<script type="application/json"'))
    assert.equal((await outcomeOf({ data })).kind, 'page')
    await breakInEveryWay(new TextEncoder().encode(data))
    await breakInEveryWay(new TextEncoder().encode(html))
  })
})

describe('a recording of which some values are others becomes a page or one sentence', () => {
  for (const path of FIXTURES) {
    const bytes = bytesOfFile(path)
    const values = jsonValuesIn(new TextDecoder().decode(bytes))
    if (values.length === 0) continue
    test(path, async () => {
      const changed = fc.asyncProperty(changes, partial, async (given, isPartial) => {
        await outcomeOf({ data: changedText(values, given) }, { partial: isPartial })
      })
      await fc.assert(changed, { numRuns: copies(FLIPS, bytes) })
    })
  }
})

describe('what is JSON and no recording becomes a page or one sentence', () => {
  test('whatever it is', () =>
    fc.assert(
      fc.asyncProperty(fc.json(), partial, async (data, isPartial) => {
        await outcomeOf({ data }, { partial: isPartial })
      }),
      { numRuns: VALUES },
    ))

  test('however near it comes to one', async () => {
    let pages = 0
    await fc.assert(
      fc.asyncProperty(nearlyRecording, partial, async (data, isPartial) => {
        const { kind } = await outcomeOf({ data }, { partial: isPartial })
        if (kind === 'page') pages++
      }),
      { numRuns: VALUES },
    )
    assert.ok(pages > VALUES / 10, `only ${pages} of them became pages`)
  })
})
