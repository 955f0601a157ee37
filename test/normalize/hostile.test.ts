import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { change, element, meta, mutation, normalized, snapshot, text } from './recordings.ts'
import { dangersOf } from './page-oracle.ts'

const shared = '../shared/hostile/recordings.json'
const skip = existsSync(shared) ? false : 'no ../shared here'
const OUT = 'http://out.example/x'

/** Attributes that fetch, run or lead away, in many spellings. */
const attributes: readonly (readonly [tag: string, attributes: object])[] = [
  ['img', { SRC: OUT }],
  ['img', { src: ' data:image/png,x' }],
  ['img', { src: '//out.example/x', onERROR: 'x()' }],
  ['img', { src: 'relative.png', srcset: 'a.png 1x' }],
  ['img', { rr_dataURL: OUT }],
  ['img', { src: 5 }],
  ['image', { 'xlink:HREF': OUT }],
  ['IMG', { Src: OUT }],
  ['input', { type: 'text', src: OUT }],
  ['a', { href: 'java\tscript:x()' }],
  ['a', { HREF: '\u0001 JavaScript:x()' }],
  ['a', { href: 'data:text/html,x' }],
  ['a', { href: 'blob:https://x/y', ping: OUT }],
  ['a', { 'xlink:href': 'vbscript:x' }],
  ['link', { REL: 'preconnect', href: OUT }],
  ['link', { rel: 'stylesheet', href: '#x' }],
  ['link', { rel: 'stylesheet', _cssText: `a{b:url(${OUT})}` }],
  ['base', { href: '#x' }],
  ['meta', { 'HTTP-EQUIV': 'refresh', content: `0;url=${OUT}` }],
  ['iframe', { src: 'data:image/svg+xml,<svg onload=x()>', srcdoc: '<p>' }],
  ['embed', { src: 'data:image/svg+xml,x' }],
  ['object', { data: 'data:image/svg+xml,x', codebase: OUT }],
  ['param', { name: 'movie', value: OUT }],
  ['form', { action: 'javascript:x()' }],
  ['button', { formAction: OUT }],
  ['body', { background: OUT }],
  ['video', { poster: OUT, src: OUT }],
  ['set', { attributeName: 'href', to: 'javascript:x()' }],
  ['animate', { attributeName: ' XLINK:HREF', values: `a;${OUT}` }],
  ['use', { href: 'data:image/svg+xml,x#a' }],
  ['rect', { fill: `u\\72l(${OUT})`, style: `fill:url(${OUT})` }],
  ['div', { style: { background: `url(${OUT})` } }],
  ['style', { _cssText: `@import "${OUT}";` }],
  ['style', { _cssText: `@imp/* rr_split */ort "${OUT}";` }],
  ['svg:script', { href: OUT }],
  ['SCRIPT', { src: OUT }],
  ['x:SCRIPT', { src: OUT }],
]

describe('crafted recordings', () => {
  for (const [tag, given] of attributes) {
    const name = `<${tag} ${JSON.stringify(given)}>`
    for (const isSVG of [false, true]) {
      it(`${name} does nothing in a snapshot${isSVG ? ' as SVG' : ''}`, () => {
        const node = { ...element(10, tag, given), ...(isSVG && { isSVG }) }
        const { windows } = normalized(meta(), snapshot({ body: [node] }))
        assert.deepEqual(dangersOf(windows[0]!.events), [])
      })
      it(`${name} does nothing when added${isSVG ? ' as SVG' : ''}`, () => {
        const node = { ...element(10, tag, given), ...(isSVG && { isSVG }) }
        const { windows } = normalized(meta(), snapshot(), mutation({ adds: [{ parentId: 4, nextId: null, node }] }))
        assert.equal(windows[0]!.events.length, 3)
        assert.deepEqual(dangersOf(windows[0]!.events), [])
      })
    }
    it(`${name} does nothing when changed`, () => {
      const page = snapshot({ body: [element(10, tag), text(11, '')] })
      const { windows } = normalized(meta(), page, mutation({ attributes: [{ id: 10, attributes: given }] }))
      assert.deepEqual(dangersOf(windows[0]!.events), [])
    })
  }

  const increments: readonly object[] = [
    { source: 8, id: 10, adds: [{ rule: `@import url(${OUT})`, index: 0 }] },
    { source: 8, styleId: 1, replaceSync: `a{b:url(${OUT})}`, replace: `a{b:url(${OUT})}` },
    { source: 13, id: 10, index: [0], set: { property: 'background', value: `url(${OUT})` } },
    { source: 15, id: 1, styleIds: [1], styles: [{ styleId: 1, rules: [{ rule: `a{b:url(${OUT})}` }] }] },
    { source: 10, family: 'f', fontSource: `url(${OUT})` },
    {
      source: 9,
      id: 10,
      type: 0,
      commands: [{ property: 'drawImage', args: [{ rr_type: 'EventSource', args: [OUT] }] }],
    },
    { source: 9, id: 10, type: 0, property: 'constructor', args: [] },
    { source: 9, id: 10, type: 0, commands: [{ property: 'drawImage', args: [OUT, 0, 0] }] },
    {
      source: 9,
      id: 10,
      type: 0,
      commands: [{ property: 'drawImage', args: [{ rr_type: 'HTMLImageElement', src: OUT }] }],
    },
  ]
  for (const data of increments) {
    it(`${JSON.stringify(data)} does nothing`, () => {
      const page = snapshot({ head: [element(10, 'style')] })
      const { windows } = normalized(meta(), page, change(data))
      assert.deepEqual(dangersOf(windows[0]!.events), [])
    })
  }

  it('text becomes part of a style sheet later, and does nothing', () => {
    const page = snapshot({ head: [element(10, 'style')], body: [text(11, 'x')] })
    const { windows } = normalized(
      meta(),
      page,
      mutation({ texts: [{ id: 11, value: `@import "${OUT}";` }] }),
      mutation({ adds: [{ parentId: 10, nextId: null, node: text(11, 'x') }] }, 1200),
    )
    assert.ok(!JSON.stringify(windows).includes(`@import \\"${OUT}`))
  })

  it('an id that is two elements gets the rules of neither', () => {
    const page = snapshot({ body: [element(10, 'a'), element(10, 'link')] })
    const { windows } = normalized(meta(), page, mutation({ attributes: [{ id: 10, attributes: { href: OUT } }] }))
    const { attributes: changes } = windows[0]!.events[2]!.data as { attributes: { attributes: object }[] }
    assert.deepEqual(changes[0]!.attributes, { href: null, 'data-rr-href': OUT })
  })

  it('names that make the DOM or the player fail become others', () => {
    for (const tag of ['constructor', '__proto__', 'a b', '<img>', '1x', 'toString']) {
      const { windows } = normalized(
        meta(),
        snapshot({ body: [element(10, tag, { 'a b': 'x', __proto__: null, '1': 'x' })] }),
      )
      const page = JSON.stringify(windows[0]!.events[1])
      assert.match(page, /"tagName":"rr-unnamed","attributes":\{\}/, tag)
    }
  })

  it('forms and documents keep the members that the player uses', () => {
    const body = [element(10, 'input', { name: 'childNodes' }), element(11, 'form', { name: 'createElement', id: 'f' })]
    const { windows } = normalized(meta(), snapshot({ body }))
    assert.doesNotMatch(JSON.stringify(windows), /"(?:name|id)":"(?:childNodes|createElement)"/)
    assert.match(JSON.stringify(windows), /"data-rr-name":"childNodes".*"id":"f"/)
  })

  it('keys that name prototypes pollute nothing', () => {
    const page = JSON.stringify(snapshot({ body: [element(10, 'p', {})] })).replace(
      '"attributes":{},"childNodes":[]}]',
      '"attributes":{"__proto__":{"polluted":1},"constructor":"x","style":"a:url(b)"},"childNodes":[],"__proto__":{"polluted":1}}]',
    )
    const { windows } = normalized(meta(), JSON.parse(page))
    assert.equal(({} as { polluted?: number }).polluted, undefined)
    assert.ok(JSON.stringify(windows).includes('"constructor":"x"'))
  })
})

describe('hostile recordings', { skip }, () => {
  const recordings = (skip ? [] : JSON.parse(readFileSync(shared, 'utf8'))) as {
    name: string
    path: string
    events: object[]
  }[]
  it('are all there', () => assert.equal(recordings.length, 198))
  for (const { name, path, events } of recordings) {
    it(`${name} does nothing (${path})`, () => {
      const { windows } = normalized(...events)
      assert.deepEqual(dangersOf(windows[0]!.events), [])
      // Whatever reaches out is kept aside, in a link, or as text.
      for (const event of windows[0]!.events) {
        JSON.stringify(event, (key, value: unknown) => {
          const isLive =
            typeof value === 'string' && !value.includes('-rr-expression(') && /\/\/127\.0\.0\.1|PWNED|:__/.test(value)
          if (isLive) assert.match(key, /^(?:data-rr-|href$|textContent$|content$)/, `${key}: ${value}`)
          return value
        })
      }
    })
  }
})
