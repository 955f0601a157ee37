/** Values that look like recordings, in every container, with anything at all in any place of them. */
import fc from 'fast-check'

type Values = fc.Arbitrary<unknown>

const time = 1_700_000_000_000

/** Whatever JSON can hold, and what readers look at. */
export const anyValue: Values = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', 0, 1, 2, 3, -1, 0.5, 1e308, -1e308, 2 ** 53, time, time / 1000),
  fc.constantFrom(
    'unknown',
    '__proto__',
    'constructor',
    '2024-10',
    '\x1f\x8b\x08',
    'x\x9c\x01',
    '{"a":[1]}',
    '[',
    '\0',
  ),
  fc.constantFrom('https://shop.example/a?b#c', 'url(//x)', 'script', 'style', 'iframe', 'color:red', '#shadow-root'),
  fc.string({ maxLength: 8 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 2 }),
)

/** Mostly the right thing, sometimes anything. */
const mostly = (value: Values): Values => fc.oneof({ weight: 40, arbitrary: value }, { weight: 1, arbitrary: anyValue })

type Members = { readonly [name: string]: Values }

/** An object that has all of the members. */
const whole = (members: Members): Values => fc.record(mapped(members))

/** An object that has some of the members, and those that say what it is. */
const some = (members: Members): Values =>
  fc.record(mapped(members), { requiredKeys: Object.keys(members).filter((name) => SAYING.has(name)) })

const SAYING: ReadonlySet<string> = new Set([
  'type',
  'source',
  'timestamp',
  'data',
  'id',
  'tagName',
  'childNodes',
  'node',
])

function mapped(members: Members): Members {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, mostly(value)]))
}

const list = (value: Values, maxLength = 3): Values => mostly(fc.array(mostly(value), { maxLength }))

const id = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom<unknown>(0, -1, '1', 1.5, 2 ** 31))
const text = fc.constantFrom('', 'a', 'a{b:url(c)}', '@import "x";', 'https://shop.example/', 'data:,x', '\ud800')
const tag = fc.constantFrom('html', 'head', 'body', 'div', 'style', 'link', 'script', 'img', 'iframe', 'canvas', 'svg')
const attribute = fc.constantFrom(
  'href',
  'src',
  'style',
  'rr_dataURL',
  '_cssText',
  'rel',
  'onclick',
  'class',
  '__proto__',
)
const attributes = mostly(fc.dictionary(attribute, fc.oneof(text, anyValue), { maxKeys: 3 }))

const node: Values = fc.letrec<{ node: unknown }>((tie) => ({
  node: some({
    type: fc.integer({ min: 0, max: 6 }),
    id,
    tagName: tag,
    attributes,
    childNodes: fc.array(fc.oneof({ maxDepth: 4, depthIdentifier: 'node' }, anyValue, tie('node')), {
      maxLength: 3,
      depthIdentifier: 'node',
    }),
    textContent: text,
    isShadow: fc.boolean(),
    isStyle: fc.boolean(),
    isSVG: fc.boolean(),
    rootId: id,
  }),
})).node

/** The members of every kind of change, under all of its numbers. */
const change: Values = some({
  source: fc.integer({ min: 0, max: 17 }),
  texts: list(whole({ id, value: text })),
  attributes: list(whole({ id, attributes })),
  removes: list(whole({ id, parentId: id, isShadow: fc.boolean() })),
  adds: list(whole({ parentId: id, nextId: fc.option(id), previousId: fc.option(id), node, rule: text, index: id })),
  positions: list(whole({ x: id, y: id, id, timeOffset: fc.integer({ min: -500, max: 0 }) })),
  type: fc.integer({ min: 0, max: 10 }),
  id,
  text,
  isChecked: fc.boolean(),
  commands: list(whole({ property: text, args: list(anyValue), setter: fc.boolean() })),
  property: text,
  args: list(anyValue),
  set: whole({ property: text, value: text, priority: text }),
  remove: whole({ property: text }),
  replaceSync: text,
  styleIds: list(id),
  styles: list(whole({ styleId: id, rules: list(whole({ rule: text, index: id })) })),
  ranges: list(whole({ start: id, startOffset: id, end: id, endOffset: id })),
  fontSource: text,
  family: text,
  width: id,
  height: id,
})

const request: Values = some({
  name: text,
  url: text,
  timestamp: fc.constant(time),
  entryType: fc.constantFrom('resource', 'navigation', 'serverTiming', 'paint'),
  initiatorType: fc.constantFrom('fetch', 'xmlhttprequest', 'img'),
  startTime: id,
  timeOrigin: fc.constant(time),
  duration: id,
  status: id,
  requestHeaders: fc.oneof(attributes, list(whole({ name: text, value: text })), list(list(text))),
  responseBody: anyValue,
  serverTiming: list(whole({ name: text, duration: id })),
})

const payload: Values = fc.oneof(
  anyValue,
  whole({ level: fc.constantFrom('warn', 'log'), payload: list(text), trace: list(text) }),
  whole({ requests: list(request), isInitial: fc.boolean() }),
  whole({ href: text, width: id, height: id, config: anyValue, lastActivityTimestamp: fc.constant(time) }),
  whole({
    category: fc.constantFrom('console', 'ui.click'),
    message: text,
    data: whole({ arguments: list(anyValue) }),
  }),
  whole({
    op: fc.constantFrom('resource.fetch', 'navigation.push'),
    description: text,
    startTimestamp: anyValue,
    data: anyValue,
  }),
)

const data: Values = fc.oneof(
  change,
  whole({ node, initialOffset: whole({ top: id, left: id }) }),
  whole({ href: text, width: id, height: id }),
  whole({
    tag: fc.constantFrom('$posthog_config', '$pageview', 'breadcrumb', 'performanceSpan', 'sessionIdle'),
    payload,
  }),
  whole({ plugin: fc.constantFrom('rrweb/console@1', 'rrweb/network@1', 'posthog/network@1'), payload }),
  whole({ wireframes: list(whole({ id, type: text, childWireframes: list(anyValue) })) }),
)

/** An event; of nearly all, data and type belong together no more often than by chance. */
export const nearlyEvent: Values = fc.oneof(
  { weight: 8, arbitrary: eventOf(fc.integer({ min: 0, max: 6 }), data) },
  { weight: 4, arbitrary: eventOf(fc.constant(3), change) },
  { weight: 2, arbitrary: eventOf(fc.constant(2), whole({ node, initialOffset: whole({ top: id, left: id }) })) },
  { weight: 1, arbitrary: anyValue },
)

function eventOf(type: fc.Arbitrary<number>, ofData: Values): Values {
  return some({
    type,
    data: ofData,
    timestamp: fc.oneof(
      fc.integer({ min: time, max: time + 5000 }),
      fc.constantFrom<unknown>(0, -1, time / 1000, time + 0.5, time * 2, 1e300, String(time), '2024-01-01T00:00:00Z'),
    ),
    windowId: fc.constantFrom<unknown>('a', 'b', 1, 2, '__proto__'),
    cv: fc.constant('2024-10'),
  })
}

/** The beginning of a recording of which the rest is shown. */
const opening = [
  { type: 4, data: { href: 'https://shop.example/', width: 800, height: 600 }, timestamp: time },
  { type: 2, data: { node: page(), initialOffset: { top: 0, left: 0 } }, timestamp: time },
]

function page(): object {
  const element = (id: number, tagName: string, childNodes: object[]) => ({
    type: 2,
    id,
    tagName,
    attributes: {},
    childNodes,
  })
  const body = element(4, 'body', [element(5, 'div', [{ type: 3, id: 6, textContent: 'a' }]), element(7, 'style', [])])
  return { type: 0, id: 1, childNodes: [element(2, 'html', [element(3, 'head', []), body])] }
}

const events: Values = fc.oneof(
  list(nearlyEvent, 6),
  fc.array(mostly(nearlyEvent), { maxLength: 6 }).map((behind) => [...opening, ...behind]),
)
const named = fc.constantFrom<unknown>('a', 'b', 1, '__proto__')

/** What readers look for around events. */
const container: Values = fc.oneof(
  events,
  whole({
    version: fc.constantFrom('2023-04-28', '2022-12-02'),
    data: whole({ id: text, person: anyValue, snapshots: events }),
  }),
  whole({ version: fc.constant('2022-12-02'), data: whole({ snapshotsByWindowId: byWindow() }) }),
  whole({ snapshot_data_by_window_id: byWindow() }),
  whole({ result: fc.oneof(events, whole({ snapshots: events, person: anyValue })) }),
  whole({ snapshots: events }),
  whole({ window_id: named, data: events }),
  fc.tuple(mostly(named), nearlyEvent),
  whole({
    event: fc.constant('$snapshot'),
    properties: whole({ $snapshot_data: events, $session_id: text, $window_id: text }),
  }),
  whole({
    distinct_id: text,
    data: fc.oneof(anyValue, inText(whole({ event: fc.constant('$snapshot_items'), properties: anyValue }))),
  }),
  list(
    whole({
      session_id: named,
      chunk_id: named,
      chunk_index: id,
      chunk_count: id,
      snapshot_data: fc.oneof(anyValue, inText(anyValue)),
    }),
  ),
  whole({ log: whole({ entries: list(harEntry()) }) }),
  list(
    whole({
      type: fc.constantFrom('rrweb-event', 'console', 'network', 'meta'),
      timestamp: fc.constant(time),
      data: anyValue,
    }),
  ),
  whole({
    session_secure_id: text,
    messages: fc.oneof(anyValue, inText(whole({ messages: list(anyValue) }))),
    resources: anyValue,
    errors: anyValue,
    events: whole({ events }),
  }),
  whole({ data: whole({ events }) }),
  whole({
    session_recording: whole({ console: list(payload), net: list(request), rec: events, sessionStart: anyValue }),
    report_info: whole({ title: anyValue }),
  }),
  whole({ session_guid: text, rrweb_data: events, metadata: anyValue }),
  whole({ session: whole({ id: text, name: anyValue }), events: fc.oneof(events, inText(events)) }),
  list(whole({ rrwebEvents: events, session_id: text, sequence: anyValue })),
  list(events),
  list(inText(nearlyEvent)),
  inText(events),
  whole({ sources: list(anyValue) }),
)

function byWindow(): Values {
  return mostly(fc.dictionary(fc.constantFrom('a', 'b', '', '__proto__'), events, { maxKeys: 3 }))
}

function harEntry(): Values {
  const body = whole({ mimeType: text, text: fc.oneof(anyValue, inText(events)), encoding: fc.constant('base64') })
  return whole({ request: whole({ url: text, method: text, postData: body }), response: whole({ content: body }) })
}

function inText(value: Values): Values {
  return value.map((given) => JSON.stringify(given))
}

/** Texts of one value, or of several as lines. */
export const nearlyRecording: fc.Arbitrary<string> = fc
  .array(container, { minLength: 1, maxLength: 3 })
  .map((values) => values.map((value) => JSON.stringify(value)).join('\n'))
