/** The first half of the journey: sources are read, parsed, gathered into sessions, mended and understood. */
import { createFactFinder, extract, type WindowFacts } from './extract/extract.ts'
import { allotBlocks, gather } from './gather/gather.ts'
import type { RecordingContents } from './model/contents.ts'
import type { Document } from './model/document.ts'
import type { EventList } from './model/event-list.ts'
import { problem, ReplayError, type Note, type Problem } from './model/problem.ts'
import type { Recording } from './model/recording.ts'
import type { Session } from './model/session.ts'
import type { Side } from './model/side.ts'
import type { Source } from './model/source.ts'
import { createOnlooker, type CreateStore, normalize, type SeenEvents } from './normalize/normalize.ts'
import type { ReplayOptions } from './options.ts'
import { createEventStore } from './pack/event-store.ts'
import { isOwnPage, recordingsOfPage } from './pack/page-recordings.ts'
import { decompress, type Zstd } from './pack/zstd.ts'
import { type EventWatch, parse, readSide, sideAlone } from './parse/parse.ts'
import { inflate, read } from './read/read.ts'

/** A session with what is known of where it came from. */
export interface UnderstoodSession {
  readonly session: Session
  readonly recording: Omit<Recording, 'windows' | 'tracks'>
  readonly contents: RecordingContents
  /** How the session differs from its recording; they stand among all problems too. */
  readonly problems: readonly Problem[]
}

export interface Understood {
  /** By their start. */
  readonly sessions: readonly UnderstoodSession[]
  readonly problems: readonly Problem[]
  /** Why sources or recordings were left out, in the order of the sources. */
  readonly failures: readonly ReplayError[]
}

/**
 * Makes sessions of sources. What is broken does not keep the rest from being shown, unless the caller is strict.
 * @throws ReplayError when strict and anything is broken, or when `events` names a file without analytics events
 */
export async function understand(sources: readonly Source[], options: ReplayOptions, zstd: Zstd): Promise<Understood> {
  const problems: Problem[] = []
  const context: Context = {
    options,
    zstd,
    note: (noted) => void problems.push(noted),
    failures: [],
    seen: new WeakMap(),
    facts: new WeakMap(),
  }
  const found = await readAll(sources, context)
  const recordings = await parseAll(found, context)
  const sessions = mendAll(gather(recordings, { sides: found.sides, note: context.note }), context)
  const failures = context.failures.sort((one, other) => one.source - other.source).map(({ error }) => error)
  return { sessions, problems, failures }
}

interface Context {
  readonly options: ReplayOptions
  readonly zstd: Zstd
  readonly note: Note
  readonly failures: { readonly source: number; readonly error: ReplayError }[]
  /** What was seen of the events of long recordings while they were sorted by window. */
  readonly seen: WeakMap<EventList, SeenEvents>
  /** What was found out about mended events while they were stored. */
  readonly facts: WeakMap<EventList, WindowFacts>
}

interface ReadDocuments {
  /** With the number of the source that each came from. */
  readonly documents: ReadonlyMap<Document, number>
  readonly sides: readonly Side[]
}

async function readAll(sources: readonly Source[], context: Context): Promise<ReadDocuments> {
  const { options, note } = context
  const documents = new Map<Document, number>()
  const sides = await readEvents(context)
  const alone: { readonly side: Side; readonly source: number }[] = []
  for (const [source, given] of sources.entries()) {
    options.onProgress?.({ stage: 'read', done: source, total: sources.length })
    const found = await read(given, { note, ...options }).catch((error: unknown) => leaveOut(error, source, context))
    for (const document of found) {
      const side = readSide(document)
      if (side) alone.push({ side, source })
      else documents.set(document, source)
    }
  }
  if (documents.size === 0) {
    for (const { side, source } of alone) leaveOut(new ReplayError(sideAlone(side)), source, context)
  }
  return { documents, sides: [...sides, ...alone.map(({ side }) => side)] }
}

/** What the caller says are analytics events must be such. */
async function readEvents({ options, note }: Context): Promise<Side[]> {
  const sides: Side[] = []
  for (const source of options.events ?? []) {
    for (const document of await read(source, { note, ...options })) {
      const side = readSide(document)
      if (!side || side.marks.length === 0)
        throw new ReplayError(problem('no-analytics-events', { name: document.name }))
      sides.push(side)
    }
  }
  return sides
}

async function parseAll({ documents, sides }: ReadDocuments, context: Context): Promise<Recording[]> {
  const { note, options } = context
  const partial = options.partial ?? false
  const recordings: Recording[] = []
  for (const document of allotBlocks([...documents.keys()], { sides, note })) {
    try {
      const found = isOwnPage(document)
        ? await recordingsOfPage(document, decompress)
        : parse(document, { note, inflate, partial, watch: watchIn(context, documents.size === 1) })
      for (const recording of found) recordings.push(recording)
    } catch (error) {
      leaveOut(error, documents.get(document) ?? documents.size, context)
    }
  }
  return recordings
}

/**
 * Sees the events of a document's windows. The first window of one that stands alone is likely to stay as it is: its events
 * are mended on the way, so that they need not be made again.
 */
function watchIn(context: Context, isAlone: boolean): () => EventWatch {
  let createStore = isAlone ? storeWithFacts(context) : undefined
  return () => {
    const { see, seen } = createOnlooker(createStore)
    createStore = undefined
    return { see, end: (events) => void context.seen.set(events, seen()) }
  }
}

function mendAll(recordings: readonly Recording[], context: Context): UnderstoodSession[] {
  const { options, note } = context
  const extracting = { known: (events: EventList) => context.facts.get(events) }
  const normalizing = {
    createStore: storeWithFacts(context),
    known: (events: EventList) => context.seen.get(events),
  }
  const sessions = recordings.flatMap((recording, done) => {
    options.onProgress?.({ stage: 'mend', done, total: recordings.length })
    const problems: Problem[] = []
    try {
      const mended = normalize(recording, (one) => void problems.push(one), normalizing)
      const session = extract(mended, extracting)
      // of one that is left out, only the reason is told
      problems.forEach(note)
      // not the recording itself, which holds all bytes that it came from
      const { windows: _, tracks: _tracks, ...rest } = recording
      return [{ session, recording: rest, contents: mended.contents, problems }]
    } catch (error) {
      return leaveOut(error, Infinity, context)
    }
  })
  return sessions.sort((one, other) => one.session.startedAt - other.session.startedAt)
}

/** Finds out about events while they are stored: to walk through them later would mean to decode them. */
function storeWithFacts({ zstd, facts }: Context): CreateStore {
  return () => {
    const store = createEventStore(zstd, decompress)
    const finder = createFactFinder()
    return {
      add(event) {
        finder.see(event, store.page)
        store.add(event)
      },
      finish() {
        const events = store.finish()
        facts.set(events, finder.found())
        return events
      },
    }
  }
}

function leaveOut(error: unknown, source: number, { options, failures }: Context): never[] {
  if (!(error instanceof ReplayError) || options.strict) throw error
  failures.push({ source, error })
  return []
}
