import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { reading, textOf } from './reading.ts'

// Real recordings in the containers of their exporters lie beside the project where it is developed.
const shared = '../shared/posthog'
const skip = existsSync(`${shared}/oracles.json`) ? false : 'no ../shared here'

interface Oracle {
  readonly container: readonly string[]
  readonly events: number
}
const oracles = (skip ? {} : JSON.parse(readFileSync(`${shared}/oracles.json`, 'utf8'))) as {
  readonly [path: string]: Oracle
}

const sid = '187d7c7619e1d62-0a36a9481897db-1d525634-384000-187d7c7619f3d4f'
const lts = `object-storage/s3-lts-2022-12-22/session_recordings_lts/team-1/session-${sid}`
const v1 = `object-storage/s3-v1/session_recordings/team_id/1/session_id/${sid}/data/1682952380877-1682952392745`
const v2 = 'object-storage/s3-v2/session_recordings/30d'

/** What each file comes in. */
const FILES: { readonly [path: string]: readonly string[] } = {
  'api/snapshots.decompress-false.len-prefixed-snappy.bin': ['length-prefixed snappy'],
  'api/snapshots.lts.decompress-false.raw-snappy.bin': ['snappy'],
  'api/snapshots.decompress-true.jsonl': [],
  [`${v2}/1747540020000-0123456789abcdef`]: ['snappy blocks'],
  [`${v2}/1747540320000-fedcba9876543210`]: ['snappy blocks'],
  [v1]: ['gzip'],
  [lts]: ['base64', 'gzip', 'UTF-16'],
  'wire/posthog-js-s-endpoint.gzip-js.bin': ['gzip'],
}

const jsonLines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

/** Ranges in an oracle's `raw snappy blocks x2 [[0,10],[11,20]]`, whose ends are inclusive. */
function oracleBlocks(container: readonly string[]): { start: number; end: number }[] | undefined {
  const ranges = container.map((text) => /^raw snappy blocks x\d+ (.*)$/.exec(text)?.[1]).find(Boolean)
  if (!ranges) return undefined
  return (JSON.parse(ranges) as [number, number][]).map(([start, last]) => ({ start, end: last + 1 }))
}

describe('the containers of real recordings', { skip }, () => {
  for (const [path, containers] of Object.entries(FILES)) {
    it(`${path} becomes lines of JSON, from the blocks that its oracle names`, async () => {
      const data = new Uint8Array(readFileSync(`${shared}/${path}`))
      const { documents, problems } = await reading({ name: 'unknown', data })
      const [document] = documents
      const { container, events } = oracles[`posthog/${path}`] as Oracle
      assert.deepEqual(problems, [])
      assert.equal(documents.length, 1)
      assert.deepEqual(document?.containers, containers)
      const values = jsonLines(textOf(document))
      // One event a line, but for the older forms.
      if (path.startsWith('api/') || path.startsWith(v2)) assert.equal(values.length, events)
      const expected = oracleBlocks(container)
      if (expected) {
        assert.deepEqual(
          document?.blocks?.map(({ file }) => file),
          expected,
        )
      }
      assert.equal(document?.blocks?.at(-1)?.text.end ?? document?.bytes.length, document?.bytes.length)
    })
  }
  it('a staff export becomes its data, padded as they are, and what lies beside them', async () => {
    const name = 'export-0196cf71.zip'
    const data = new Uint8Array(readFileSync(`${shared}/admin-export/${name}`))
    const { documents, problems } = await reading({ name, data })
    assert.deepEqual(problems, [])
    assert.deepEqual(
      documents.map(({ path }) => path),
      [
        `${name}/clickhouse/events.json`,
        `${name}/clickhouse/session-replay-events.json`,
        `${name}/data/1747540020000-0123456789abcdef`,
        `${name}/data/1747540320000-fedcba9876543210`,
        `${name}/s3_prefix.txt`,
      ],
    )
    const recorded = documents.filter(({ containers }) => containers?.includes('snappy blocks'))
    assert.equal(
      recorded.flatMap((document) => jsonLines(textOf(document))).length,
      oracles[`posthog/admin-export/${name}`]?.events,
    )
    // The padding keeps the places that the blocks had in the batch of all sessions.
    assert.deepEqual(
      recorded.map(({ blocks }) => blocks?.map(({ file }) => file)),
      [[{ start: 644982, end: 931270 }], [{ start: 0, end: 762 }]],
    )
  })
  it('a folder of object storage is every file below it, by its place', async () => {
    const { documents, problems } = await reading(`${shared}/object-storage`)
    assert.deepEqual(problems, [])
    assert.deepEqual(
      documents.map(({ path }) => path),
      [lts, v1, `${v2}/1747540020000-0123456789abcdef`, `${v2}/1747540320000-fedcba9876543210`]
        .map((path) => path.replace('object-storage/', ''))
        .concat('s3-v2/session_replay_events.block_urls.json'),
    )
  })
  it('older answers of its API are handed on as they are', async () => {
    const { documents, problems } = await reading(`${shared}/legacy`)
    assert.equal(documents.length, readdirSync(`${shared}/legacy`).length)
    assert.deepEqual(problems, [])
    for (const { containers } of documents) assert.deepEqual(containers, [])
  })
})
