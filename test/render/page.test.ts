import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { before, describe, test } from 'node:test'
import { decompress } from 'fzstd'
import { buildReplay } from '../../src/build.ts'
import { fromBase64 } from '../../src/pack/base64.ts'
import { SCRIPT_ELEMENT_ID } from '../../src/player/boot-contract.ts'
import { documentOf, fullSnapshot, meta } from '../fixtures/events.ts'
import { parsePage, type ParsedElement } from './parse-page.ts'

let html: string
let elements: ParsedElement[]

before(async () => {
  const events = [meta(0, 'https://shop.example/cart?token=secret#also'), fullSnapshot(1, documentOf({ body: [] }))]
  ;({ html } = await buildReplay({ name: 'cart.json', data: events }))
  elements = parsePage(html)
})

const all = (tag: string) => elements.filter((element) => element.tag === tag)
const byId = (id: string) => elements.find(({ attributes }) => attributes.id === id) as ParsedElement
const decoded = (element: ParsedElement) =>
  new TextDecoder().decode(
    decompress(fromBase64(element.text), new Uint8Array(Number(element.attributes['data-bytes']))),
  )
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('the page', () => {
  test('is pure ASCII', () => {
    assert.equal(/[^\t\n\x20-\x7e]/.exec(html), null)
  })

  test('says its charset, then its policy, within the first 1,024 bytes', () => {
    const charset = html.indexOf('<meta charset="utf-8">')
    const policy = html.indexOf('<meta http-equiv="Content-Security-Policy"')
    assert.ok(charset > 0 && charset < policy)
    assert.ok(html.indexOf('>', policy) < 1024)
    assert.ok(!html.slice(0, policy).includes('<script'))
  })

  test('allows exactly the scripts that are in it, by their exact text', () => {
    const running = all('script').filter(({ attributes }) => !attributes.type)
    const carried = ['shell', 'stage'].map((name) => decoded(byId(SCRIPT_ELEMENT_ID + name)))
    const policy = elements.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy')
    const directive = /script-src ([^;]*)/.exec(policy?.attributes.content ?? '')?.[1]?.split(' ')
    assert.equal(running.length, 2)
    assert.deepEqual(directive?.sort(), [...running.map(({ text }) => text), ...carried].map(hash).sort())
  })

  test('asks the network for nothing', () => {
    const policy = elements.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy')
    const directives = (policy?.attributes.content ?? '').split(';')
    for (const name of ['default', 'connect', 'frame', 'object']) assert.ok(directives.includes(`${name}-src 'none'`))
    for (const name of ['form-action', 'base-uri']) assert.ok(directives.includes(`${name} 'none'`))
    assert.ok(!directives.some((directive) => /https?:|\*|unsafe-eval|'self'/.test(directive)))
    const addresses = elements.flatMap(({ attributes: { src, href } }) => [src, href]).filter((at) => at !== undefined)
    assert.deepEqual(
      addresses.filter((address) => !address.startsWith('data:')),
      [],
    )
  })

  test('may have frames of its own bytes only where a page was laid out in quirks mode', async () => {
    const frames = (text: string) => /frame-src [^;]*/.exec(text)?.[0]
    assert.equal(frames(html), "frame-src 'none'")
    const node = { ...documentOf({ body: [] }), compatMode: 'BackCompat' }
    const quirks = await buildReplay({ name: 'old.json', data: [meta(0), fullSnapshot(1, node)] })
    assert.equal(frames(quirks.html), 'frame-src blob:')
  })

  test('all data is inert and comes after the shell', () => {
    const ids = all('script').map(({ attributes }) => attributes.id ?? 'code')
    assert.deepEqual(ids, [
      'code',
      'portable-replay-index',
      'portable-replay-script-shell',
      'portable-replay-script-stage',
      'code',
      'portable-replay-block-0',
      'portable-replay-block-1',
      'portable-replay-notices',
    ])
  })

  test('shows neither query nor fragment of an address before it plays', () => {
    assert.equal(all('title')[0]?.text, 'shop.example/cart')
    assert.ok(!html.slice(0, html.indexOf('id="portable-replay-index"')).includes('secret'))
    assert.ok(!html.slice(0, html.indexOf('id="portable-replay-index"')).includes('also'))
  })

  test('says what, when, how long and where without any script', () => {
    const words = elements.filter(({ tag }) => ['h1', 'bdi', 'dd'].includes(tag)).map(({ text }) => text)
    for (const word of ['shop.example/cart', '2026-03-10 09:30 UTC', '0:00']) assert.ok(words.includes(word), word)
  })
})

describe('the notices', () => {
  const notices = () =>
    JSON.parse(readFileSync('templates/notices/notices.json', 'utf8')) as { [name: string]: string[] }

  test('name exactly the packages whose code is in the page', () => {
    const { packages } = JSON.parse(readFileSync('dist/page-parts.meta.json', 'utf8')) as { packages: string[] }
    assert.deepEqual(Object.keys(notices()).sort(), packages)
  })

  test('name nothing of postcss, which rrweb-player holds and the page leaves out', () => {
    const stage = decoded(byId(`${SCRIPT_ELEMENT_ID}stage`))
    assert.ok(stage.includes('querySelectorAll(".\\\\:hover")'), 'this is the engine')
    for (const name of ['CssSyntaxError', 'postcss', 'nanoid', 'customAlphabet', 'createColors'])
      assert.ok(!stage.includes(name), name)
  })

  test('stand in the page, each in full', () => {
    const text = new TextDecoder().decode(decompress(fromBase64(byId('portable-replay-notices').text)))
    for (const name of Object.values(notices()).flat()) {
      const notice = readFileSync(`templates/notices/${name}.txt`, 'utf8').trim()
      assert.ok(notice.length > 200, `${name} has a text`)
      assert.ok(text.includes(`== ${name}\n\n${notice}`), name)
    }
    assert.match(text, /== rrweb\n\nMIT License\s+Copyright \(c\) 2018 .*rrweb/i)
    assert.ok(text.includes(readFileSync('LICENSE', 'utf8').trim()))
  })
})
