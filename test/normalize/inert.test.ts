import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatProblem } from '../../src/model/problem.ts'
import { change, element, lastData, meta, mutation, normalized, snapshot, text } from './recordings.ts'

const OUT = 'https://cdn.example/a.png'

function inertElement(tagName: string, attributes: object): object {
  const { windows } = normalized(meta(), snapshot({ body: [element(10, tagName, attributes)] }))
  const page = JSON.parse(JSON.stringify(windows[0]!.events[1]!.data)) as {
    node: { childNodes: { childNodes: { childNodes: { tagName: string; attributes: object }[] }[] }[] }
  }
  return page.node.childNodes[0]!.childNodes[1]!.childNodes[0]!.attributes
}

const changes = (attributes: object) => mutation({ attributes: [{ id: 10, attributes }] })
const changed = (tagName: string, before: object, attributes: object) =>
  (
    lastData({ body: [element(10, tagName, before)] }, changes(attributes))['attributes'] as { attributes: object }[]
  )[0]!.attributes

describe('what is outside the recording', () => {
  it('is kept aside, where an image has an empty one in its place', () => {
    assert.deepEqual(inertElement('img', { src: OUT, alt: 'x' }), { src: 'data:,', alt: 'x', 'data-rr-src': OUT })
    assert.deepEqual(inertElement('video', { src: OUT }), { 'data-rr-src': OUT })
    assert.deepEqual(inertElement('iframe', { rr_src: OUT }), { 'data-rr-src': OUT })
    assert.deepEqual(inertElement('a', { href: 'javascript:x()' }), { href: '#', 'data-rr-href': 'javascript:x()' })
  })

  it('changes aside with the attribute, and goes when something harmless comes back', () => {
    assert.deepEqual(changed('img', {}, { src: OUT }), { src: 'data:,', 'data-rr-src': OUT })
    assert.deepEqual(changed('img', { src: OUT }, { src: 'data:image/gif;base64,AA' }), {
      src: 'data:image/gif;base64,AA',
      'data-rr-src': null,
    })
    assert.deepEqual(changed('img', { src: OUT }, { src: null }), { src: null, 'data-rr-src': null })
    assert.deepEqual(changed('img', { src: 'data:image/gif;base64,AA' }, { src: null }), { src: null })
  })

  it('is counted in one sentence', () => {
    const head = [element(11, 'link', { rel: 'stylesheet', href: '/a.css' }), element(12, 'style', { _cssText: FONT })]
    const { problems } = normalized(meta(), snapshot({ head, body: [element(10, 'img', { src: OUT })] }))
    assert.deepEqual(problems.map(formatProblem), [
      'test.json: 1 style sheet, 1 font and 1 image of 2 hosts are not in the recording; the replay shows the page without them.',
    ])
  })
})

const FONT = '@font-face{font-family:x;src:url(https://cdn.example/x.woff2)}'

describe('what is harmless', () => {
  const kept: readonly (readonly [string, object])[] = [
    ['img', { src: 'data:image/svg+xml,%3Csvg/%3E', 'data-src': OUT, 'hls-src': OUT, width: 5, hidden: true }],
    ['a', { href: 'https://shop.example/x', target: '_blank' }],
    ['a', { href: 'mailto:a@b.example' }],
    ['a', { href: '../x?y#z' }],
    ['use', { 'xlink:href': '#icon' }],
    ['rect', { fill: 'url(#g)', transform: 'translate(1,2)' }],
    ['canvas', { rr_dataURL: 'data:image/png;base64,AA' }],
    ['video', { rr_mediaState: 'paused', rr_mediaCurrentTime: 3 }],
    ['div', { title: 'url(http://x)', style: 'color:red;background:url("data:image/png;base64,AA")' }],
    ['x-icon', { icon: 'home', data: 'x' }],
    ['input', { type: 'text', value: 'javascript:x(1)', placeholder: 'url(x)' }],
  ]
  for (const [tagName, attributes] of kept) {
    it(`<${tagName} ${JSON.stringify(attributes)}> stays as it is, and is not even copied`, () => {
      const event = snapshot({ body: [element(10, tagName, attributes)] })
      assert.equal(normalized(meta(), event).windows[0]!.events[1]!.data, event.data)
      const change = changes(attributes)
      const page = { body: [element(10, tagName)] }
      assert.equal(lastData(page, change), change.data)
    })
  }

  it('style objects keep their forms', () => {
    const style = { color: 'red', width: ['1px', 'important'], height: false }
    assert.deepEqual(changed('p', {}, { style }), { style })
  })

  it('canvas commands that only draw stay', () => {
    const image = { rr_type: 'Blob', data: [{ rr_type: 'ArrayBuffer', base64: 'AA==' }], type: 'image/webp' }
    const commands = [
      { property: 'fillStyle', args: ['#fff'], setter: true },
      { property: 'drawImage', args: [{ rr_type: 'ImageBitmap', args: [image] }, 0, 0] },
      { property: 'setLineDash', args: [[1, 2]] },
    ]
    const event = change({ source: 9, id: 10, type: 0, commands })
    assert.equal(lastData({ body: [element(10, 'canvas')] }, event), event.data)
  })

  it('a font in the recording stays', () => {
    const event = change({ source: 10, family: 'f', fontSource: '[1,2,3]', buffer: true })
    assert.equal(lastData({}, event), event.data)
  })
})

describe('a picture that the recorder inlined', () => {
  it('is the image’s source, which the player can show during a seek too', () => {
    const picture = 'data:image/webp;base64,AA'
    assert.deepEqual(inertElement('img', { rr_dataURL: picture, src: OUT }), { src: picture, 'data-rr-src': OUT })
  })
})

describe('text of style sheets', () => {
  it('is recognised by its parent, in whatever way it comes', () => {
    const css = 'a{b:url(//x.example)}'
    const inert = 'a{b:url("data:,#%2F%2Fx.example")}'
    const head = [{ ...element(10, 'STYLE'), childNodes: [text(11, css)] }]
    assert.ok(JSON.stringify(normalized(meta(), snapshot({ head })).windows).includes(JSON.stringify(inert)))
    const texts = [{ id: 11, value: css }]
    assert.deepEqual(lastData({ head }, mutation({ texts }))['texts'], [{ id: 11, value: inert }])
    const adds = [{ parentId: 10, nextId: null, node: text(12, css) }]
    assert.deepEqual(lastData({ head }, mutation({ adds }))['adds'], [{ ...adds[0], node: text(12, inert) }])
  })
})
