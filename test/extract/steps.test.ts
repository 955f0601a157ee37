import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { extract } from '../../src/extract/extract.ts'
import type { Fields, ReplayEvent } from '../../src/model/event.ts'
import { meta, plugin, recorded, resize, STARTED_AT } from './recorded.ts'

let id = 0
const text = (textContent: string): Fields => ({ type: 3, id: ++id, textContent })
const tag = (tagName: string, attributes: Fields = {}, ...childNodes: Fields[]): Fields & { readonly id: number } => {
  return { type: 2, id: ++id, tagName, attributes, childNodes }
}

/** A page of these elements, at moment 1. */
function page(...body: Fields[]): ReplayEvent {
  const node = { type: 0, id: ++id, childNodes: [tag('html', {}, tag('head'), tag('body', {}, ...body))] }
  return { type: 2, data: { node, initialOffset: { left: 0, top: 0 } }, timestamp: STARTED_AT + 1 }
}

const change = (ms: number, data: Fields): ReplayEvent => ({ type: 3, data, timestamp: STARTED_AT + ms })
const press = (ms: number, { id: target }: { readonly id: number }, more: Fields = {}) =>
  change(ms, { source: 2, type: 2, id: target, x: 10, y: 10, ...more })
const input = (ms: number, { id: target }: { readonly id: number }, value: string | Fields) =>
  change(ms, { source: 5, id: target, isChecked: false, ...(typeof value === 'string' ? { text: value } : value) })
const mutation = (ms: number) => change(ms, { source: 0, texts: [], attributes: [], removes: [], adds: [] })

/** What was done on a page, without the page's own step and the window. */
function stepsIn(body: readonly Fields[], ...events: readonly ReplayEvent[]) {
  const { tracks } = extract(recorded([[meta(0), page(...body), ...events, mutation(60_000)]]))
  return tracks.steps.filter(({ kind }) => kind !== 'page').map(({ window: _, ...step }) => step)
}

describe('steps', () => {
  it('name what was clicked as a person would: the button, not the icon in it', () => {
    const icon = tag('svg')
    const pay = tag('button', { class: 'x' }, icon, text(' Pay \n now '))
    const close = tag('div', { role: 'button', 'aria-label': 'Close' })
    const logo = tag('img', { alt: 'Shop' })
    const home = tag('a', { href: '/' }, logo)
    const plain = tag('p', {}, text('Our prices'))
    const body = [pay, close, home, plain]
    const clicks = [icon, close, logo, plain].map((one, at) => press(1000 + 5000 * at, one as { id: number }))
    const answers = clicks.map(({ timestamp }) => mutation(timestamp - STARTED_AT + 100))
    const events = [...clicks, ...answers].sort((a, b) => a.timestamp - b.timestamp)
    assert.deepEqual(stepsIn(body, ...events), [
      { kind: 'click', role: 'button', name: 'Pay now', atMs: 1000 },
      { kind: 'click', role: 'button', name: 'Close', atMs: 6000 },
      { kind: 'click', role: 'link', name: 'Shop', atMs: 11_000 },
      { kind: 'click', role: '', name: 'Our prices', atMs: 16_000 },
    ])
  })

  it('say how the element is found again where its role and name do not', () => {
    const byTest = tag('button', { 'data-testid': 'pay' }, text('Pay'))
    const other = tag('div', { 'data-cy': 'card "1"' })
    const inList = [tag('li'), tag('li', { id: 'radix-17' })]
    const list = tag('ul', { id: 'plans' }, ...inList)
    const named = tag('button', { class: 'x' }, text('Save'))
    const masked = tag('button', { name: 'go' }, text('****'))
    const pressed = [byTest, other, inList[1] as { id: number }, named, masked]
    const events = pressed.flatMap((one, at) => [press(1000 + 5000 * at, one), mutation(1100 + 5000 * at)])
    const steps = stepsIn([byTest, tag('main', {}, other), list, named, masked], ...events)
    assert.deepEqual(
      steps.map(({ locator }) => locator),
      [
        { testId: 'pay' },
        { css: String.raw`[data-cy="card \"1\""]` },
        { css: '#plans > li:nth-of-type(2)' },
        undefined,
        { css: 'button[name="go"]' },
      ],
    )
  })

  it('name elements as they were then, not as they became', () => {
    const label = text('Pay')
    const pay = tag('button', {}, label)
    const changed = change(2000, {
      source: 0,
      texts: [{ id: label['id'], value: 'Paid' }],
      attributes: [],
      removes: [],
      adds: [],
    })
    const names = stepsIn([pay], press(1000, pay), changed, press(5000, pay), mutation(5100)).map(({ name }) => name)
    assert.deepEqual(names, ['Pay', 'Paid'])
  })

  it('tell how much was typed, never what', () => {
    const email = tag('input', { type: 'email', id: 'mail', value: 'a' })
    const label = tag('label', { for: 'mail' }, text('E-mail'))
    const secret = tag('input', { type: 'password', placeholder: 'Password' })
    const steps = stepsIn(
      [label, email, secret],
      press(1000, label),
      input(2000, email, 'ab'),
      input(2500, email, 'ab@example'),
      input(9000, email, ''),
      press(10_000, secret),
      input(11_000, secret, '*******'),
      press(14_000, email),
      input(14_500, email, 'y'),
      input(14_900, email, ''),
    )
    assert.deepEqual(steps, [
      { kind: 'click', role: 'textbox', name: 'E-mail', atMs: 1000 },
      { kind: 'type', role: 'textbox', name: 'E-mail', count: 9, atMs: 2000 },
      { kind: 'clear', role: 'textbox', name: 'E-mail', atMs: 9000 },
      { kind: 'click', role: 'textbox', name: 'Password', locator: { placeholder: 'Password' }, atMs: 10_000 },
      { kind: 'type', role: 'textbox', name: 'Password', locator: { placeholder: 'Password' }, atMs: 11_000 },
      { kind: 'click', role: 'textbox', name: 'E-mail', atMs: 14_000 },
      { kind: 'edit', role: 'textbox', name: 'E-mail', atMs: 14_500 },
    ])
    assert.ok(!JSON.stringify(steps).includes('example'))
  })

  it('tell a check instead of the click that made it, and a choice by its words', () => {
    const box = tag('input', { type: 'checkbox' })
    const around = tag('label', {}, box, text('Remember me'))
    const list = tag('select', { 'aria-label': 'Country' }, tag('option', { value: 'de' }, text('Germany')))
    const steps = stepsIn(
      [around, list],
      press(1000, around),
      press(1001, box),
      input(1002, box, { text: 'on', isChecked: true }),
      press(3000, list),
      input(4000, list, 'de'),
    )
    assert.deepEqual(steps, [
      { kind: 'check', role: 'checkbox', name: 'Remember me', atMs: 1002 },
      { kind: 'click', role: 'combobox', name: 'Country', atMs: 3000 },
      { kind: 'choose', role: 'combobox', name: 'Country', value: 'Germany', atMs: 4000 },
    ])
  })

  it('leave out what scripts wrote into fields', () => {
    const [one, two] = [tag('input', { name: 'a' }), tag('input', { name: 'b' })]
    const steps = stepsIn(
      [one, two],
      press(1000, one),
      input(1500, two, 'set'),
      input(2000, one, { text: 'x', userTriggered: false }),
    )
    assert.deepEqual(
      steps.map(({ kind }) => kind),
      ['click'],
    )
  })

  it('tell clicks in a row as one, and what is wrong with them', () => {
    const buy = tag('button', {}, text('Buy'))
    const far = tag('a', { href: 'https://x.example/', target: '_blank' }, text('Elsewhere'))
    const field = tag('input', { title: 'Name' })
    const thrice = [40_000, 40_200, 40_400].map((ms) => press(ms, buy))
    const twice = [press(20_000, buy), press(20_200, buy), press(20_201, buy, { type: 4 }), mutation(20_300)]
    const steps = stepsIn(
      [buy, far, field],
      ...[1000, 1300, 1600, 2200].map((ms) => press(ms, buy)),
      press(10_000, far),
      press(15_000, field),
      ...twice,
      ...thrice.slice(0, 2),
      press(40_201, buy, { type: 4 }),
      ...thrice.slice(2),
      mutation(40_500),
    )
    assert.deepEqual(steps, [
      { kind: 'click', role: 'button', name: 'Buy', count: 4, signs: ['rage', 'dead'], atMs: 1000 },
      { kind: 'click', role: 'link', name: 'Elsewhere', atMs: 10_000 },
      { kind: 'click', role: 'textbox', name: 'Name', atMs: 15_000 },
      { kind: 'double-click', role: 'button', name: 'Buy', atMs: 20_000 },
      { kind: 'click', role: 'button', name: 'Buy', count: 3, signs: ['rage'], atMs: 40_000 },
    ])
  })

  it('say where an error followed, of two clicks the later one', () => {
    const buy = tag('button', {}, text('Buy'))
    const error = plugin(1400, 'rrweb/console@1', { level: 'error', payload: ['"no"'] })
    const clicks = [press(500, buy), mutation(600), press(1000, buy, { x: 90 }), mutation(1100)]
    const steps = stepsIn([buy], ...clicks, error, press(5000, buy), mutation(5100))
    assert.deepEqual(
      steps.map(({ signs }) => signs),
      [undefined, ['error'], undefined],
    )
  })

  it('say which pages were opened, and how the window changed', () => {
    const { tracks } = extract(
      recorded([
        [
          meta(0),
          page(),
          resize(2000, { width: 900, height: 600 }),
          resize(2400, { width: 390, height: 844 }),
          meta(9000, 'https://shop.example/pay'),
        ],
      ]),
    )
    assert.deepEqual(tracks.steps, [
      { kind: 'page', value: 'https://shop.example/', atMs: 0, window: 0 },
      { kind: 'resize', value: '390 × 844', atMs: 2000, window: 0 },
      { kind: 'page', value: 'https://shop.example/pay', atMs: 9000, window: 0 },
    ])
  })

  it('of a finger are taps; those on nothing that is known are not told', () => {
    const buy = tag('button', {}, text('Buy'))
    const steps = stepsIn([buy], press(1000, buy, { pointerType: 2 }), mutation(1100), press(4000, { id: 99_999 }))
    assert.deepEqual(steps, [{ kind: 'tap', role: 'button', name: 'Buy', atMs: 1000 }])
  })

  it('come through whatever an event or a page holds', () => {
    const odd = tag('input', { type: 7, id: {}, 'aria-labelledby': 'x y', __proto__: null, value: [] })
    const looped = tag('label', { for: 'nowhere' }, odd)
    const steps = stepsIn(
      [looped],
      change(10, { source: 2, type: 'click', id: 'a' }),
      change(20, { source: 2, type: 2, id: odd.id, x: 'left', y: null }),
      change(30, { source: 5, id: odd.id, text: {} }),
      change(40, { source: 4, width: 'wide' }),
      press(50, looped),
    )
    assert.deepEqual(
      steps.map(({ kind, role }) => [kind, role]),
      [
        ['click', 'textbox'],
        ['click', ''],
      ],
    )
  })
})
