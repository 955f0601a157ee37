import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createCssCleaner } from '../../src/normalize/css.ts'
import { fetchedByCss } from './css-oracle.ts'

const RUNS = process.env['PORTABLE_REPLAY_ALL'] ? 50_000 : 3000

const css = createCssCleaner(() => {})

/** Pieces from which texts are made that mean something to a CSS parser, or nearly. */
const pieces = fc.constantFrom(
  'url(',
  'URL(',
  'u\\72l(',
  '\\75 rl(',
  'url',
  '(',
  ')',
  '"',
  "'",
  '\\',
  '\n',
  '\r\n',
  '/*',
  '*/',
  '{',
  '}',
  ';',
  ':',
  '@import',
  '@\\69mport ',
  '@imp',
  'ort',
  '@media',
  '@font-face{src:',
  '@namespace ',
  '@layer a;',
  '@charset "x";',
  ' ',
  'http://x/a.png',
  'a.png',
  'data:image/png;base64,AA',
  'data:text/html,x',
  '#a',
  'image-set(',
  '-webkit-image-set(',
  'src(',
  'image(',
  'var(--x)',
  'fill:',
  'background:',
  'a{',
  'b',
  '[',
  ']',
  ',',
  '<!--',
  '-->',
  '--',
  '5',
  '.5e3',
  '+',
  '\0',
  '/* rr_split */',
  'filter:',
  'expression(',
  '\u00e9',
  '@',
  '#',
  '-',
  '\\\n',
  'format("woff2")',
  '1x',
)
const cssText = fc.oneof(
  fc.array(pieces, { maxLength: 14 }).map((texts) => texts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

describe('style sheets', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['a{background:url(http://x/a) red}', 'a{background:url("data:,#http%3A%2F%2Fx%2Fa") red}'],
    ['a{background:url( "http://x/a" )}', 'a{background:url( "data:,#http%3A%2F%2Fx%2Fa" )}'],
    ['a{b:u\\72l(http://x)}', 'a{b:url("data:,#http%3A%2F%2Fx")}'],
    ['a{fill:url(x.svg#g)}', 'a{fill:url("#rr-aside:x.svg%23g")}'],
    ['@font-face{src:url("a.woff2") format("woff2")}', '@font-face{src:-rr-url("a.woff2") format("woff2")}'],
    ['a{b:image-set("a.png" 1x type("image/png"))}', 'a{b:image-set("data:,#a.png" 1x type("image/png"))}'],
    ['a{b:image-set(var(--x) 1x)}', 'a{b:-rr-image-set(var(--x) 1x)}'],
    ['@import "a.css" screen;b{}', '@media not all{@-rr-import "%22a.css%22%20screen";}b{}'],
    ['@\\69mport url(a.css)', '@media not all{@-rr-import "url%28a.css%29";}'],
    ['b{}@import "a.css";', 'b{}@-rr-import "a.css";'],
    ['a{width:expression(alert(1))}', 'a{width:-rr-expression(alert(1))}'],
  ]
  for (const [given, inert] of cases) it(`${given} becomes inert`, () => assert.equal(css.sheet(given), inert))

  const untouched = [
    '.a\\:hover{content:"\\f101"} /* url(http://x) */ b{content:"url(http://x)"}',
    '@font-face{src:url(data:font/woff2;base64,AAAA)}a{background:url("data:image/svg+xml,%3Csvg/%3E")}',
    '@namespace svg url(http://www.w3.org/2000/svg);svg|a{fill:url(#g)}',
    'a{b:url(no good)} c{d:5url(x)} @media (min-width:3px){e{color:rgba(1,2,3,.5)}}',
  ]
  for (const given of untouched) it(`${given} stays as it is`, () => assert.equal(css.sheet(given), given))

  it('one import is one rule afterwards, so that rules inserted later keep their index', () => {
    assert.equal(css.sheet('@import "a";@import "b";').match(/@media not all\{[^}]*\}/g)?.length, 2)
  })

  it('never fetches, whatever the text', () => {
    fc.assert(
      fc.property(cssText, (text) => assert.deepEqual(fetchedByCss(css.sheet(text)), [])),
      { numRuns: RUNS },
    )
  })

  it('is inert already after the first time', () => {
    fc.assert(
      fc.property(cssText, (text) => assert.equal(css.sheet(css.sheet(text)), css.sheet(text))),
      { numRuns: RUNS },
    )
  })

  it('stays as it is without anything that could fetch', () => {
    const plain = cssText.filter(
      (text) => fetchedByCss(text).length === 0 && !/url|src|import|image|filter|expression|\\/i.test(text),
    )
    fc.assert(
      fc.property(plain, (text) => assert.equal(css.sheet(text), text)),
      { numRuns: RUNS },
    )
  })

  it('the oracle sees what it should', () => {
    assert.deepEqual(fetchedByCss('a{b:u\\72l( http://x )}@IMPORT "y";c{d:image-set("z" 1x)}'), [
      'http://x',
      '@import',
      'z',
    ])
  })
})

describe('texts that a browser joins', () => {
  it('never fetch, in whatever order and number', () => {
    const texts = fc.array(cssText, { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(texts, (given) => {
        const joined = given.map(css.part).join('')
        assert.deepEqual(fetchedByCss(joined), [])
      }),
      { numRuns: RUNS },
    )
  })

  it('never fetch when the player cuts them at its marks', () => {
    fc.assert(
      fc.property(cssText, cssText, (one, other) => {
        const inert = css.splitSheet(`${one}/* rr_split */${other}`)
        assert.deepEqual(fetchedByCss(inert), [])
        assert.deepEqual(fetchedByCss(inert.split('/* rr_split */').join('')), [])
      }),
      { numRuns: RUNS },
    )
  })

  it('stay as they are when they end after a rule', () => {
    for (const text of ['a{b:c}', 'a{b:"("}\n', '/* x */', '@media x{a{}}', '']) assert.equal(css.part(text), text)
  })

  it('keep the marks between whole rules', () => {
    assert.equal(css.splitSheet('a{}/* rr_split */b{}'), 'a{}/* rr_split */b{}')
  })
})

describe('single declarations', () => {
  it('never fetch, whatever the value', () => {
    fc.assert(
      fc.property(fc.constantFrom('background', 'fill', 'src', '--x'), cssText, (property, value) => {
        assert.deepEqual(fetchedByCss(css.value(property, value)), [])
        assert.deepEqual(fetchedByCss(css.declarations(`${property}:${value}`)), [])
      }),
      { numRuns: RUNS },
    )
  })
})
