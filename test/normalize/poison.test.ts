import assert from 'node:assert/strict'
import { it } from 'node:test'
import { element, meta, mutation, normalized, snapshot, text } from './recordings.ts'

/** Breaks whatever treats recorded text as markup, code, a template or a replacement pattern. */
const POISON = '"\'<\\`$&$1</script><!--&amp;{{x}}\u2028\u{1d4b3}'

it('recorded text arrives as it was', () => {
  const attributes = { title: POISON, value: POISON, 'data-x': POISON, class: POISON }
  const page = snapshot({ body: [{ ...element(10, 'p', attributes), childNodes: [text(11, POISON)] }] })
  const events = [
    { ...meta(), data: { href: `https://x.example/${POISON}`, width: 1, height: 1 } },
    page,
    mutation({ texts: [{ id: 11, value: `${POISON}2` }], attributes: [{ id: 10, attributes }] }),
    { type: 5, data: { tag: POISON, payload: { [POISON]: POISON } }, timestamp: 1200 },
    { type: 6, data: { plugin: 'rrweb/console@1', payload: { payload: [POISON] } }, timestamp: 1300 },
  ]
  assert.deepEqual(normalized(...events).windows[0]!.events, events)
})

it('what is moved aside is kept as it was', () => {
  const { windows } = normalized(meta(), snapshot({ body: [element(10, 'img', { src: POISON })] }))
  assert.ok(JSON.stringify(windows).includes(`"data-rr-src":${JSON.stringify(POISON)}`))
  const css = normalized(meta(), snapshot({ body: [element(10, 'p', { style: 'a:url("$&\\"<!--\u{1d4b3}")' })] }))
  const [, encoded] = /data:,#([^"\\]*)/.exec(JSON.stringify(css.windows))!
  assert.equal(decodeURIComponent(encoded!), '$&"<!--\u{1d4b3}')
})
