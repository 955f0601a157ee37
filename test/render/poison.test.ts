import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { buildReplay } from '../../src/build.ts'
import type { BundleIndex } from '../../src/model/bundle.ts'
import { hostileText } from '../pack/sessions.ts'
import { documentOf, fullSnapshot, meta } from '../fixtures/events.ts'
import { asciiHtml, inertJson } from '../../src/render/text.ts'
import { parsePage, type ParsedElement } from './parse-page.ts'

/** Ends strings, elements and comments, opens templates and replacement patterns, and leaves ASCII. */
const POISON = `"'<\`$&</script></title><!--&amp;\u2028𝒳{{title}}{{{style}}}$1$\`&lt;<img src=x>`

const snapshot = fullSnapshot(1, documentOf({ body: [] }))
const events = (href = 'https://shop.example/') => [meta(0, href), snapshot]

const shape = (elements: readonly ParsedElement[]) =>
  elements.map(({ tag, attributes }) => `${tag} ${attributes.id ?? ''}`)
const indexOf = (elements: readonly ParsedElement[]) =>
  JSON.parse(elements.find(({ attributes }) => attributes.id === 'portable-replay-index')?.text ?? '') as BundleIndex
const first = (elements: readonly ParsedElement[], tag: string) => elements.find((element) => element.tag === tag)?.text
const heading = (elements: readonly ParsedElement[]) =>
  elements[elements.findIndex(({ tag }) => tag === 'h1') + 1]?.text

async function build(source: { name?: string; data: object }, title?: string): Promise<ParsedElement[]> {
  const { html } = await buildReplay(source, title === undefined ? {} : { title })
  assert.equal(/[^\t\n\r\x20-\x7e]/.exec(html), null)
  return parsePage(html)
}

describe('the poison string', () => {
  test('as title of the page arrives as text and adds no element', async () => {
    const [poisoned, harmless] = [await build({ data: events() }, POISON), await build({ data: events() }, 'x')]
    assert.deepEqual(shape(poisoned), shape(harmless))
    assert.equal(first(poisoned, 'title'), POISON)
    assert.equal(heading(poisoned), POISON)
    assert.equal(indexOf(poisoned).title, POISON)
    assert.equal(indexOf(poisoned).sessions[0]?.title, POISON)
  })

  test('as file name arrives as text, on one line', async () => {
    const page = await build({ name: `${POISON}.json`, data: events('about:blank') })
    assert.equal(first(page, 'title'), heading(page))
    assert.equal(indexOf(page).sessions[0]?.title.replace('\u2028', ' '), `${POISON}.json`.replace('\u2028', ' '))
  })

  test('as address of the recorded page stays data; its query is in neither title nor first screen', async () => {
    const href = `https://shop.example/a${POISON}?token=secret${POISON}`
    const page = await build({ data: events(href) })
    assert.deepEqual(shape(page), shape(await build({ data: events('https://shop.example/a') })))
    assert.equal(indexOf(page).sessions[0]?.pages[0]?.href, href)
    const seen = page.filter(({ tag }) => !['script', 'style'].includes(tag)).map(({ text }) => text)
    assert.ok(!seen.some((text) => text.includes('secret')))
  })
})

describe('text in a page', () => {
  test('any JSON is ASCII, holds nothing that ends its element, and means the same', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.jsonValue({ stringUnit: 'binary' })), (value) => {
        const text = inertJson(value)
        assert.match(text, /^[\x20-\x7e]*$/)
        assert.ok(!/[<>&]/.test(text))
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('characters without a reference of their own become the replacement character', () => {
    assert.equal(asciiHtml('a\0b\ud800c\u0085d𝒳é'), 'a&#xfffd;b&#xfffd;c&#xfffd;d&#x1d4b3;&#xe9;')
  })

  test('HTML stays what it was when it is ASCII', () => {
    fc.assert(fc.property(fc.string(), (html) => assert.equal(asciiHtml(html), html)))
  })
})
