import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, test } from 'node:test'
import fc from 'fast-check'
import { hoverStyle } from '../../src/player/stage/hover-style.ts'
import { SHARED_FILES } from '../build/inputs.ts'
import { needsShared, RUN_ALL } from '../page/shared-data.ts'
import { rrwebStyles } from './rrweb-styles.ts'

let rrwebStyle: (css: string) => string

before(async () => {
  rrwebStyle = await rrwebStyles()
})

/** Sheets, and what becomes of them; those that postcss reads as a browser does become the same there. */
const ALIKE: readonly (readonly [string, string])[] = [
  ['a:hover{}', 'a:hover,\na.\\:hover{}'],
  ['a:hover { color: red }', 'a:hover,\na.\\:hover { color: red }'],
  ['a:hover , b,\n c:hover > d:hover{}', 'a:hover , b,\n c:hover > d:hover,\na.\\:hover,\nc.\\:hover > d.\\:hover{}'],
  [':hover{}', ':hover,\n.\\:hover{}'],
  ['a:not(:hover, b){}c{}', 'a:not(:hover, b),\na:not(.\\:hover, b){}c{}'],
  ['a:is(b,:hover),[x="a,b"]:hover{}', 'a:is(b,:hover),[x="a,b"]:hover,\na:is(b,.\\:hover),\n[x="a,b"].\\:hover{}'],
  [".a\\,b:hover,[x='\\',']:hover{}", ".a\\,b:hover,[x='\\',']:hover,\n.a\\,b.\\:hover,\n[x='\\','].\\:hover{}"],
  ['@media x{@supports (a:b){a:hover{}}}', '@media x{@supports (a:b){a:hover,\na.\\:hover{}}}'],
  ['@layer b{@container (width>1px){a:hover{}}}', '@layer b{@container (width>1px){a:hover,\na.\\:hover{}}}'],
  ['a{b:c;&:hover{d:e}f{}}', 'a{b:c;&:hover,\n&.\\:hover{d:e}f{}}'],
  ['a{b:c;& d:hover{}/**/g:hover {}}', 'a{b:c;& d:hover,\n& d.\\:hover{}/**/g:hover,\ng.\\:hover {}}'],
  ['a{--b:{c:hover{}};d:e}f:hover{}', 'a{--b:{c:hover{}};d:e}f:hover,\nf.\\:hover{}'],
  ['a{--b: x:hover{;} y:hover{}}f:hover{}', 'a{--b: x:hover{;} y:hover{}}f:hover,\nf.\\:hover{}'],
  ['/*a:hover{}*/b:hover{}', '/*a:hover{}*/b:hover,\nb.\\:hover{}'],
  ['a{b:"}c:hover{"}d:hover{}', 'a{b:"}c:hover{"}d:hover,\nd.\\:hover{}'],
  ["a{b:url(x;}'c:hover{)}d:hover{}", "a{b:url(x;}'c:hover{)}d:hover,\nd.\\:hover{}"],
  ['a{b:url( "x)" )}d:hover{}', 'a{b:url( "x)" )}d:hover,\nd.\\:hover{}'],
  ['@import "a:hover{";b:hover{}', '@import "a:hover{";b:hover,\nb.\\:hover{}'],
  ['@charset "utf-8";@namespace x url(a:hover);', '@charset "utf-8";@namespace x url(a:hover);'],
  ['@supports selector(a:hover){}', '@supports selector(a:hover){}'],
  ['@keyframes a{from{b:c}50%{b:c}}d:hover{}', '@keyframes a{from{b:c}50%{b:c}}d:hover,\nd.\\:hover{}'],
  ['@media (max-device-width:9px) and (min-device-height: 1px){}', '@media (max-width:9px) and (min-height: 1px){}'],
  ['@import url(a) (min-device-width:1px);', '@import url(a) (min-width:1px);'],
  ['a{@media (max-device-height:1px){b:c}}', 'a{@media (max-height:1px){b:c}}'],
  ['@media (max-device-aspect-ratio:1/1){a{b:-device-}}', '@media (max-device-aspect-ratio:1/1){a{b:-device-}}'],
  ['a{max-device-width:1px}', 'a{max-device-width:1px}'],
  ['a:HOVER{}', 'a:HOVER{}'],
  ['a{b:5url(a"b)c:hover{}");}d:hover{}', 'a{b:5url(a"b)c:hover{}");}d:hover,\nd.\\:hover{}'],
  ['@import "a" (max-device-width:1px', '@import "a" (max-width:1px'],
  ['', ''],
]

/** Where postcss and a browser disagree of what a sheet says, or rrweb of what is to become of it: see each. */
const OWN: readonly (readonly [string, string, string])[] = [
  ['a class name', '.\\:hover,.hover\\:x:hover{}', '.\\:hover,.hover\\:x:hover,\n.hover\\:x.\\:hover{}'],
  ['a class name that ends so', '.a\\:hover:hover{}', '.a\\:hover:hover,\n.a\\:hover.\\:hover{}'],
  ['a string', '[x=":hover"]{}', '[x=":hover"]{}'],
  ['a longer name', 'a:hovered,b:hover-x{}', 'a:hovered,b:hover-x{}'],
  ['a comment', 'a/*,:hover*/b,/*:hover*/c{}', 'a/*,:hover*/b,/*:hover*/c{}'],
  [
    'comments around',
    'a:hover/**/,/**/b:hover /**/ {}',
    'a:hover/**/,/**/b:hover /**/,\na.\\:hover/**/,\nb.\\:hover /**/ {}',
  ],
  ['brackets', 'a:hover[b=c,d]{}', 'a:hover[b=c,d],\na.\\:hover[b=c,d]{}'],
  ['an escaped space at the end', 'a:hover .b\\ {}', 'a:hover .b\\ ,\na.\\:hover .b\\ {}'],
  ['marks of HTML', '<!-- a:hover{} --> b:hover{}', '<!-- a:hover,\na.\\:hover{} --> b:hover,\nb.\\:hover{}'],
  [
    'URLs and strings in queries',
    '@import url(max-device-width) "max-device-width";',
    '@import url(max-device-width) "max-device-width";',
  ],
  ['a string that is broken', 'a{b:"c\n}d:hover{}', 'a{b:"c\n}d:hover,\nd.\\:hover{}'],
  ['an unclosed block', 'a{b:hover{}', 'a{b:hover,\nb.\\:hover{}'],
  ['a block that begins in one text and ends in the next', '.a:hover {', '.a:hover,\n.a.\\:hover {'],
  ['a block that began in the text before', 'b:c}d:hover{}', 'b:c}d:hover,\nd.\\:hover{}'],
  ['a closing brace too many', 'a{}}b:hover{}', 'a{}}b:hover,\nb.\\:hover{}'],
  ['an unclosed bracket', 'a{b:(}c:hover{}', 'a{b:(}c:hover{}'],
  [
    'a bracket that is closed by another',
    'a(]{)}:hover{})b:hover{}',
    'a(]{)}:hover{})b:hover,\na(]{)}.\\:hover{})b.\\:hover{}',
  ],
  ['an unclosed string', 'a:hover{}b{c:"d:hover{}', 'a:hover,\na.\\:hover{}b{c:"d:hover{}'],
  ['an unclosed comment', 'a:hover{}/* b:hover{}', 'a:hover,\na.\\:hover{}/* b:hover{}'],
  ['an escaped URL', "a{b:u\\72l(x'}c:hover{)}d:hover{}", "a{b:u\\72l(x'}c:hover{)}d:hover,\nd.\\:hover{}"],
  [
    'a longer name than url',
    'a{b:c\\20 url(a"b)d:hover{}");}d:hover{}',
    'a{b:c\\20 url(a"b)d:hover{}");}d:hover,\nd.\\:hover{}',
  ],
  ['a byte order mark', '\uFEFFa:hover{}', '\uFEFFa:hover,\n\uFEFFa.\\:hover{}'],
]

describe('hover styles', () => {
  for (const [css, expected] of ALIKE) {
    test(`of ${JSON.stringify(css)} are rrweb's`, () => {
      assert.equal(hoverStyle(css), expected)
      assert.equal(rrwebStyle(css), expected)
    })
  }

  for (const [what, css, expected] of OWN) {
    test(`of ${what} are a browser's`, () => {
      assert.equal(hoverStyle(css), expected)
      assert.notEqual(rrwebResult(css), expected)
    })
  }
})

/** Pieces of sheets that are whole, without what only a browser reads right. */
const selector = fc
  .array(
    fc.constantFrom(
      ' a',
      ' ',
      ':hover',
      '.b',
      '#c',
      '[d="e,{(:"]',
      ':not(.f, :hover)',
      ':is(g,h)',
      '>',
      '::before',
      '.k\\,',
      '.l\\{',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => `i${pieces.join('')}.j`)
const declaration = fc.constantFrom(
  'color:red;',
  'background:url(data:x;base64,{a:hover}/*);',
  'content:"\\"}a:hover{";',
  "content:'/*';",
  '--x:{a:hover{b:c}};',
  '--y: a:hover;',
  'width:calc((1px + var(--z)) * 2);',
  '/* a:hover{ */',
  '\n  ',
)
const blocks = fc.letrec<{ rule: string; block: string }>((tie) => ({
  rule: fc
    .record({
      opening: fc.oneof(
        fc.array(selector, { minLength: 1, maxLength: 4 }).map((list) => list.join(', ')),
        fc.constantFrom(
          '@media (max-device-width:1px) , print',
          '@supports selector(a:hover)',
          '@layer k',
          '@container l (min-device-height : 2px)',
        ),
      ),
      space: fc.constantFrom('', ' ', '\n\t'),
      block: tie('block'),
    })
    .map(({ opening, space, block }) => `${opening}${space}{${block}}`),
  block: fc.array(fc.oneof({ maxDepth: 3 }, declaration, tie('rule')), { maxLength: 4 }).map((parts) => parts.join('')),
}))
const sheet = fc
  .array(fc.oneof(blocks.rule, fc.constantFrom('@import "m:hover" (min-device-width:1px);', '/*n:hover{}*/', '\n')), {
    maxLength: 8,
  })
  .map((rules) => rules.join(''))

describe('sheets that are whole', () => {
  test('become what rrweb makes of them, to the letter', () => {
    let twins = 0
    fc.assert(
      fc.property(sheet, (css) => {
        const expected = rrwebStyle(css)
        assert.equal(hoverStyle(css), expected)
        if (expected.includes('.\\:hover')) twins++
      }),
      { numRuns: RUN_ALL ? 20_000 : 1000 },
    )
    assert.ok(twins > 100, `only ${twins} sheets had a twin`)
  })
})

/** Texts of recorded sheets in a file, as far as they are to be found without understanding it. */
function sheetsIn(path: string): string[] {
  const text = readFileSync(path, 'latin1')
  const found = text.matchAll(/"_cssText":("(?:[^"\\]|\\.)*")|"textContent":("(?:[^"\\]|\\.)*"),"isStyle":true/g)
  return [...found].map(([, attribute, content]) => JSON.parse((attribute ?? content) as string) as string)
}

/** Without what postcss leaves out, and the class names that rrweb takes for the pseudo-class. */
const withoutOdd = (css: string) => css.replace(/\/\*# sourceMappingURL=.*?\*\//g, '').replaceAll('\\:hover', '\\:over')

describe('sheets of real recordings', needsShared('recordings'), () => {
  test('become what rrweb makes of them, to the letter', () => {
    const sheets = [...new Set(SHARED_FILES.flatMap(sheetsIn).map(withoutOdd))].filter((css) => hoverStyle(css) !== css)
    assert.ok(sheets.length > 50, `only ${sheets.length} sheets change`)
    let unread = 0
    for (const css of sheets) {
      const expected = rrwebResult(css)
      if (expected === undefined) unread++
      else assert.ok(hoverStyle(css) === expected, css.slice(0, 200))
    }
    assert.ok(unread < sheets.length / 20, `postcss can't read ${unread} of ${sheets.length}`)
  })
})

describe('hostile sheets', () => {
  const pieces = [
    '(',
    '[',
    '{',
    '/*',
    '/**/',
    '\\',
    '\\6c (',
    '"',
    '"\n',
    'url(',
    'l(',
    'a:hover{',
    'a:hover,',
    '--x:{',
    '<!--',
    ' ',
  ]
  const openings = ['', 'a{', 'a:hover ', '@media max-device-width ', `{--${'x'.repeat(100_000)}:`]

  for (const piece of pieces) {
    test(`of 300,000 ${JSON.stringify(piece)} take no time`, () => {
      for (const opening of openings) {
        const css = `${opening}${piece.repeat(300_000)}:hover{}@media -device-`
        const tookMs = processorMs(() => assert.ok(hoverStyle(css).length >= css.length - 20))
        assert.ok(tookMs < 5000, `${tookMs} ms after ${opening.slice(0, 30)}`)
      }
    })
  }

  test('as many braces in one property take no time', () => {
    const css = `a{--${'x'.repeat(100_000)}:${'{}'.repeat(150_000)}}b:hover{}`
    assert.ok(processorMs(() => assert.ok(hoverStyle(css).endsWith('b:hover,\nb.\\:hover{}'))) < 5000)
  })
})

/** Milliseconds of processor, which does not count what else the machine does meanwhile. */
function processorMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** What rrweb makes of a sheet; undefined where postcss can't read it. */
function rrwebResult(css: string): string | undefined {
  try {
    return rrwebStyle(css)
  } catch {
    return undefined
  }
}
