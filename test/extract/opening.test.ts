import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { extract } from '../../src/extract/extract.ts'
import { adopted, click, element, full, meta, mutation, recorded, text } from './recorded.ts'

/** The moment of the event that a session opens behind; a moment does not hold the events of its own millisecond. */
const opens = (...windows: Parameters<typeof recorded>[0]) => extract(recorded(windows)).opensAtMs - 1
const root = element('div', [], { id: 50, attributes: { id: 'root' } })

describe('a session opens', () => {
  it('at a full snapshot that shows something', () => {
    assert.equal(opens([meta(0), full(40)]), 40)
    for (const shown of ['img', 'svg', 'canvas', 'INPUT', 'button'])
      assert.equal(opens([full(40, [element(shown)])]), 40)
    assert.equal(opens([full(40, [element('div', [element('p', [text('Hello')])])]), mutation(90, [text('x')])]), 40)
  })
  it('never before the first full snapshot', () => {
    assert.equal(opens([meta(0), mutation(10, [text('early')]), full(700)]), 700)
  })
  it('of an empty page at the first change that shows something', () => {
    const empty = [text(' \n'), element('script', [text('run()')]), element('style', [text('a{}')]), root]
    const changes = [mutation(100, [element('style'), text('b{}', { isStyle: true })]), mutation(200, [text('Hi')], 50)]
    assert.equal(opens([meta(0), full(40, empty), ...changes]), 200)
  })
  it('not at text that goes into a style, a script or the title', () => {
    const style = element('style', [], { id: 70 })
    const title = element('title', [], { id: 71 })
    const silent = [mutation(100, [style, title]), mutation(150, [text('a{}')], 70), mutation(160, [text('Shop')], 71)]
    assert.equal(opens([full(40, [root]), ...silent, mutation(300, [element('p'), text('Hi')], 50)]), 300)
    assert.equal(opens([full(40, [root]), mutation(100, [text('Shop')], 105), mutation(300, [text('Hi')], 50)]), 300)
  })
  it('not at what is hidden', () => {
    const icons = element('svg', [], {
      attributes: { style: 'position:absolute; display: none' },
    })
    const dialog = element('div', [text('Sure?')], {
      attributes: { hidden: '' },
    })
    const token = element('input', [], { attributes: { type: 'hidden' } })
    assert.equal(opens([full(40, [icons, dialog, token]), mutation(300, [text('Hi')])]), 300)
  })
  it('with its boxes when nothing more comes for ten seconds', () => {
    assert.equal(opens([meta(0), full(40, [root]), mutation(20_000, [text('Hi')])]), 40)
    assert.equal(opens([meta(0), full(40, []), mutation(90, [element('div')]), mutation(20_000, [text('Hi')])]), 90)
  })
  it('at the first full snapshot when nothing ever shows', () => {
    assert.equal(opens([meta(0), full(40, []), full(400, [element('script')])]), 40)
  })
  it('by the window that is shown first', () => {
    assert.equal(opens([meta(0), full(900)], [meta(5), full(60, [root]), mutation(300, [text('Hi')], 50)]), 300)
  })
  it('with the style that a recorder sends right behind a snapshot', () => {
    const hello = full(40, [text('Hi')])
    assert.equal(opens([meta(0), hello, adopted(60), adopted(200)]), 200)
    assert.equal(opens([meta(0), hello, adopted(60), click(70), adopted(200)]), 60)
    assert.equal(opens([meta(0), hello, adopted(900)]), 40)
  })
  it('for a tree deeper than the stack', () => {
    let deep = element('div', [text('Hi')])
    for (let depth = 0; depth < 100_000; depth++) deep = element('div', [deep])
    assert.equal(opens([full(40, [deep])]), 40)
  })
})
