import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createCssCleaner } from '../../src/normalize/css.ts'
import { fetchedByCss } from './css-oracle.ts'
import {
  change,
  element,
  lastData,
  meta,
  mutation,
  normalized,
  parent,
  recording,
  snapshot,
  text,
  normalizedArrays,
} from './recordings.ts'

// What browser and player make of recorded things when they write them out and read them again.

const RUNS = process.env['PORTABLE_REPLAY_ALL'] ? 50_000 : 3000
const OUT = 'http://x.example/a.png'
const css = createCssCleaner(() => {})

describe('a tag name in other case', () => {
  const tagOf = (tagName: string, isSVG = false) => {
    const { windows } = normalized(meta(), snapshot({ body: [{ ...element(10, tagName), isSVG }] }))
    return /"id":10,"tagName":"([^"]*)"/.exec(JSON.stringify(windows[0]!.events[1]!.data))?.[1]
  }

  it('is no other tag than before, whatever the letters', () => {
    const letters = fc.oneof(fc.constantFrom(...'scriptylnkſıİKßﬀﬁﬂﬅﬆŉǰẞ'), fc.string({ unit: 'binary', maxLength: 1 }))
    const ascii = (name: string) => name.replace(/[^A-Za-z]/g, '').toLowerCase()
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 8 }), fc.boolean(), (given, isSVG) => {
        const name = tagOf(given.join(''), isSVG)
        if (name === undefined) return
        for (const other of [name.toUpperCase(), name.toLowerCase(), name.toUpperCase().toLowerCase()]) {
          assert.equal(ascii(other), ascii(name))
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('stays where its letters do', () => {
    assert.equal(tagOf('x-é'), 'x-é')
    assert.equal(tagOf('linearGradient', true), 'linearGradient')
  })
})

describe('declarations that others are written behind', () => {
  // Brackets that close nothing are left out: a browser takes no value that has them.
  const pieces = fc.constantFrom('"', "'", '\\', '/*', '*/', '(', '[', 'f(x)', 'url(', 'a', ';', ' ', 'x:', '"y"')
  const written = fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join(''))

  for (const [what, clean] of [
    ['a value', (value: string) => css.declaration('--a', value)],
    ['a style attribute', (value: string) => css.declarations(`--a:${value}`).slice('--a:'.length)],
  ] as const) {
    it(`${what} does not reach into the next`, () => {
      fc.assert(
        fc.property(written, (value) => {
          const joined = `--a:${clean(value)};--b:"url(${OUT})"`
          assert.deepEqual(fetchedByCss(joined), fetchedByCss(`--a:${clean(value)}`))
        }),
        { numRuns: RUNS },
      )
    })
  }

  it('stay as they are when nothing is left open', () => {
    for (const style of ['color:red', 'color:rgb(1,2,3)', 'content:"a" ; width:calc((1px + 2px)*2)', '--a:{x}']) {
      assert.equal(css.declarations(style), style)
    }
  })

  it('have names that end where they seem to', () => {
    const style = {
      '--a b': '1',
      'x;y': '1',
      'x:y': '1',
      'x}': '1',
      '"': '1',
      '--é-1.5': '1',
      'background-color': 'red',
    }
    const [mutated] = lastData({}, mutation({ attributes: [{ id: 4, attributes: { style } }] }))[
      'attributes'
    ] as object[]
    assert.deepEqual(mutated, { id: 4, attributes: { style: { '--é-1.5': '1', 'background-color': 'red' } } })
    const set = { property: '--a:1;color', value: 'red' }
    assert.equal(lastData({}, change({ source: 13, id: 10, index: [0], set }))['set'], undefined)
  })

  it('rules close what they open, and a sheet is replaced at once or not at all', () => {
    const adds = [{ rule: 'a{--x:"y', index: 0 }]
    const data = lastData({}, change({ source: 8, styleId: 1, adds, replace: 'a{--x:/*' }))
    assert.deepEqual(data, {
      source: 8,
      styleId: 1,
      adds: [{ rule: 'a{--x:"y" ', index: 0 }],
      replaceSync: 'a{--x:/**/ ',
    })
  })
})

describe('what a URL in a style sheet leads to', () => {
  const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inside}<filter id="a"/></svg>`
  const url = (picture: string, head = 'data:image/svg+xml,') => `${head}${encodeURIComponent(picture)}#a`
  const filter = (address: string) => css.declarations(`filter:url("${address}")`)
  const isKept = (address: string) => filter(address).includes(`url("${address}")`)

  it('pictures that refer to nothing keep their elements', () => {
    const matrix = '<filter id="g"><feColorMatrix type="matrix" values="0.3 0.5 0.1 0 0"/></filter>'
    assert.ok(isKept(url(svg(matrix))))
    assert.ok(isKept(`data:image/svg+xml;charset=utf-8;base64,${btoa(svg(matrix))}#a`))
  })

  const pictures = {
    import: svg(`<style>@import "${OUT}"</style>`),
    instruction: `<?xml-stylesheet href="${OUT}"?>${svg('')}`,
    link: svg(`<image href="${OUT}"/>`),
    function: svg(`<rect fill="url(${OUT})"/>`),
    entity: `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`,
    page: svg('<b xmlns="http://www.w3.org/1999/xhtml"/>'),
  }
  for (const [what, picture] of Object.entries(pictures)) {
    it(`an element in a picture with such is moved aside: ${what}`, () => {
      assert.ok(!isKept(url(picture)))
      assert.ok(!isKept(`data:image/svg+xml;base64,${btoa(picture)}#a`))
      // the picture as a picture fetches nothing
      assert.ok(css.declarations(`background:url("${url(picture)}")`).includes('url("data:image/svg'))
      assert.ok(css.declarations(`mask:url("${url(picture).slice(0, -2)}")`).includes('url("data:image/svg'))
      assert.ok(!css.declarations(`--a:url("${url(picture)}")`).includes('url("data:image/svg'))
    })
  }

  it('nothing is kept in an encoding that could hide it', () => {
    for (const charset of ['utf-16', 'utf-7', 'utf-8;charset=utf-16', 'x']) {
      assert.ok(!isKept(url(svg(''), `data:image/svg+xml;charset=${charset},`)), charset)
    }
    assert.ok(!isKept(url(svg(''), 'data:application/xml,')))
    assert.ok(!isKept('data:image/svg+xml;base64,%%%#a'))
  })

  it('a fragment stays where it names an element, not where it would be an image', () => {
    for (const kept of ['fill:url(#a)', 'filter:url(#a) blur(1px)', 'mask:url(#a)', 'stroke:var(--x,url(#a))']) {
      assert.equal(css.declarations(kept), kept)
    }
    for (const moved of ['--x:url(#a)', 'shape-outside:url(#a)', 'mask:image-set("#a" 1x)', 'background:url(#a)']) {
      assert.doesNotMatch(css.declarations(moved), /[("]#a/)
    }
  })

  it('media without an address ask for none', () => {
    const data = lastData(
      { body: [element(10, 'video')] },
      mutation({ attributes: [{ id: 10, attributes: { src: '' } }] }),
    )
    assert.deepEqual(data['attributes'], [{ id: 10, attributes: { src: null, 'data-rr-src': '' } }])
  })
})

describe('a node that the page does not know', () => {
  it('may have text of a style sheet', () => {
    const texts = [{ id: 99, value: `a{background:url(${OUT})}` }]
    const [inert] = lastData({}, mutation({ texts }))['texts'] as { value: string }[]
    assert.deepEqual(fetchedByCss(inert!.value), [])
  })

  it('is not found in a later page by a document that waited for its frame', () => {
    const content = { type: 0, id: 20, childNodes: [parent(21, 'html', [parent(22, 'body', [])])] }
    const events = [
      mutation({ adds: [{ parentId: 10, nextId: null, node: content }] }, 1100),
      meta(1200),
      snapshot({ body: [element(10, 'iframe')], timestamp: 1201 }),
      mutation({ adds: [{ parentId: 22, nextId: null, node: text(23, 'x') }] }, 1300),
    ]
    const { windows, problems } = normalized(meta(), snapshot(), ...events)
    assert.deepEqual(windows[0]!.events.at(-1)!.data['adds'], [])
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['nodes-unplaced'],
    )
  })
})

describe('a recording made to take long', () => {
  const LENGTH = 100_000
  const LIMIT_MS = 12_000
  const body = (attributes: object) => normalized(meta(), snapshot({ body: [element(10, 'a', attributes)] }))
  const sheet = (text: string) => () => body({ style: text, _cssText: text })
  const adds = (nodeOf: (index: number) => object) => () =>
    normalized(meta(), snapshot(), mutation({ adds: Array.from({ length: LENGTH / 2 }, (_, index) => nodeOf(index)) }))
  const backwards = (index: number, more: object) => ({
    parentId: 4,
    nextId: index === LENGTH / 2 - 1 ? null : index + 11,
    node: element(index + 10, 'p'),
    ...more,
  })
  const cases: { readonly [what: string]: () => unknown } = {
    'blanks in an address': () => body({ href: `x${' '.repeat(LENGTH)}x` }),
    'blanks in a namespace': sheet(`@namespace url(${' '.repeat(LENGTH)}x`),
    'functions in functions': sheet(`a{b:${'image-set('.repeat(LENGTH / 4)}`),
    'blocks around addresses': sheet(`${'{'.repeat(LENGTH)}src:${'url(a) '.repeat(LENGTH / 4)}`),
    backslashes: sheet(`(${'\\'.repeat(LENGTH)}a`),
    'nodes in the order that helps least': adds((index) => backwards(index, {})),
    'events of one moment': () => {
      const scrolls = Array.from({ length: 150_000 }, (_, x) => change({ source: 3, id: 4, x, y: 1 }))
      return normalizedArrays(recording([meta(), snapshot(), ...scrolls]))
    },
  }
  for (const [what, run] of Object.entries(cases)) {
    it(`doesn’t: ${what}`, () => {
      const startedAt = performance.now()
      run()
      const tookMs = performance.now() - startedAt
      assert.ok(tookMs < LIMIT_MS, `${Math.round(tookMs)} ms`)
    })
  }
})
