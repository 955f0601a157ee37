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

/** Containers that `read/` undoes. */
const BINARY = /\.zip$|api\/.*\.bin$|object-storage\/(?:s3-v2|s3-lts)/

/** Files of `recordings/` without an oracle: their format, and the events of each type as MANIFEST.md states them. */
const MANIFEST: { readonly [name: string]: readonly [format: string, types: Description['types']] } = {
  'rrweb-player-demo.json': ['rrweb', { 2: 1, 3: 270, 4: 1 }],
  'rrweb-2018-replay-a.json': ['rrweb', { 0: 1, 1: 1, 2: 1, 3: 228 }],
  'rrweb-test-video-playback.json': ['rrweb', { 0: 1, 1: 1, 2: 1, 3: 39, 4: 1 }],
  'rrweb-test-webgl.json': ['rrweb', { 2: 1, 3: 2, 4: 1 }],
  'rrweb-sizer-e1.json': ['rrweb', { 2: 1, 3: 605, 4: 1 }],
  'smartx-4h-idle.json': ['rrweb', { 2: 1, 3: 1217, 4: 1 }],
  'smartx-phone-touch.json': ['rrweb', { 2: 1, 3: 945, 4: 1 }],
  'posthog-large-blob-damaged.jsonl': ['posthog-lines', { 2: 2, 3: 57, 4: 2, 5: 10, 6: 42 }],
  'posthog2021-hogflix.json': ['posthog-result', { 0: 4, 1: 4, 2: 4, 3: 46, 4: 4 }],
  'sentry-replay-simple.json': ['rrweb', { 2: 1, 3: 1, 4: 1 }],
  'highlight-session-graphql.json': ['highlight-answer', { 2: 1, 3: 155, 4: 1, 5: 2 }],
  'highlight-css-inline.json': ['rrweb-events', { 2: 1, 3: 521, 4: 1, 5: 29 }],
  'highlight-payload.json': ['highlight-payload', { 2: 1, 3: 1, 4: 1 }],
  'pagespy-demo.json': ['pagespy', { 2: 1, 3: 221, 4: 1 }],
  'mida-app.json': ['rrweb', { 2: 1, 3: 78, 4: 1 }],
  'rrweb-stats-pages.json': ['rrweb-parts', { 0: 9, 1: 9, 2: 9, 3: 1329, 4: 9 }],
  'rrweb-stats-forms.json': ['rrweb-parts', { 0: 5, 1: 5, 2: 5, 3: 521, 4: 5 }],
  'steel-browser-example.json': ['rrweb', { 2: 1, 3: 82, 4: 1 }],
  'pascal-dapp.json': ['rrweb', { 2: 1, 3: 64, 4: 1 }],
  'newrelic-chunk-no-increments.txt': ['rrweb', { 2: 1, 4: 1 }],
  'chalk-mui-2min.json': ['rrweb-data', { 2: 1, 3: 457, 4: 1 }],
  'chalk-mui-13h.json': ['rrweb-data', { 2: 1, 3: 980, 4: 1 }],
  'imrobot-chrome-newtab.json': ['rrweb', { 2: 2, 3: 13, 4: 1 }],
  'argocd-dashboard.json': ['rrweb', { 2: 1, 3: 24, 4: 1 }],
  'concatenated-bodies-2019.json': ['rrweb-events', { 0: 1, 1: 1, 2: 1, 3: 2153, 4: 1 }],
  'console-log-2021-a.json': ['rrweb', { 0: 1, 2: 1, 3: 124, 4: 1, 6: 12 }],
  'react-2021-c.json': ['rrweb', { 0: 1, 2: 1, 3: 173, 4: 1 }],
  'zhk-h5-touch.json': ['rrweb', { 2: 1, 3: 51, 4: 1 }],
  'yaakua-phone-ids.json': ['rrweb', { 2: 3, 3: 154, 4: 3 }],
  'session-recorder-react.json': ['rrweb', { 0: 1, 1: 1, 2: 1, 3: 122, 4: 1 }],
}

/** Composed recordings of phones: the number of events that `mobile/cases.md` names. */
const MOBILE: { readonly [name: string]: number } = { 'session.json': 98, 'screenshots.json': 61 }

/** Files that hold several recordings: the number of events in each. */
const SEVERAL: { readonly [name: string]: readonly number[] } = {
  'rrweb-stats-pages.json': [240, 65, 307, 159, 196, 26, 29, 77, 266],
  'rrweb-stats-forms.json': [122, 54, 60, 99, 206],
}

function eventsOf({ windows }: Description): number {
  return Object.values(windows).reduce((sum, count) => sum + count, 0)
}

function typesOf(descriptions: readonly Description[]): Description['types'] {
  const sums: { [type: string]: number } = {}
  for (const { types } of descriptions) {
    for (const [type, count] of Object.entries(types)) sums[type] = (sums[type] ?? 0) + count
  }
  return sums
}

describe('real recordings', { skip }, () => {
  for (const [path, oracle] of Object.entries(oracles)) {
    if (BINARY.test(path)) continue
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
  for (const [file, [format, types]] of Object.entries(MANIFEST)) {
    it(`${file} is read as its manifest says`, async () => {
      const { recordings, problems } = await readingOfFile(`${shared}/recordings/${file}`)
      const descriptions = recordings.map(describeRecording)
      assert.deepEqual(typesOf(descriptions), types)
      const events = descriptions.map(eventsOf)
      assert.deepEqual(events, SEVERAL[file] ?? [events[0]])
      for (const recording of recordings) assert.equal(recording.format, format)
      const noted = file === 'posthog-large-blob-damaged.jsonl' ? ['packed-fields-damaged'] : []
      assert.deepEqual(
        problems.map(({ code }) => code),
        noted,
      )
      const unnamed = await readingOfFile(`${shared}/recordings/${file}`, 'unknown')
      assert.deepEqual(unnamed.recordings.map(describeRecording), descriptions)
    })
  }
  for (const [file, events] of Object.entries(MOBILE)) {
    it(`${file} of phones is read as one session`, async () => {
      const { recordings } = await readingOfFile(`${shared}/posthog/mobile/${file}`)
      const descriptions = recordings.map(describeRecording)
      assert.deepEqual(descriptions.map(eventsOf), [events])
      const unnamed = await readingOfFile(`${shared}/posthog/mobile/${file}`, 'unknown')
      assert.deepEqual(unnamed.recordings.map(describeRecording), descriptions)
    })
  }
  it('every file of recordings/ has figures here', () => {
    const files = readdirSync(`${shared}/recordings`).filter((file) => file !== 'MANIFEST.md')
    const known = (file: string) => file in MANIFEST || `recordings/${file}` in oracles
    assert.deepEqual(
      files.filter((file) => !known(file)),
      [],
    )
  })
  it('of PageSpy bring their console and network', async () => {
    const { recordings } = await readingOfFile(`${shared}/recordings/pagespy-demo.json`)
    const [first] = recordings[0]?.tracks?.console ?? []
    assert.deepEqual(first?.parts, ['[PageSpy] [LOG] ', 'Plugins inited'])
    assert.equal(recordings[0]?.tracks?.console?.length, 34)
    assert.ok(recordings[0]?.tracks?.network?.every(({ url, timestamp }) => url !== '' && timestamp > 1e12))
  })
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
