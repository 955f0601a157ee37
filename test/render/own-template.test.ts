import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { buildReplay } from '../../src/build.ts'
import { documentOf, fullSnapshot, meta } from '../fixtures/events.ts'
import { parsePage } from './parse-page.ts'

const source = {
  name: 'cart.json',
  data: [meta(0, 'https://shop.example/cart'), fullSnapshot(1, documentOf({ body: [] }))],
}
const build = async (template: string, title = 'A <title>') => (await buildReplay(source, { template, title })).html
const refused = (template: string, sentence: RegExp) => assert.rejects(build(template), sentence)

const TEMPLATE = `<!doctype html>
<html {{{attributes}}} class="ours">
<head>
<meta charset="utf-8">
<title>{{title}}</title>
{{{policy}}}
{{{head}}}
<style>.ours{color:red}</style>
</head>
<body>
<header>Größe: {{duration}}, {{lang}}</header>
{{{player}}}
<main>{{{recording}}}</main>
</body>
</html>
`

describe("a page template of somebody's own", () => {
  test('makes a page with all parts, in ASCII, its values escaped', async () => {
    const html = await build(TEMPLATE)
    assert.equal(/[^\t\n\x20-\x7e]/.exec(html), null)
    const elements = parsePage(html)
    const plain = parsePage((await buildReplay(source, { title: 'A <title>' })).html)
    const ids = (list: typeof plain) => list.map(({ attributes }) => attributes.id).filter((id) => id !== undefined)
    assert.deepEqual(ids(elements), ids(plain))
    assert.equal(elements.find(({ tag }) => tag === 'title')?.text, 'A <title>')
    assert.equal(elements.find(({ tag }) => tag === 'html')?.attributes.lang, 'en')
    assert.match(html, /<header>Gr&#xf6;&#xdf;e: 0:00, en<\/header>/)
  })

  test('is made of what the README shows', async () => {
    const [, written = ''] = /```handlebars\n([^]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
    assert.ok((await build(written)).includes('<p class="ours">: shop.example/cart, 2026-03-10 09:30 UTC, 0:00</p>'))
  })

  test('is one that can be read again', async () => {
    const html = await build(TEMPLATE)
    const again = await buildReplay({ name: 'page.html', data: html })
    assert.equal(again.sessions.length, 1)
  })

  test('is written the same with two braces', async () => {
    assert.equal(await build(TEMPLATE.replace(/\{\{\{(\w+)\}\}\}/g, '{{$1}}')), await build(TEMPLATE))
  })

  test('cannot be left by a title that looks like a part of it', async () => {
    const html = await build(TEMPLATE, ':portable-replay-recording: {{{recording}}}')
    assert.ok(html.includes('<title>:portable-replay-recording: {{{recording}}}</title>'))
  })

  for (const slot of ['attributes', 'policy', 'head', 'player', 'recording']) {
    test(`is refused without its ${slot}, twice with it, or with it in a comment`, async () => {
      const written = `{{{${slot}}}}`
      await refused(TEMPLATE.replace(written, ''), new RegExp(`leaves out {{{${slot}}}}; write it `))
      await refused(TEMPLATE.replace(written, written + written), new RegExp(`{{{${slot}}}} more than once`))
      await refused(
        TEMPLATE.replace(written, `<!-- ${written} -->`),
        new RegExp(`{{{${slot}}}} stands in the wrong place`),
      )
    })
  }

  test('is refused when anything could run or load before its policy', async () => {
    const misplaced = /{{{policy}}} stands in the wrong place/
    for (const before of ['<script>alert(1)</script>', '<link rel="icon" href="x">', '<body>', '<noscript>', '<!-- ']) {
      await refused(TEMPLATE.replace('{{{policy}}}', `${before}{{{policy}}}`), misplaced)
    }
    await refused(TEMPLATE.replace('<!doctype html>\n', ''), misplaced)
    await refused(TEMPLATE.replace('{{title}}', 'x'.repeat(1000)), misplaced)
  })

  test('is refused when a part stands where a browser sees no element, or before another', async () => {
    for (const [open, close] of [
      ['<script>', '</script>'],
      ['<template>', '</template>'],
      ['<p title="', '">'],
    ]) {
      await refused(TEMPLATE.replace('{{{player}}}', `${open}{{{player}}}${close}`), /{{{player}}} stands in the wrong/)
    }
    const turned = TEMPLATE.replace('{{{player}}}', '{{{x}}}').replace('{{{recording}}}', '{{{player}}}')
    await refused(turned.replace('{{{x}}}', '{{{recording}}}'), /stands in the wrong place/)
  })

  test('is refused when Handlebars can not read it, or it says what there is not', async () => {
    await refused(
      TEMPLATE.replace('{{title}}', '{{#if title}}'),
      /The page template can't be used: Parse error on line/,
    )
    await refused(TEMPLATE.replace('{{title}}', '{{titel}}'), /can't be used: "titel" not defined/)
    await refused(TEMPLATE.replace('{{title}}', '{{> other}}'), /can't be used: The partial other could not be found/)
    await refused(7 as unknown as string, /can't be used: it is no text\./)
  })
})
