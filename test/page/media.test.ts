import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Frame } from 'puppeteer-core'
import { chime } from '../app/chime.ts'
import { click, until } from './person.ts'
import { buildFile } from './product.ts'
import type { MadeEvent } from './small.ts'
import { add, asSource, element, incremental, meta, mutation, snapshot } from './small.ts'
import { inEachBrowser } from './suite.ts'

const SOUND = `data:audio/wav;base64,${Buffer.from(chime()).toString('base64')}`
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
const REMOTE = 'https://media.example/film.mp4'

const AUDIO = 20
const [PLAIN, SIZED, POSTER, SOURCES, LATE] = [30, 31, 32, 33, 40] as const

const interact = (atMs: number, id: number, fields: object) =>
  incremental(atMs, { source: 7, id, currentTime: 0, volume: 1, muted: false, playbackRate: 1, loop: false, ...fields })

function mediaSession(): MadeEvent[] {
  const video = (id: number, attributes: object) => element('video', id, { attributes })
  const sources = element('video', SOURCES, {
    childNodes: [element('source', 34, { attributes: { src: REMOTE, type: 'video/mp4' } })],
  })
  const body = [
    element('audio', AUDIO, { attributes: { src: SOUND, rr_mediaState: 'paused', rr_mediaCurrentTime: 0 } }),
    video(PLAIN, { src: REMOTE, autoplay: '', rr_mediaState: 'played', rr_mediaCurrentTime: 3 }),
    video(SIZED, { src: REMOTE, width: '160', height: '90', controls: '' }),
    video(POSTER, { src: REMOTE, poster: PIXEL, width: '40', height: '40' }),
    sources,
  ]
  return [
    meta(),
    snapshot({ body }),
    interact(1000, AUDIO, { type: 0 }),
    interact(1000, PLAIN, { type: 3, volume: 0.5 }),
    interact(1000, 999, { type: 0 }),
    mutation(1500, { texts: [{ id: 7, value: 'changed' }] }),
    interact(1600, PLAIN, { type: 2, currentTime: 5 }),
    interact(1800, AUDIO, { type: 1, currentTime: 0.8 }),
    add(
      2000,
      element('audio', LATE, {
        attributes: { src: SOUND, autoplay: '', rr_mediaState: 'played', rr_mediaCurrentTime: 0.2 },
      }),
    ),
    mutation(4000, {}),
  ]
}

/** State of all media; the moments of a clock are rounded to tenths. */
function state(stage: Frame) {
  return stage.evaluate(async () => {
    const all = [...document.querySelectorAll<HTMLMediaElement>('audio, video')]
    const sound = all.filter((each) => each.localName === 'audio')
    for (const each of sound) {
      if (each.readyState === 0)
        await new Promise((done) => each.addEventListener('loadedmetadata', done, { once: true }))
      if (each.seeking) await new Promise((done) => each.addEventListener('seeked', done, { once: true }))
    }
    return {
      audible: all.filter((each) => !each.muted).length,
      playing: all.filter((each) => !each.paused).length,
      at: sound.map((each) => Math.round(each.currentTime * 10) / 10),
    }
  })
}

inEachBrowser('recorded video and sound', (suite) => {
  test('are heard once somebody wants it, but for what the page itself had silenced', async () => {
    const silent = element('audio', 21, { attributes: { src: SOUND, muted: '' } })
    const heard = element('audio', AUDIO, { attributes: { src: SOUND } })
    const events = [meta(), snapshot({ body: [heard, silent] }), mutation(1000, {})]
    const { page, stage } = await suite.open(await buildFile(suite.folder, 'heard', [asSource(events)]))
    const muted = async () => (await stage()).$$eval('audio', (all) => all.map((each) => each.muted))
    assert.deepEqual(await muted(), [true, true])
    await page.keyboard.press('m')
    await until(await stage(), () => !document.querySelector('audio')?.muted)
    assert.deepEqual(await muted(), [false, true])
    await click(page, 'button', 'Settings')
    await click(page, 'switch', 'Sound of recorded media')
    await until(await stage(), () => document.querySelector('audio')?.muted)
  })

  test('stand still where they were at the moment, without sound', async () => {
    const replay = await suite.open(await buildFile(suite.folder, 'media', [asSource(mediaSession())]))
    const stage = await replay.stage()
    for (const [ms, at] of [
      [500, [0]],
      [1400, [0.4]],
      [1700, [0.7]],
      [1900, [0.8]],
      [2300, [0.8, 0.5]],
      [1400, [0.4]],
      [500, [0]],
    ] as const) {
      await replay.seek(ms)
      assert.deepEqual(await state(stage), { audible: 0, playing: 0, at }, `at ${ms} ms`)
    }
  })

  test('play while the replay plays, without sound, and stop with it', async () => {
    const replay = await suite.open(await buildFile(suite.folder, 'media', [asSource(mediaSession())]))
    const stage = await replay.stage()
    await replay.seek(2050)
    await replay.play()
    await stage.waitForFunction(
      () => [...document.querySelectorAll('audio')].some((each) => !each.paused && each.currentTime > 0.3),
      { timeout: 5000, polling: 20 },
    )
    assert.equal((await state(stage)).audible, 0)
    await replay.pause()
    assert.equal((await state(stage)).playing, 0)
  })

  test('say that they are not in the recording, where they stood', async () => {
    const replay = await suite.open(await buildFile(suite.folder, 'media', [asSource(mediaSession())]))
    const stage = await replay.stage()
    const look = () =>
      stage.evaluate(() =>
        [...document.querySelectorAll('video')].map((video) => {
          const { width, height } = video.getBoundingClientRect()
          const words = decodeURIComponent(getComputedStyle(video).backgroundImage).includes(
            'Video not in the recording',
          )
          return [width, height, words]
        }),
      )
    const expected = [
      [300, 150, true],
      [160, 90, true],
      [40, 40, false],
      [300, 150, true],
    ]
    for (const ms of [500, 1700, 3000, 500]) {
      await replay.seek(ms)
      assert.deepEqual(await look(), expected, `at ${ms} ms`)
    }
  })
})
