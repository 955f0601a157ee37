import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test, type TestContext } from 'node:test'
import { formatUtc } from '../../src/model/clock.ts'
import { loadZstd } from '../../src/pack/zstd.ts'
import { understand } from '../../src/sessions.ts'
import { bytesOfFile, SHARED, SHARED_FILES } from './inputs.ts'

// Every real file, the whole way from its container to what is known of its sessions.
const skip = existsSync(`${SHARED}/posthog/oracles.json`) ? false : 'no ../shared here'

interface Figures {
  readonly sessions?: number
  readonly events: number
  /** Tabs: by their ids in an oracle. */
  readonly windows: { readonly [id: string]: number } | number
  readonly first?: number
  readonly last?: number
}

const ORACLES = (skip ? {} : JSON.parse(readFileSync(`${SHARED}/posthog/oracles.json`, 'utf8'))) as {
  readonly [path: string]: Figures
}

const oneTab = (events: number): Figures => ({ events, windows: 1 })

/** Files without an oracle, as MANIFEST.md and `mobile/cases.md` state them. */
const STATED: { readonly [path: string]: Figures } = {
  'recordings/argocd-dashboard.json': oneTab(26),
  'recordings/chalk-mui-13h.json': oneTab(982),
  'recordings/chalk-mui-2min.json': oneTab(459),
  'recordings/concatenated-bodies-2019.json': oneTab(2157),
  'recordings/console-log-2021-a.json': oneTab(139),
  'recordings/highlight-css-inline.json': oneTab(552),
  'recordings/highlight-payload.json': oneTab(3),
  'recordings/highlight-session-graphql.json': oneTab(159),
  'recordings/imrobot-chrome-newtab.json': oneTab(16),
  'recordings/mida-app.json': oneTab(80),
  'recordings/newrelic-chunk-no-increments.txt': oneTab(2),
  'recordings/pagespy-demo.json': oneTab(223),
  'recordings/pascal-dapp.json': oneTab(66),
  'recordings/posthog-large-blob-damaged.jsonl': oneTab(113),
  'recordings/posthog2021-hogflix.json': oneTab(62),
  'recordings/react-2021-c.json': oneTab(176),
  'recordings/rrweb-2018-replay-a.json': oneTab(231),
  'recordings/rrweb-player-demo.json': oneTab(272),
  'recordings/rrweb-sizer-e1.json': oneTab(607),
  'recordings/rrweb-stats-forms.json': { sessions: 5, events: 541, windows: 5 },
  'recordings/rrweb-stats-pages.json': { sessions: 9, events: 1365, windows: 9 },
  'recordings/rrweb-test-video-playback.json': oneTab(43),
  'recordings/rrweb-test-webgl.json': oneTab(4),
  'recordings/sentry-replay-simple.json': oneTab(3),
  'recordings/session-recorder-react.json': oneTab(126),
  'recordings/smartx-4h-idle.json': oneTab(1219),
  'recordings/smartx-phone-touch.json': oneTab(947),
  'recordings/steel-browser-example.json': oneTab(84),
  'recordings/yaakua-phone-ids.json': oneTab(160),
  'recordings/zhk-h5-touch.json': oneTab(53),
  'posthog/mobile/session.json': oneTab(98),
  'posthog/mobile/screenshots.json': oneTab(61),
}

/** Files in which there is nothing to show, and what they are told to be. */
const REFUSED: { readonly [path: string]: string } = {
  'recordings/MANIFEST.md': 'not-json',
  'posthog/oracles.json': 'not-a-recording',
  'posthog/api/sources.json': 'sources-listing',
  'posthog/legacy/large_recording_load_events_one.json': 'analytics-events',
  'posthog/legacy/large_recording_meta.json': 'recording-metadata',
  'posthog/legacy/large_recording_web_vitals_props.json': 'analytics-events',
  'posthog/legacy/recording_events.json': 'analytics-events',
  'posthog/legacy/recording_meta.2021.json': 'recording-metadata',
  'posthog/legacy/snapshot-initial.json': 'no-full-snapshot',
  'posthog/mobile/cases.json': 'not-a-recording',
  'posthog/mobile/cases.md': 'not-json',
  'posthog/mobile/increment-with-child-duplication.json': 'no-full-snapshot',
  'posthog/mobile/rr-mobile-schema.json': 'schema-file',
  'posthog/object-storage/s3-v2/session_replay_events.block_urls.json': 'block-addresses',
}

const zstd = await loadZstd()

interface Understood {
  readonly sessions: number
  readonly events: number
  readonly windows: number
  readonly first: number
  readonly last: number
  readonly refused: readonly string[]
  /** Formats and containers, for people. */
  readonly forms: readonly string[]
}

async function understood(name: string, data: Uint8Array): Promise<Understood> {
  const { sessions, problems, failures } = await understand([{ name, data }], {}, zstd)
  const own = sessions.map(({ session }) => session)
  const withoutPicture = problems.filter(({ code }) => code === 'window-without-snapshot' || code === 'no-picture')
  const forms = sessions.map(({ recording }) =>
    [...new Set(recording.origins?.flatMap((origin) => origin.containers)), recording.format].join(' > '),
  )
  return {
    sessions: own.length,
    events: own.reduce((sum, { counts }) => sum + counts.read, 0),
    windows: own.reduce((sum, { windows }) => sum + windows.length, 0) + withoutPicture.length,
    first: Math.min(...own.map(({ startedAt }) => startedAt)),
    last: Math.max(...own.map(({ startedAt, durationMs }) => startedAt + durationMs)),
    refused: failures.map(({ problem }) => problem.code),
    forms: [...new Set(forms)],
  }
}

function assertAsStated(seen: Understood, { sessions, events, windows, first, last }: Figures): void {
  assert.deepEqual(seen.refused, [])
  assert.equal(seen.events, events)
  assert.equal(seen.windows, typeof windows === 'number' ? windows : Object.keys(windows).length)
  if (sessions !== undefined) assert.equal(seen.sessions, sessions)
  if (first !== undefined) assert.equal(seen.first, first)
  if (last !== undefined) assert.equal(seen.last, last)
}

function tell(context: TestContext, { forms, sessions, events, windows, first, last }: Understood): void {
  const counts = [`${sessions} sessions`, `${events} events`, `${windows} windows`]
  context.diagnostic([forms.join(', '), ...counts, formatUtc(first), `${last - first} ms`].join(' | '))
}

describe('every real file, under its own name and under none', { skip }, () => {
  for (const file of SHARED_FILES) {
    const path = file.slice(SHARED.length + 1)
    test(path, async (context) => {
      const data = bytesOfFile(file)
      const seen = await understood(path.split('/').at(-1) as string, data)
      const code = REFUSED[path]
      if (code !== undefined) assert.deepEqual([seen.sessions, seen.refused], [0, [code]])
      else {
        const figures = ORACLES[path] ?? STATED[path]
        assert.ok(figures, 'its figures are stated nowhere')
        assertAsStated(seen, figures)
        tell(context, seen)
      }
      assert.deepEqual(await understood('unknown', data), seen)
    })
  }
})
