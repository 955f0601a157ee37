import type { Note, Problem } from '../../src/model/problem.ts'
import type { Recording } from '../../src/model/recording.ts'
import { normalize } from '../../src/normalize/normalize.ts'

// Small recordings to test with. Ids: 1 document, 2 html, 3 head, 4 body; others from 10.

export const element = (id: number, tagName: string, attributes: object = {}) => ({
  type: 2,
  id,
  tagName,
  attributes,
  childNodes: [] as object[],
})
export const parent = (id: number, tagName: string, childNodes: object[]) => ({ ...element(id, tagName), childNodes })
export const text = (id: number, textContent: string) => ({ type: 3, id, textContent })

export const meta = (timestamp = 1000) => ({
  type: 4,
  data: { href: 'https://shop.example/', width: 800, height: 600 },
  timestamp,
})

export function snapshot({ head = [] as object[], body = [] as object[], timestamp = 1001 } = {}) {
  const html = parent(2, 'html', [parent(3, 'head', head), parent(4, 'body', body)])
  return {
    type: 2,
    data: { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { top: 0, left: 0 } },
    timestamp,
  }
}

export const change = (data: object, timestamp = 1100) => ({ type: 3, data, timestamp })
export const mutation = (members: object, timestamp = 1100) =>
  change({ source: 0, texts: [], attributes: [], removes: [], adds: [], ...members }, timestamp)

export const recording = (...windows: unknown[][]): Recording => ({
  name: 'test.json',
  format: 'rrweb',
  windows: windows.map((events, index) => ({ id: index === 0 ? '' : `w${index}`, events })),
})

/** What comes of events of one window, with the problems noted. */
export function normalized(...events: unknown[]): ArrayRecording & { readonly problems: Problem[] } {
  const problems: Problem[] = []
  return { ...normalizedArrays(recording(events), (problem) => problems.push(problem)), problems }
}

/** The data of the last event that comes of a page and one more event. */
export function lastData(page: Parameters<typeof snapshot>[0], event: unknown): Record<string, unknown> {
  return normalized(meta(), snapshot(page), event).windows[0]!.events.at(-1)!.data
}

/** A normal recording whose events are arrays. */
export type ArrayRecording = ReturnType<typeof normalizedArrays>

/** What comes of a recording, with arrays of events. */
export function normalizedArrays(given: Recording, note: Note = () => {}) {
  const normal = normalize(given, note)
  return { ...normal, windows: normal.windows.map(({ id, events }) => ({ id, events: [...events] })) }
}
