import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { createWorkplace, type Workplace } from './command.ts'

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
const TEMPLATE = readFileSync('templates/page.hbs', 'utf8').replace('<body>', '<body>\n<p>Seen by {{brandTitle}}</p>')

describe('the looks of a page, on the command line', () => {
  let place: Workplace
  before(() => {
    place = createWorkplace()
    place.put('in.json')
    place.put('pt.json', '\ufeff{ "lang": "pt-br", "first-length": "Duração" }')
    place.put('cut.json', '{ "lang": "pt')
    place.put('list.json', '["Acme"]')
    place.put('page.hbs', TEMPLATE)
    place.put('short.hbs', '<p>{{{player}}}</p>')
    mkdirSync(join(place.path, 'brand'))
    place.put('brand/brand.json', JSON.stringify({ title: 'Acme', color: '#0a7d5c', logo: 'logo.svg' }))
    place.put('brand/logo.svg', LOGO)
    place.put('brand/lost.json', JSON.stringify({ logo: 'lost.svg' }))
  })
  after(() => place.remove())

  const made = async (...args: readonly string[]) => {
    const { code, stderr } = await place.run('in.json', '-o', 'out.html', ...args)
    assert.equal(code, 0, stderr)
    return readFileSync(join(place.path, 'out.html'), 'utf8')
  }

  test('are those that were asked for', async () => {
    const dark = await made('--lang', 'de', '--theme', 'dark')
    assert.ok(dark.startsWith('<!doctype html>\n<html lang="de" data-theme="dark">'))
    const portuguese = await made('--lang', 'pt.json')
    assert.ok(portuguese.includes('<html lang="pt-BR">') && portuguese.includes('<dt>Dura&#xe7;&#xe3;o</dt>'))
  })

  test('may stand in a file, whose logo lies beside it, and be said anew for one page', async () => {
    const html = await made('--brand', 'brand/brand.json', '--brand-title', 'Other')
    assert.ok(html.includes('<bdi>Other</bdi>'))
    assert.ok(html.includes(`data:image/svg+xml;base64,${btoa(LOGO)}`))
    assert.ok(/:root\{--accent:var\(--light,#0\w{5}\) var\(--dark,#\w{6}\);--on-accent:/.test(html))
  })

  test('may be a page of one’s own', async () => {
    const html = await made('--template', 'page.hbs', '--brand-title', 'Acme')
    assert.ok(html.includes('<p>Seen by Acme</p>\n<div id='))
  })

  const REFUSED: { readonly [line: string]: readonly [code: number, says: RegExp] } = {
    '--lang xx': [2, /--lang takes en, de or a JSON file of texts, not xx\./],
    '--lang': [2, /'--lang <value>' argument missing/],
    '--lang cut.json': [1, /cut\.json: this is no JSON/],
    '--lang lost.json': [1, /lost\.json: no such file/],
    '--theme pink': [2, /--theme takes light, dark or system, not pink\./],
    '--brand list.json': [1, /The brand is no JSON object/],
    '--brand brand/lost.json': [1, /lost\.svg: no such file/],
    '--brand-color red': [2, /--brand-color takes a color as #rrggbb, such as #0a7d5c, not red\./],
    '--brand-logo page.hbs': [1, /The brand's logo is no picture/],
    '--template short.hbs': [1, /The page template leaves out {{{attributes}}}/],
  }
  for (const [line, [code, says]] of Object.entries(REFUSED)) {
    test(`“${line}” is refused in one line, with code ${code}`, async () => {
      const outcome = await place.run('in.json', '-o', 'refused.html', ...line.split(' '))
      assert.equal(outcome.code, code, outcome.stderr)
      assert.match(outcome.stderr, says)
      assert.equal(outcome.stderr.trimEnd().split('\n').length, 1)
      assert.ok(!place.names().includes('refused.html'))
    })
  }

  test('are told by --help', async () => {
    const { stdout } = await place.run('--help')
    for (const flag of ['lang', 'theme', 'brand', 'brand-title', 'brand-color', 'brand-logo', 'template']) {
      assert.ok(stdout.includes(`--${flag} `), flag)
    }
  })
})
