import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatProblem } from '../../src/model/problem.ts'
import { noteExtensions, withoutExtensions } from '../../src/normalize/extensions.ts'
import { element, mutation, parent, snapshot, text } from './recordings.ts'

const stripped = (...body: object[]) => {
  const found = new Set<string>()
  const event = snapshot({ body })
  const result = withoutExtensions(event, found)
  return { found: [...found].sort(), isSame: result === event, result, expect: snapshot({ body }) }
}
const bodyOf = (result: object) => JSON.stringify(result)

describe('what browser extensions put into a page', () => {
  it('is taken out of elements with their names, which stay', () => {
    const given = [
      { ...parent(10, 'div', [text(11, 'Ask me')]), attributes: { class: 'x aitopia-panel' } },
      { ...parent(12, 'section', [text(13, 'Sublime says')]), attributes: { id: 'sublime-root' } },
      parent(14, 'DJI-SRU', [text(15, 'drone')]),
      parent(16, 'p', [text(17, 'Wool socks')]),
    ]
    const { found, result } = stripped(...given)
    assert.deepEqual(found, ['AITOPIA', 'DJI', 'Sublime'])
    const html = bodyOf(result)
    for (const gone of ['Ask me', 'Sublime says', 'drone']) assert.ok(!html.includes(gone), gone)
    for (const id of [10, 12, 14]) assert.ok(html.includes(`"id":${id},`))
    assert.ok(html.includes('Wool socks'))
  })
  it('is emptied in style sheets that refer to it', () => {
    const css = '.a{background:url(chrome-extension://mloajfnmjckfjbeeofcdaecbelnblden/a.png)}'
    const given = [parent(10, 'style', [text(11, css)]), element(12, 'link', { rel: 'stylesheet', _cssText: css })]
    const { found, result } = stripped(...given)
    assert.deepEqual(found, ['Snap&Read'])
    assert.ok(!bodyOf(result).includes('chrome-extension'))
  })
  it('is taken out of classes of the page, whose text stays', () => {
    const given = { ...parent(10, 'p', [text(11, 'Wool socks')]), attributes: { class: 'note aitopia-on wide' } }
    const { result } = stripped(given)
    assert.ok(bodyOf(result).includes('"class":"note wide"'))
    assert.ok(bodyOf(result).includes('Wool socks'))
  })
  it('is not what other extensions leave, nor what a page says about one', () => {
    const given = [
      element(10, 'img', { src: 'chrome-extension://abcdefgh/a.png' }),
      parent(11, 'p', [text(12, 'We use aitopia and sublime-root')]),
      { ...parent(13, 'div', [text(14, 'x')]), attributes: { class: 7, id: null } },
    ]
    const { isSame, result, expect } = stripped(...given)
    assert.ok(isSame)
    assert.deepEqual(result, expect)
  })
  it('in changes stays', () => {
    const event = mutation({ adds: [{ parentId: 4, nextId: null, node: element(20, 'div', { id: 'sublime-root' }) }] })
    assert.equal(withoutExtensions(event as Parameters<typeof withoutExtensions>[0], new Set()), event)
  })
  it('is told by name', () => {
    noteExtensions('a.json', new Set(['Sublime', 'DJI']), (problem) => {
      assert.match(
        formatProblem(problem),
        /^a\.json: left out what browser extensions had put into the page \(DJI, Sublime\)/,
      )
    })
    noteExtensions('a.json', new Set(), () => assert.fail())
  })
})
