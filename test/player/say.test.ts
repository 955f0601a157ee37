import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english } from '../../src/model/words.ts'

test('no slot of an English text is left without the name that fills it', () => {
  for (const [key, phrase] of Object.entries(english as { readonly [key: string]: string | object })) {
    for (const text of typeof phrase === 'string' ? [phrase] : Object.values(phrase)) {
      assert.doesNotMatch(String(text).replace(/\{[a-z]\w*\}/gi, ''), /[{}]/, `${key}: ${text}`)
    }
  }
})
