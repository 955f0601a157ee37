import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { buildReplay, ReplayError, type ReplayEvent, type Source } from '../../src/index.ts'
import type { Recording } from '../../src/model/recording.ts'
import { parse, readSide } from '../../src/parse/parse.ts'
import { inflate, read } from '../../src/read/read.ts'
import { event, meta, startedAt } from '../fixtures/events.ts'
import { SHARED_FILES } from './inputs.ts'
import { partsOf, placesOf, type PageParts } from './page-parts.ts'
import { secretsIn } from './real-secrets.ts'
import { recorded } from './sources.ts'

const HEADERS = ['authorization', 'cookie', 'set-cookie', 'x-api-key', 'x-csrf-token'] as const

/** Every secret has a text of its own, so that a failure names it. */
const secret = (place: string) => `INVENTED-${place}-9f8e7d6c`
const key = (place: string) => `phc_INVENTED${place}0123456789abcdefghijABCDEFGHIJ`
/** Secrets in all headers, under a name for the form in which they are written. */
const valuesOf = (form: string) => HEADERS.map((name) => [name, secret(`${form}-${name}`)] as const)

const inObject = (form: string) => Object.fromEntries(valuesOf(form))
const inList = (form: string) => valuesOf(form).map(([name, value]) => ({ name, value }))
const inPairs = (form: string) => valuesOf(form).map(([name, value]) => [name.toUpperCase(), value])

const custom = (tag: string, payload: object) => event(5, 300, { tag, payload })
const requested = (request: object) =>
  event(6, 400, {
    plugin: 'rrweb/network@1',
    payload: { requests: [{ name: 'https://shop.example/api', ...request }] },
  })

const LEAKING: { readonly [kind: string]: () => unknown } = {
  'settings of a recorder': () => [
    ...recorded(),
    custom('$posthog_config', { config: { token: key('Config'), api_host: secret('config-host') } }),
    custom('$remote_config_received', { token: key('Remote'), surveys: secret('remote') }),
  ],
  'headers as an object': () => [
    ...recorded(),
    requested({ requestHeaders: inObject('object'), responseHeaders: inObject('object-answer') }),
  ],
  'headers as a list': () => [
    ...recorded(),
    requested({ requestHeaders: inList('list'), responseHeaders: inList('list-answer') }),
  ],
  'headers as pairs': () => [
    ...recorded(),
    requested({ requestHeaders: inPairs('pair'), responseHeaders: inPairs('pair-answer') }),
  ],
  'a span of Sentry': () => {
    const span = { op: 'resource.fetch', description: 'https://shop.example/', startTimestamp: startedAt / 1000 }
    const data = { request: { headers: inObject('span') }, response: { headers: inObject('span-answer') } }
    return [...recorded(), custom('performanceSpan', { ...span, endTimestamp: startedAt / 1000 + 1, data })]
  },
  'what was logged': () => [
    ...recorded(),
    event(6, 350, {
      plugin: 'rrweb/console@1',
      payload: {
        level: 'log',
        payload: [JSON.stringify({ token: secret('logged') }), `"init ${key('Logged')}"`],
        trace: [],
      },
    }),
  ],
  'requests beside the events of Highlight': () => ({
    session_secure_id: 'invented',
    messages: '[]',
    errors: [],
    resources: JSON.stringify({
      resources: [
        {
          name: `https://shop.example/api?token=${key('Beside')}`,
          startTimeAbs: startedAt + 100,
          responseEndAbs: startedAt + 200,
          requestResponsePairs: {
            request: { verb: 'GET', headers: inObject('highlight') },
            response: { status: 200, headers: inObject('highlight-answer') },
          },
        },
      ],
    }),
    events: { events: recorded() },
  }),
  'requests beside the events of Hopp': () => ({
    session_recording: {
      rec: recorded(),
      sessionStart: startedAt,
      console: [],
      net: [inObject, inList, inPairs].map((form) => ({
        url: 'https://shop.example/api',
        timestamp: startedAt + 100,
        requestHeaders: form('hopp'),
        responseHeaders: form('hopp-answer'),
      })),
    },
    report_info: { title: 'Invented' },
  }),
}

async function pageOf(source: Source): Promise<PageParts> {
  return partsOf((await buildReplay(source)).html)
}

describe('no part of a page holds', () => {
  for (const [kind, make] of Object.entries(LEAKING)) {
    test(kind, async () => {
      const data = make() as object
      const given = JSON.stringify(data).match(/INVENTED[\w-]*/g) ?? []
      assert.ok(given.length > 0)
      const page = await pageOf({ data })
      assert.deepEqual(
        given.filter((text) => placesOf(text, page).length > 0),
        [],
      )
    })
  }

  test('such secrets in a recording without a picture', async () => {
    const given = Object.values(LEAKING).flatMap((make) => {
      const data = make()
      return Array.isArray(data) ? (data as ReplayEvent[]).filter(({ type }) => type > 4) : []
    })
    const page = await pageOf({ data: given })
    assert.equal(page.sessions[0]?.windows.length, 0)
    assert.deepEqual(placesOf('INVENTED', page), [])
  })
})

describe('addresses where no script runs', () => {
  test('are told without query and fragment', async () => {
    const href = 'https://shop.example/reset?code=INVENTED-query#INVENTED-fragment'
    const [, ...others] = recorded()
    for (const data of [[meta(0, href), ...others], recorded(3, href)]) {
      const { title, firstScreen, outside } = await pageOf({ data })
      assert.match(title, /^shop\.example\/reset$/)
      assert.match(firstScreen, /shop\.example\/reset/)
      assert.doesNotMatch(outside, /INVENTED/)
    }
  })
})

/** The recordings of a file as its recorder wrote them; none where it holds no recording. */
async function recordingsIn(path: string): Promise<Recording[]> {
  const io = { note: () => {}, inflate }
  try {
    const documents = await read(path, io)
    return documents.filter((document) => !readSide(document)).flatMap((document) => parse(document, io))
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error
    return []
  }
}

/** Queries of the addresses at which something was recorded. */
function queriesOf({ sessions }: PageParts): string[] {
  const addresses = sessions.flatMap(({ pages }) => pages.map(({ href }) => href))
  return [...new Set(addresses.flatMap((href) => /[?#].{8,}/.exec(href)?.[0] ?? []))]
}

describe('pages of real recordings', { skip: SHARED_FILES.length > 0 ? false : 'no ../shared here' }, () => {
  for (const path of SHARED_FILES) {
    test(path, async (context) => {
      const recordings = await recordingsIn(path)
      if (recordings.length === 0) return context.skip('no recording in it')
      const secrets = new Set(recordings.flatMap((recording) => [...secretsIn(recording)]))
      let page: PageParts
      try {
        page = await pageOf(path)
      } catch (error) {
        assert.ok(error instanceof ReplayError)
        return context.skip('no page can be made of it')
      }
      const queries = queriesOf(page)
      context.diagnostic(`${secrets.size} secrets, ${queries.length} queries, ${page.blocks.length} blocks`)
      const found = [...secrets].filter((text) => placesOf(text, page).length > 0)
      assert.deepEqual(
        found.map((text) => `${text.slice(0, 8)}… in ${placesOf(text, page).join()}`),
        [],
      )
      assert.deepEqual(
        queries.filter((query) => page.outside.includes(query)),
        [],
      )
    })
  }
})
