import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { ReplayError } from '../../src/model/problem.ts'
import { type Description, describeRecording } from './describe.ts'
import { readingOfFile } from './reading.ts'

// Real recordings lie beside the project where it is developed; without them, the fixtures alone are tested.
const shared = '../shared'
const skip = existsSync(`${shared}/posthog/oracles.json`) ? false : 'no ../shared here'

interface Oracle {
  readonly events: number
  readonly types: Description['types']
  readonly windows: Description['windows']
  readonly first: number
  readonly last: number
  readonly badLines: number
}
const oracles = (skip ? {} : JSON.parse(readFileSync(`${shared}/posthog/oracles.json`, 'utf8'))) as {
  readonly [path: string]: Oracle
}

/** Containers that are read from a later issue on. */
const LATER = /\.(?:zip|bin)$|object-storage\/(?:s3-v2|s3-lts)/

/** Files without an oracle: format and number of events as their MANIFEST.md states it. */
const MANIFEST: { readonly [name: string]: readonly [format: string, events: number] } = {
  'rrweb-player-demo.json': ['rrweb', 272],
  'rrweb-2018-replay-a.json': ['rrweb', 231],
  'rrweb-sizer-e1.json': ['rrweb', 607],
  'smartx-4h-idle.json': ['rrweb', 1219],
  'smartx-phone-touch.json': ['rrweb', 947],
  'posthog2021-hogflix.json': ['posthog-result', 62],
  'highlight-css-inline.json': ['rrweb-events', 552],
  'mida-app.json': ['rrweb', 80],
  'pascal-dapp.json': ['rrweb', 66],
  'chalk-mui-2min.json': ['rrweb-data', 459],
  'chalk-mui-13h.json': ['rrweb-data', 982],
  'console-log-2021-a.json': ['rrweb', 139],
  'react-2021-c.json': ['rrweb', 176],
  'imrobot-chrome-newtab.json': ['rrweb', 16],
  'zhk-h5-touch.json': ['rrweb', 53],
  'session-recorder-react.json': ['rrweb', 126],
  'argocd-dashboard.json': ['rrweb', 26],
  'steel-browser-example.json': ['rrweb', 84],
  'posthog-large-blob-damaged.jsonl': ['posthog-lines', 113],
}

describe('real recordings', { skip }, () => {
  for (const [path, oracle] of Object.entries(oracles)) {
    if (LATER.test(path) || path.startsWith('posthog/wire')) continue
    for (const name of [undefined, 'unknown']) {
      it(`${path}${name ? ` under the name ${name}` : ''} is read as its oracle says`, async () => {
        const { recordings, problems } = await readingOfFile(`${shared}/${path}`, name)
        assert.equal(recordings.length, 1)
        const { windows, types, first, last } = describeRecording(recordings[0]!)
        const { events, badLines, ...expected } = oracle
        assert.deepEqual(
          { windows, types, first, last },
          { windows: expected.windows, types: expected.types, first: expected.first, last: expected.last },
        )
        const noted = badLines > 0 ? ['lines-skipped'] : []
        assert.deepEqual(
          problems.map(({ code }) => code),
          noted,
        )
        assert.equal(
          Object.values(windows).reduce((sum, count) => sum + count, 0),
          events,
        )
      })
    }
  }
  for (const [file, [format, events]] of Object.entries(MANIFEST)) {
    it(`${file} is read as its manifest says`, async () => {
      const { recordings } = await readingOfFile(`${shared}/recordings/${file}`)
      assert.equal(recordings.length, 1)
      assert.equal(recordings[0]?.format, format)
      assert.equal(recordings[0]?.windows.flatMap((window) => window.events).length, events)
      const unnamed = await readingOfFile(`${shared}/recordings/${file}`, 'unknown')
      assert.deepEqual(unnamed.recordings.map(describeRecording), recordings.map(describeRecording))
    })
  }
  it('of every kind are read or refused in one sentence', async () => {
    const files = ['recordings', 'posthog/legacy', 'posthog/api', 'posthog/mobile'].flatMap((folder) =>
      readdirSync(`${shared}/${folder}`).map((name) => `${shared}/${folder}/${name}`),
    )
    for (const file of files) {
      await readingOfFile(file, 'unknown').catch((error: unknown) => {
        assert.ok(error instanceof ReplayError, `${file}: ${String(error)}`)
      })
    }
  })
  it('of which only the listing, the schema or the metadata is there are told for what they are', async () => {
    const codes: { readonly [path: string]: string } = {
      'posthog/api/sources.json': 'sources-listing',
      'posthog/mobile/rr-mobile-schema.json': 'schema-file',
      'posthog/legacy/large_recording_meta.json': 'recording-metadata',
      'posthog/legacy/recording_meta.2021.json': 'recording-metadata',
      'posthog/legacy/recording_events.json': 'analytics-events',
      'posthog/legacy/large_recording_load_events_one.json': 'analytics-events',
    }
    for (const [path, code] of Object.entries(codes)) {
      await assert.rejects(
        readingOfFile(`${shared}/${path}`),
        (error) => error instanceof ReplayError && error.problem.code === code,
        path,
      )
    }
  })
})
