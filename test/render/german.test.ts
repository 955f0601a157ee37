import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { english, type Phrase, type Words } from '../../src/model/words.ts'
import { languageOf } from '../../src/render/language.ts'

const german = JSON.parse(readFileSync('templates/words/de.json', 'utf8')) as { readonly lang: string } & Words

const texts = (phrase: Phrase) => (typeof phrase === 'string' ? [phrase] : Object.values(phrase))
const slots = (phrase: Phrase) => new Set(texts(phrase).flatMap((text) => text.match(/\{\w+\}/g) ?? []))

describe('the German table', () => {
  test('is one that a page takes', () => {
    assert.equal(languageOf('de').tag, 'de')
  })

  test('has a text for all that the player says, and for nothing else', () => {
    const { lang, ...table } = german
    assert.equal(lang, 'de')
    assert.deepEqual(Object.keys(table).sort(), Object.keys(english).sort())
  })

  test('says the same things: each slot is filled in both languages', () => {
    for (const [key, phrase] of Object.entries(english as Words)) {
      assert.deepEqual(slots(german[key] as Phrase), slots(phrase), key)
    }
  })
})
