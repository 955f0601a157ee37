import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { english } from '../../src/model/words.ts'

test('no slot of an English text is left without the name that fills it', () => {
  for (const [key, phrase] of Object.entries(english as { readonly [key: string]: string | object })) {
    for (const text of typeof phrase === 'string' ? [phrase] : Object.values(phrase)) {
      assert.doesNotMatch(String(text).replace(/\{[a-z]\w*\}/gi, ''), /[{}]/, `${key}: ${text}`)
    }
  }
})

test('no two tables of words have a key in common: one would speak for both', () => {
  const folder = 'src/model/words'
  const keys = readdirSync(folder).flatMap((name) =>
    Array.from(readFileSync(join(folder, name), 'utf8').matchAll(/^ {2}'?([\w-]+)'?:/gm), ([, key]) => key),
  )
  assert.deepEqual(
    keys.filter((key, place) => keys.indexOf(key) !== place),
    [],
  )
  assert.equal(keys.length, Object.keys(english).length)
})
