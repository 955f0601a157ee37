import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { allotBlocks, gather } from '../../src/gather/gather.ts'
import type { Document } from '../../src/model/document.ts'
import type { Problem } from '../../src/model/problem.ts'
import type { Recording } from '../../src/model/recording.ts'
import { parse, readSide } from '../../src/parse/parse.ts'
import { inflate, read } from '../../src/read/read.ts'

// The whole way from containers to sessions, over real events that lie beside the project where it is developed.
const storage = '../shared/posthog/object-storage'
const adminExport = '../shared/posthog/admin-export'

const sessionOfFlags = '0196cf71-3156-76cb-bb45-d0df00000000'
const tabOfFlags = '0196cf71-3156-76cb-bb45-d0de45b84d05'
const tabOfHome = '0196e180-73bd-7b72-869b-35ee20bbbcd1'
const oldSession = '187d7c7619e1d62-0a36a9481897db-1d525634-384000-187d7c7619f3d4f'
const oldTabs = {
  '187d7c761a0525d-05f175487d4b65-1d525634-384000-187d7c761a149d0': 29,
  '187d7c77dfe1d45-08bdcaf91135a2-1d525634-384000-187d7c77dff39a6': 20,
}

interface Journey {
  readonly sessions: readonly Recording[]
  readonly codes: readonly string[]
}

/** What becomes of a folder or file, as the product takes it apart; `without` leaves documents out by the end of their name. */
async function journey(path: string, without?: string): Promise<Journey> {
  const problems: Problem[] = []
  const note = (problem: Problem) => void problems.push(problem)
  const found = await read(path, { note })
  const given = found.filter(({ name }) => without === undefined || !name.endsWith(without))
  const looked = given.map((document) => ({ document, side: readSide(document) }))
  const sides = looked.flatMap(({ side }) => side ?? [])
  const documents = looked.filter(({ side }) => !side).map(({ document }) => document)
  const recordings = allotBlocks(documents, { sides, note }).flatMap((document) =>
    parse(document, { note, inflate }).map((recording) => placed(recording, document)),
  )
  return { sessions: gather(recordings, { sides, note }), codes: problems.map(({ code }) => code) }
}

/** A recording that knows its document, whether or not parsing told it. */
function placed(recording: Recording, { path, containers, session }: Document): Recording {
  const sessionId = recording.sessionId ?? session?.id
  return {
    ...recording,
    ...(path !== undefined && { path }),
    ...(containers && { containers }),
    ...(sessionId !== undefined && { sessionId }),
  }
}

function shape({ sessionId, windows }: Recording): unknown {
  return [sessionId, Object.fromEntries(windows.map(({ id, events }) => [id, events.length]))]
}

/** Why a test can't run: the data isn't here, or reading doesn't take its container apart. */
async function missing(path: string, isOpened: (documents: readonly Document[]) => boolean): Promise<string | false> {
  if (!existsSync(path)) return 'no ../shared here'
  const documents = await read(path, { note: () => undefined }).catch(() => [])
  return isOpened(documents) ? false : 'reading does not open this container yet'
}

const hasBlocks = (documents: readonly Document[]) => documents.some(({ blocks }) => blocks !== undefined)
const isLong = (documents: readonly Document[]) => documents.some(({ bytes }) => bytes.length > 1000)
const skipStorage = await missing(`${storage}/s3-v2`, hasBlocks)
const skipOld = await missing(`${storage}/s3-v1`, isLong)
const skipLongTerm = await missing(`${storage}/s3-lts-2022-12-22`, isLong)
const skipAdmin = await missing(adminExport, hasBlocks)

describe('object storage of today', { skip: skipStorage }, () => {
  it('gives the sessions that rows beside it name', async () => {
    const { sessions, codes } = await journey(`${storage}/s3-v2`)
    assert.deepEqual(sessions.map(shape), [
      ['B(0196cf71)', { [tabOfFlags]: 105 }],
      ['A(0196e180)', { [tabOfHome]: 11 }],
    ])
    assert.deepEqual(codes, [])
  })

  it('gives a session for each tab without them', async () => {
    const { sessions, codes } = await journey(`${storage}/s3-v2`, 'block_urls.json')
    assert.deepEqual(sessions.map(shape), [
      [undefined, { [tabOfFlags]: 105 }],
      [undefined, { [tabOfHome]: 11 }],
    ])
    assert.deepEqual(codes, ['tabs-apart'])
  })
})

describe('object storage of former days', () => {
  it('names the session in its folders', { skip: skipOld }, async () => {
    assert.deepEqual((await journey(`${storage}/s3-v1`)).sessions.map(shape), [[oldSession, oldTabs]])
  })
  it('names the session in its files when it was kept for long', { skip: skipLongTerm }, async () => {
    assert.deepEqual((await journey(`${storage}/s3-lts-2022-12-22`)).sessions.map(shape), [[oldSession, oldTabs]])
  })
})

describe("PostHog's own export of a recording", { skip: skipAdmin }, () => {
  it('is one session with its analytics events', async () => {
    const [file] = readdirSync(adminExport)
    const { sessions, codes } = await journey(`${adminExport}/${file}`)
    assert.deepEqual(sessions.map(shape), [[sessionOfFlags, { [tabOfFlags]: 105 }]])
    assert.deepEqual(
      sessions[0]?.tracks?.marks?.map(({ name, timestamp }) => [name, timestamp]),
      [['$pageview', Date.UTC(2025, 4, 14, 15, 37, 16, 500)]],
    )
    assert.deepEqual(codes, [])
  })
})

describe('downloads of the snapshots API', { skip: existsSync('../shared') ? false : 'no ../shared here' }, () => {
  it('are joined with the part behind them', () => {
    const part = (name: string): Recording[] => {
      const bytes = new Uint8Array(readFileSync(`../shared/recordings/${name}`))
      return parse({ name, bytes }, { note: () => assert.fail(), inflate }).map((one) => ({ ...one, path: name }))
    }
    const files = [
      'posthog-perf-snapshot-key1.jsonl',
      'posthog-blob-v2-key0.jsonl',
      'posthog-perf-snapshot-key0.jsonl',
      'posthog-blob-v2-key1.jsonl',
    ]
    const sessions = gather(files.flatMap(part), { sides: [], note: () => assert.fail() })
    assert.deepEqual(sessions.map(shape), [
      [undefined, { [tabOfFlags]: 105 }],
      [undefined, { [tabOfHome]: 11 }],
    ])
  })
})
