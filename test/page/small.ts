/** Small recordings that tests write by hand: events in rrweb's own format, with moments relative to `STARTED_AT`. */

export const STARTED_AT = 1_700_000_000_000

/** A serialized node, as far as these recordings need one. */
export type MadeNode = { readonly type: number; readonly id: number } & { readonly [field: string]: unknown }
export type MadeEvent = { readonly type: number; readonly data: object; readonly timestamp: number }

/** Ids of the document that every recording here begins with; tests add nodes from 20 on. */
export const IDS = { document: 1, html: 3, head: 4, body: 5, counter: 7, field: 8 } as const

export function element(
  tagName: string,
  id: number,
  options: { attributes?: object; childNodes?: MadeNode[] } = {},
): MadeNode {
  return { type: 2, tagName, id, attributes: options.attributes ?? {}, childNodes: options.childNodes ?? [] }
}

export function text(textContent: string, id: number): MadeNode {
  return { type: 3, textContent, id }
}

export function meta(atMs = 0): MadeEvent {
  return { type: 4, data: { href: 'https://shop.example/', width: 800, height: 600 }, timestamp: STARTED_AT + atMs }
}

/** A full snapshot of a page with a counter, a text field and the given nodes in head and body. */
export function snapshot(parts: { head?: MadeNode[]; body?: MadeNode[]; atMs?: number } = {}): MadeEvent {
  const counter = element('p', 6, { attributes: { id: 'counter' }, childNodes: [text('count 0', IDS.counter)] })
  const field = element('input', IDS.field, { attributes: { type: 'text', value: '' } })
  const head = element('head', IDS.head, { childNodes: parts.head ?? [] })
  const body = element('body', IDS.body, { childNodes: [counter, field, ...(parts.body ?? [])] })
  const node = {
    type: 0,
    id: IDS.document,
    childNodes: [
      { type: 1, name: 'html', publicId: '', systemId: '', id: 2 },
      element('html', IDS.html, { attributes: { lang: 'en' }, childNodes: [head, body] }),
    ],
  }
  return { type: 2, data: { node, initialOffset: { top: 0, left: 0 } }, timestamp: STARTED_AT + (parts.atMs ?? 1) }
}

export function incremental(atMs: number, data: object): MadeEvent {
  return { type: 3, data, timestamp: STARTED_AT + atMs }
}

export function mutation(atMs: number, changes: object): MadeEvent {
  return incremental(atMs, { source: 0, texts: [], attributes: [], removes: [], adds: [], ...changes })
}

export function add(atMs: number, node: MadeNode, parentId: number = IDS.body): MadeEvent {
  return mutation(atMs, { adds: [{ parentId, nextId: null, node }] })
}

/** A session of so many seconds whose counter says `count n` from second n on, with pointer, typing and a click. */
export function countingSession(seconds: number): MadeEvent[] {
  const perSecond = Array.from({ length: seconds }, (_, index) => {
    const atMs = (index + 1) * 1000
    return [
      incremental(atMs - 500, { source: 1, positions: [{ x: 20 * index, y: 30, id: IDS.body, timeOffset: 0 }] }),
      incremental(atMs - 400, { source: 5, text: `typed ${index + 1}`, isChecked: false, id: IDS.field }),
      incremental(atMs - 300, { source: 2, type: 2, id: IDS.body, x: 20 * index, y: 30 }),
      mutation(atMs, { texts: [{ id: IDS.counter, value: `count ${index + 1}` }] }),
    ]
  })
  return [meta(), snapshot(), ...perSecond.flat()]
}

/** The shortest session that replays: a snapshot and one more event. */
export function twoEventSession(): MadeEvent[] {
  return [meta(), snapshot()]
}

/** What somebody's file of these events holds. */
export function asSource(events: readonly MadeEvent[], name = 'recording.json'): { name: string; data: string } {
  return { name, data: JSON.stringify(events) }
}
