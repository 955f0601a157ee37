import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { formats } from '../../src/parse/formats.ts'
import { type Description, describeRecording } from './describe.ts'
import { readingOfFile } from './reading.ts'

/**
 * A fixture is a folder `test/fixtures/<format>/<case>/` with `input.*` and `expected.json`: a description (of several
 * sessions under `sessions`) and the codes of the problems noted, none by default.
 */
type Expected = (Description | { readonly sessions: readonly Description[] }) & {
  readonly problems?: readonly string[]
}

const root = 'test/fixtures'
const ids = formats.map(({ id }) => id)
const folders = ids.flatMap((id) => readdirSync(`${root}/${id}`).map((name) => `${root}/${id}/${name}`))

describe('every fixture of a format', () => {
  for (const folder of folders) {
    for (const name of [undefined, 'unknown']) {
      it(`${folder}${name ? ` under the name ${name}` : ''}`, async () => {
        const input = readdirSync(folder).find((file) => file.startsWith('input.'))
        const expected = JSON.parse(await readFile(`${folder}/expected.json`, 'utf8')) as Expected
        const { problems: codes = [], ...sessions } = expected
        const { recordings, problems } = await readingOfFile(`${folder}/${input}`, name)
        assert.deepEqual(recordings.map(describeRecording), 'sessions' in sessions ? sessions.sessions : [sessions])
        assert.deepEqual(
          problems.map(({ code }) => code),
          codes,
        )
        for (const { format } of recordings) assert.equal(format, folder.split('/').at(-2))
      })
    }
  }
})
