import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { extract } from '../../src/extract/extract.ts'
import { ReplayError } from '../../src/model/problem.ts'
import { custom, full, meta, move, mutation, recorded, resize, STARTED_AT, text } from './recorded.ts'

describe('a session', () => {
  it('keeps events, counts, id and times of its recording', () => {
    const recording = recorded([[meta(0), full(10), move(4000)]], {
      sessionId: 'session-1',
    })
    const session = extract(recording)
    assert.equal(session.id, 'session-1')
    assert.equal(session.startedAt, STARTED_AT)
    assert.equal(session.durationMs, 4000)
    assert.equal(session.windows[0]?.events, recording.windows[0]?.events)
    assert.deepEqual(session.counts, recording.counts)
  })
  it('has the title that was asked for, else the recording’s own, else the page without its query, else the file’s name', () => {
    const events = [meta(0, 'https://shop.example/basket/?token=secret#part'), full(10)]
    const own = recorded([events], { title: 'Ada Park' })
    assert.equal(extract(own, { title: 'Bug 7' }).title, 'Bug 7')
    assert.equal(extract(own, { title: ' ' }).title, 'Ada Park')
    assert.equal(extract(recorded([events])).title, 'shop.example/basket/')
    assert.equal(extract(recorded([[full(10)]])).title, 'file.json')
    const titleOf = (href: string) => extract(recorded([[meta(0, href), full(10)]])).title
    assert.equal(titleOf('https://shop.example/'), 'shop.example')
    assert.equal(titleOf('http://localhost:3000/a?b'), 'localhost:3000/a')
    assert.equal(titleOf('file:///C:/page.html?x'), '/C:/page.html')
    assert.equal(titleOf('about:blank'), 'file.json')
    assert.equal(titleOf('data:text/html,secret'), 'file.json')
    assert.equal(titleOf('not an address?x=1'), 'not an address')
  })
  it('gives each window the room for its largest viewport', () => {
    const events = [meta(0, 'a', { width: 390, height: 844 }), full(1), resize(2, { width: 844, height: 390 })]
    const wild = [meta(0, 'a', { width: 1e12, height: -5 }), resize(3, { width: Number.NaN, height: 'tall' })]
    const { windows } = extract(recorded([events, wild]))
    assert.deepEqual(
      windows.map(({ viewport }) => viewport),
      [
        { width: 844, height: 844 },
        { width: 1280, height: 720 },
      ],
    )
  })
  it('can be made of nothing that shows', () => {
    const session = extract(recorded([[custom(5, 'note')], [mutation(9, [text('x')])]]))
    assert.deepEqual(session.spans, [{ startMs: 0, window: 0 }])
    assert.equal(session.opensAtMs, 0)
  })
  it('has no picture without a window, and is none when there is nothing to list either', () => {
    const { windows, tracks, spans } = extract(recorded([], { pageless: [custom(5, 'note')] }))
    assert.deepEqual([windows, spans], [[], []])
    assert.deepEqual(
      tracks.marks.map(({ name, window }) => [name, window]),
      [['note', undefined]],
    )
    assert.throws(() => extract(recorded([])), ReplayError)
  })
})

describe('pages', () => {
  const pagesOf = (windows: Parameters<typeof recorded>[0]) => extract(recorded(windows)).pages
  it('are named once for each change in a window, in order over all windows', () => {
    const one = [meta(0, 'https://a/1'), full(1), meta(300, 'https://a/1'), meta(900, 'https://a/2')]
    const two = [meta(500, 'https://b/'), full(501), meta(950, 'https://b/')]
    assert.deepEqual(pagesOf([one, two]), [
      { atMs: 0, window: 0, href: 'https://a/1' },
      { atMs: 500, window: 1, href: 'https://b/' },
      { atMs: 900, window: 0, href: 'https://a/2' },
    ])
  })
  it('change without a load in PostHog’s notes', () => {
    const events = [
      meta(0, 'https://a/1'),
      custom(1, '$pageview', { href: 'https://a/1' }),
      custom(2, '$url_changed', { href: 'https://a/2' }),
      custom(3, '$pageview', { href: 'https://a/2' }),
      custom(4, 'else', { href: 'https://a/3' }),
      custom(5, '$pageview', null),
      custom(6, { $pageview: 1 }, { href: 'https://a/4' }),
    ]
    assert.deepEqual(
      pagesOf([events]).map(({ atMs, href }) => [atMs, href]),
      [
        [0, 'https://a/1'],
        [2, 'https://a/2'],
      ],
    )
  })
  it('without an address are left out', () => {
    assert.deepEqual(pagesOf([[meta(0, 'unknown'), meta(1, ''), { ...meta(2), data: { href: 7 } }]]), [])
  })
})
