import { EventType, type Fields, IncrementalSource, type ReplayEvent } from '../../src/model/event.ts'
import type { NormalRecording } from '../../src/model/recording.ts'

/** Moment 0 of the recordings that are built here, epoch ms. */
export const STARTED_AT = 1_700_000_000_000

type Build = (ms: number, data?: Fields) => ReplayEvent

const builder =
  (type: number, fixed: Fields = {}): Build =>
  (ms, data = {}) => ({
    type,
    data: { ...fixed, ...data },
    timestamp: STARTED_AT + ms,
  })

const incremental = (source: number, fixed: Fields = {}) => builder(EventType.IncrementalSnapshot, { source, ...fixed })

export const move = incremental(IncrementalSource.MouseMove, { positions: [] })
export const click = incremental(IncrementalSource.MouseInteraction, {
  type: 2,
  id: 4,
})
export const focus = incremental(IncrementalSource.MouseInteraction, {
  type: 5,
  id: 4,
})
export const scroll = incremental(IncrementalSource.Scroll, {
  id: 1,
  x: 0,
  y: 50,
})
export const adopted = incremental(IncrementalSource.AdoptedStyleSheet, {
  id: 4,
  styleIds: [1],
})
export const resize = incremental(IncrementalSource.ViewportResize)
const mutationWith = incremental(IncrementalSource.Mutation, {
  texts: [],
  attributes: [],
  removes: [],
})

export const meta = (ms: number, href = 'https://shop.example/', size = { width: 800, height: 600 }): ReplayEvent =>
  builder(EventType.Meta)(ms, { href, ...size })

export const custom = (ms: number, tag: unknown, payload: unknown = {}): ReplayEvent =>
  builder(EventType.Custom)(ms, { tag, payload })

export const plugin = (ms: number, name: string, payload: unknown): ReplayEvent =>
  builder(EventType.Plugin)(ms, { plugin: name, payload })

/** A breadcrumb or a span as Sentry's recorder writes it, at a moment of the recording. */
export const sentry = (ms: number, tag: 'breadcrumb' | 'performanceSpan', payload: Fields): ReplayEvent =>
  custom(ms, tag, payload)

export const element = (tagName: string, childNodes: readonly Fields[] = [], more: Fields = {}): Fields => ({
  type: 2,
  id: 100 + tagName.length,
  tagName,
  attributes: {},
  childNodes,
  ...more,
})

export const text = (textContent: string, more: Fields = {}): Fields => ({
  type: 3,
  id: 99,
  textContent,
  ...more,
})

/** A full snapshot of a page with that in its body; one line of text by default. */
export const full = (ms: number, body: readonly Fields[] = [text('Wool socks')]): ReplayEvent => {
  const html = element('html', [
    element('head', [element('title', [text('Shop')])], { id: 3 }),
    element('body', body, { id: 4 }),
  ])
  return builder(EventType.FullSnapshot)(ms, {
    node: { type: 0, id: 1, childNodes: [html] },
  })
}

/** A mutation that adds nodes to a parent (the body by default). */
export const mutation = (ms: number, nodes: readonly Fields[] = [], parentId = 4): ReplayEvent =>
  mutationWith(ms, {
    adds: nodes.map((node) => ({ parentId, nextId: null, node })),
  })

/** A recording of windows 'w0', 'w1' …, from moment 0 to its last event. */
export function recorded(
  windows: readonly (readonly ReplayEvent[])[],
  more: Partial<NormalRecording> = {},
): NormalRecording {
  const times = windows.flatMap((events) => events.map(({ timestamp }) => timestamp))
  const total = times.length
  return {
    name: 'file.json',
    format: 'rrweb',
    startedAt: STARTED_AT,
    endedAt: Math.max(STARTED_AT, ...times),
    windows: windows.map((events, index) => ({ id: `w${index}`, events })),
    pageless: [],
    contents: {
      windows: [],
      types: new Map(),
      sources: new Map(),
      tags: new Map(),
      plugins: new Map(),
      outside: new Map(),
    },
    counts: { read: total, kept: total, invalid: 0, duplicates: 0, withheld: 0, added: 0 },
    ...more,
  }
}
