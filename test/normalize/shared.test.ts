import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { gunzipSync } from 'fflate'
import { parse } from '../../src/parse/parse.ts'
import { dangersOf } from './page-oracle.ts'
import { ReplayError } from '../../src/model/problem.ts'
import { normalizedArrays } from './recordings.ts'

const shared = '../shared'
const skip = existsSync(`${shared}/recordings`) ? false : 'no ../shared here'
const files = skip
  ? []
  : ['recordings', 'posthog/exports'].flatMap((folder) =>
      readdirSync(`${shared}/${folder}`)
        .filter((file) => /\.(?:jsonl?|txt)$/.test(file))
        .map((file) => `${folder}/${file}`),
    )

/** Without a full snapshot, or with a damaged one: what can be listed stays. */
const NO_PICTURE = ['key1.jsonl', 'posthog-large-blob-damaged.jsonl']

describe('real recordings', { skip }, () => {
  for (const file of files) {
    it(`${file} comes out harmless, and the same a second time`, (test) => {
      for (const recording of recordingsIn(file)) {
        const once = normalizedArrays(recording)
        if (NO_PICTURE.some((name) => file.endsWith(name))) {
          assert.deepEqual(once.windows, [])
          assert.ok(once.pageless.length > 0)
          continue
        }
        test.diagnostic(JSON.stringify(once.counts))
        for (const { events } of once.windows) assert.deepEqual(dangersOf(events), [])
        assert.deepEqual(normalizedArrays({ ...once }).windows, once.windows)
      }
    })
  }
})

/** None for formats that can't be read yet. */
function recordingsIn(file: string): ReturnType<typeof parse> {
  const bytes = new Uint8Array(readFileSync(`${shared}/${file}`))
  try {
    return parse({ name: file, bytes }, { note: () => {}, inflate: gunzipSync })
  } catch (error) {
    assert.ok(error instanceof ReplayError, String(error))
    return []
  }
}
