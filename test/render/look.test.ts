import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { buildReplay } from '../../src/build.ts'
import type { LookOptions } from '../../src/model/look.ts'
import { WORDS_ELEMENT_ID } from '../../src/model/words.ts'
import { accentsOf, contrast, readHex } from '../../src/render/colors.ts'
import { documentOf, fullSnapshot, meta } from '../fixtures/events.ts'
import { parsePage, type ParsedElement } from './parse-page.ts'

const POISON = `"'<\`$&</script></title><!--&amp;$1$\`<img src=x onerror=alert(1)>`
const SVG =
  '<?xml version="1.0"?>\n<!-- ours -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

const source = {
  name: 'cart.json',
  data: [meta(0, 'https://shop.example/cart'), fullSnapshot(1, documentOf({ body: [] }))],
}

const build = async (look: LookOptions) => (await buildReplay(source, look)).html
const parsed = async (look: LookOptions) => parsePage(await build(look))
const all = (elements: readonly ParsedElement[], tag: string) => elements.filter((element) => element.tag === tag)
const refused = (look: object, sentence: RegExp) => assert.rejects(build(look as LookOptions), sentence)

describe('the language of a page', () => {
  test('is English without a table unless another is asked for', async () => {
    const elements = await parsed({})
    assert.deepEqual(all(elements, 'html')[0]?.attributes, { lang: 'en' })
    assert.ok(!elements.some(({ attributes }) => attributes.id === WORDS_ELEMENT_ID))
  })

  test('is the one of a table, whose texts the player finds before its script', async () => {
    const elements = await parsed({ lang: { lang: 'ar', 'first-page': `صفحة ${POISON}` } })
    assert.deepEqual(all(elements, 'html')[0]?.attributes, { lang: 'ar', dir: 'rtl' })
    const ids = elements.map(({ attributes }) => attributes.id)
    const at = ids.indexOf(WORDS_ELEMENT_ID)
    assert.ok(at > 0 && at < ids.indexOf('portable-replay-script-shell'))
    assert.deepEqual(JSON.parse(elements[at]?.text ?? ''), { 'first-page': `صفحة ${POISON}` })
    assert.ok(elements.some(({ tag, text }) => tag === 'dt' && text === `صفحة ${POISON}`))
    assert.ok(
      elements.some(({ tag, text }) => tag === 'dt' && text === 'Length'),
      'what it leaves out is English',
    )
  })

  test('writes its tag as it should be', async () => {
    const [html] = all(await parsed({ lang: { lang: 'PT-br' } }), 'html')
    assert.equal(html?.attributes.lang, 'pt-BR')
  })

  test('is said of the title of several sessions too', async () => {
    const lang = { lang: 'de', 'title-and-more': '{title} und {count} mehr' }
    const other = {
      ...source,
      name: 'other.json',
      data: [meta(9e8, 'https://other.example/'), fullSnapshot(9e8 + 1, documentOf({ body: [] }))],
    }
    const { html } = await buildReplay([source, other], { lang })
    assert.match(html, /<title>shop\.example\/cart und 1 mehr<\/title>/)
  })

  test('is refused with a sentence that names what is wrong', async () => {
    await refused({ lang: 'xx' }, /No translation into "xx" is built in \(en, de are\)/)
    await refused({ lang: [] }, /is no table of texts/)
    await refused({ lang: { 'first-page': 'Seite' } }, /does not say its language/)
    await refused({ lang: { lang: 'not a tag' } }, /"not a tag", which is no language tag/)
    await refused(
      { lang: { lang: 'de', 'first-pgae': 'Seite' } },
      /a text for "first-pgae", which the player never says/,
    )
    await refused({ lang: { lang: 'de', constructor: 'Seite' } }, /"constructor", which the player never says/)
    await refused({ lang: { lang: 'de', 'first-page': 7 } }, /of "first-page" must be a text\./)
    await refused({ lang: { lang: 'de', 'first-page': { other: 'Seiten' } } }, /of "first-page" must be a text\./)
    await refused(
      { lang: { lang: 'de', 'title-and-more': '{title} und {anzahl}' } },
      /"title-and-more" has a slot \{anzahl\}, which the English text has not \(it has \{title\}, \{count\}\)/,
    )
  })
})

describe('the theme of a page', () => {
  test('is said to the browser and to the style', async () => {
    const elements = await parsed({ theme: 'dark' })
    assert.equal(all(elements, 'html')[0]?.attributes['data-theme'], 'dark')
    assert.equal(elements.find(({ attributes }) => attributes.name === 'color-scheme')?.attributes.content, 'dark')
  })

  test('is refused when there is none of its name', () => refused({ theme: 'pink' }, /A page can't be "pink"/))
})

describe('the brand of a page', () => {
  test('is text and image, whatever is in it', async () => {
    const poisoned = await parsed({ brand: { title: POISON, logo: bytes(SVG), color: '#0a7d5c' } })
    const harmless = await parsed({ brand: { title: 'Acme', logo: bytes(SVG) } })
    assert.deepEqual(
      poisoned.map(({ tag }) => tag),
      harmless.map(({ tag }) => tag),
    )
    const address = `data:image/svg+xml;base64,${btoa(SVG)}`
    assert.equal(all(poisoned, 'img')[0]?.attributes.src, address)
    assert.equal(all(poisoned, 'link')[0]?.attributes.href, address)
    assert.equal(all(poisoned, 'bdi')[0]?.text, POISON)
    const [name] = poisoned.filter(({ attributes }) => attributes.name === 'application-name')
    assert.equal(name?.attributes.content, POISON)
  })

  test('has an accent that can be read on each ground, whatever its colour', () => {
    const grounds = {
      light: ['#f4f4f6', '#fff', '#ebebf0'],
      dark: ['#111115', '#19191f', '#22222a', '#282831'],
    }
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
    fc.assert(
      fc.property(hex, (color) => {
        for (const scheme of ['light', 'dark'] as const) {
          const { accent, onAccent, tint } = accentsOf(color)[scheme]
          for (const ground of [...grounds[scheme], onAccent, tint]) {
            const ratio = contrast(readHex(accent), readHex(ground))
            assert.ok(ratio >= 4.5, `${accent} on ${ground} in ${scheme}: ${ratio}`)
          }
        }
      }),
    )
    assert.equal(accentsOf('#4450d6').light.accent, '#4450d6', 'one that can be read stays as it is')
  })

  test('knows pictures by what they are', async () => {
    const beginnings = {
      png: '\x89PNG\r\n\x1a\n',
      gif: 'GIF89a',
      jpeg: '\xff\xd8\xff\xe0',
      webp: 'RIFF\0\0\0\0WEBP',
    }
    for (const [type, begins] of Object.entries(beginnings)) {
      const [image] = all(await parsed({ brand: { logo: bytes(`${begins}…`.slice(0, -1)) } }), 'img')
      assert.ok(image?.attributes.src?.startsWith(`data:image/${type};base64,`), type)
    }
  })

  test('is refused with a sentence', async () => {
    await refused({ brand: 'Acme' }, /The brand is no JSON object/)
    await refused({ brand: { colour: '#fff' } }, /The brand has a "colour", which is unknown/)
    await refused({ brand: { title: 'x'.repeat(81) } }, /title must be a text of at most 80 characters/)
    await refused({ brand: { color: 'red}' } }, /color "red}" can't be read; write it as #rrggbb/)
    await refused({ brand: { logo: bytes('<html>') } }, /logo is no picture that every browser shows/)
    await refused({ brand: { logo: bytes('<svg></svg>') } }, /an SVG without xmlns=/)
    await refused({ brand: { logo: new Uint8Array(200_001) } }, /has 200,001 bytes; at most 200,000/)
  })
})
