/** Small recordings and documents that are written by hand. */
import type { Document, DocumentBlock } from '../../src/model/document.ts'
import { type Fields, isFields } from '../../src/model/event.ts'
import type { EventList } from '../../src/model/event-list.ts'
import { formatProblem, type Problem } from '../../src/model/problem.ts'
import type { Recording } from '../../src/model/recording.ts'
import type { Side } from '../../src/model/side.ts'
import { gather } from '../../src/gather/gather.ts'
import { startedAt } from '../fixtures/events.ts'

export const MINUTE_MS = 60_000
export const tabA = '018bcfe5-6800-7000-8000-00000000000a'
export const tabB = '018bcfe5-6800-7000-8000-00000000000b'
export const sessionA = '018bcfe5-6800-7000-8000-0000000000aa'
export const sessionB = '018bcfe5-6800-7000-8000-0000000000bb'

export const meta = (atMs: number): Fields => ({
  type: 4,
  data: { href: 'https://a.example/', width: 8, height: 6 },
  timestamp: startedAt + atMs,
})
export const snapshot = (atMs: number): Fields => ({ type: 2, data: { node: {} }, timestamp: startedAt + atMs })
export const change = (atMs: number, id = 1): Fields => ({
  type: 3,
  data: { source: 3, id, x: 0, y: 0 },
  timestamp: startedAt + atMs,
})
export const custom = (atMs: number, tag: string, payload: Fields): Fields => ({
  type: 5,
  data: { tag, payload },
  timestamp: startedAt + atMs,
})
/** A recording's beginning: what it takes to be shown. */
export const start = (atMs: number): Fields[] => [meta(atMs), snapshot(atMs)]

type Windows = { readonly [id: string]: readonly Fields[] }

export function recording(windows: Windows | readonly Fields[], about: Partial<Recording> = {}): Recording {
  const byId: Windows = Array.isArray(windows) ? { '': windows as readonly Fields[] } : (windows as Windows)
  return {
    name: about.path?.split('/').at(-1) ?? 'recording.json',
    format: 'rrweb',
    ...about,
    windows: Object.entries(byId).map(([id, events]) => ({ id, events: lazy(events) })),
  }
}

/** A batch file of object storage. */
export function batch(windows: Windows, path: string): Recording {
  return recording(windows, { path, format: 'posthog-lines', containers: ['snappy blocks'] })
}

/** A list that is no array, as those of long recordings. */
export function lazy(events: readonly unknown[]): EventList {
  return { length: events.length, at: (index) => events[index], [Symbol.iterator]: () => events[Symbol.iterator]() }
}

/** Sessions as they were gathered, and the problems that were noted. */
export interface Gathered {
  readonly sessions: readonly Recording[]
  readonly problems: readonly Problem[]
  readonly codes: readonly string[]
}

export function gathered(recordings: readonly Recording[], sides: readonly Side[] = []): Gathered {
  const problems: Problem[] = []
  const sessions = gather(recordings, { sides, note: (problem) => void problems.push(problem) })
  for (const problem of problems) formatProblem(problem)
  return { sessions, problems, codes: problems.map(({ code }) => code) }
}

/** Ms since the start of the events of each window, the id in front. */
export function timesOf({ windows }: Recording): unknown[] {
  return windows.map(({ id, events }) => [id, ...Array.from(events, timeOf)])
}

function timeOf(event: unknown): number {
  return isFields(event) && typeof event.timestamp === 'number' ? event.timestamp - startedAt : NaN
}

/** A document of blocks as reading delivers it: each text lies behind `gap` bytes of the file that are no block. */
export function blockDocument(path: string, texts: readonly string[], gap = 0): Document {
  const encoder = new TextEncoder()
  const blocks: DocumentBlock[] = []
  let [inFile, inText] = [0, 0]
  for (const text of texts) {
    const { length } = encoder.encode(text)
    const start = inFile + gap
    blocks.push({ file: { start, end: start + 10 }, text: { start: inText, end: inText + length } })
    inFile = start + 10
    inText += length
  }
  const name = path.split('/').at(-1) ?? path
  return { name, path, containers: ['snappy blocks'], bytes: encoder.encode(texts.join('')), blocks }
}
