import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { contrast, readHex } from '../../src/render/colors.ts'

const STYLES = 'src/player/styles'
const css = (name: string) => readFileSync(join(STYLES, name), 'utf8').replace(/\/\*[^]*?\*\//g, '')
const tokens = new Map(
  Array.from(
    css('tokens.css').matchAll(/--([\w-]+): var\(--light, (#\w+)\) var\(--dark, (#\w+)\)/g),
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
)

const GROUNDS = ['ground', 'surface', 'raised', 'hover', 'tint']
/** WCAG 2.2, 1.4.3 and, for what is no text, 1.4.11. */
const TEXT = 4.5
const SHAPE = 3

/** What stands on what, in the styles. */
const PAIRS: readonly { readonly on: readonly string[]; readonly words: readonly string[]; readonly least: number }[] =
  [
    { words: ['text', 'dim', 'accent', 'danger', 'warning'], on: GROUNDS, least: TEXT },
    { words: ['text'], on: ['found'], least: TEXT },
    { words: ['on-accent'], on: ['accent'], least: TEXT },
    { words: ['surface'], on: ['danger'], least: TEXT },
    { words: ['value-name', 'value-string', 'value-number'], on: ['surface', 'raised', 'ground'], least: TEXT },
    { words: ['edge'], on: ['ground', 'surface', 'raised'], least: SHAPE },
    { words: ['accent'], on: ['track'], least: SHAPE },
  ]

describe('the colours', () => {
  for (const scheme of ['light', 'dark'] as const) {
    test(`can be told apart, ${scheme}`, () => {
      const color = (name: string) => tokens.get(name)?.[scheme] ?? assert.fail(`there is no --${name}`)
      const weak = PAIRS.flatMap(({ words, on, least }) =>
        words.flatMap((word) =>
          on
            .map((ground) => ({ word, ground, ratio: contrast(readHex(color(word)), readHex(color(ground))) }))
            .filter(({ ratio }) => ratio < least)
            .map(({ ground, ratio }) => `--${word} on --${ground}: ${ratio.toFixed(2)} < ${least}`),
        ),
      )
      assert.deepEqual(weak, [])
    })
  }

  test('stand in one file: what other styles say are tokens, or shades over a picture', () => {
    // drawn over what was recorded, whose colours nobody knows, or between the picture and what lies over it
    const overPictures = ['cover.css', 'stage.css', 'tokens.css']
    const others = readdirSync(STYLES).filter((name) => !overPictures.includes(name))
    const own = others.flatMap((name) =>
      (css(name).match(/#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\([^)]*\)/gi) ?? []).map((color) => `${name}: ${color}`),
    )
    // and the white that a recorded page stands on
    const shades = own.filter((color) => !/(?:rgb\((?:0 0 0|10 10 20) \/ \d+%\)|#fff)$/.test(color))
    assert.deepEqual(shades, [])
  })

  test('of a token are used as they are named', () => {
    const used = readdirSync(STYLES).flatMap((name) =>
      Array.from(css(name).matchAll(/var\(--([\w-]+)\)/g), ([, one]) => one),
    )
    const made = new Set(
      readdirSync(STYLES).flatMap((name) => Array.from(css(name).matchAll(/--([\w-]+):/g), ([, one]) => one)),
    )
    assert.deepEqual(
      [...new Set(used)].filter((name) => !made.has(name)),
      [],
    )
  })
})
