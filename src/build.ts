/** The whole journey, on one page: sources are read, parsed, mended, understood, packed and rendered. */
import { extract } from './extract/extract.ts'
import type { Document } from './model/document.ts'
import { allotBlocks, gather } from './gather/gather.ts'
import { problem, ReplayError, type Note, type Problem } from './model/problem.ts'
import type { Recording } from './model/recording.ts'
import type { Session } from './model/session.ts'
import type { Source } from './model/source.ts'
import { normalize } from './normalize/normalize.ts'
import type { ReplayOptions } from './options.ts'
import { toBase64 } from './pack/base64.ts'
import { createEventStore } from './pack/event-store.ts'
import { pack } from './pack/pack.ts'
import { decompress, loadZstd, type Zstd } from './pack/zstd.ts'
import { parse, readSide, sideAlone } from './parse/parse.ts'
import { inflate, read } from './read/read.ts'
import { render } from './render/render.ts'
import { version as builtVersion } from '#page-parts'

/** Version of this package. */
export const version: string = builtVersion

export interface SessionSummary {
  readonly id?: string
  readonly title: string
  /** Epoch ms of moment 0. */
  readonly startedAt: number
  readonly durationMs: number
  readonly windows: number
  readonly events: number
}

export interface ReplayResult {
  readonly sessions: readonly SessionSummary[]
  /** How the replay differs from what was given, and which sources could not be used. */
  readonly problems: readonly Problem[]
}

/** Takes the page's text piece by piece; a promise that it answers is waited for. */
export type Sink = (text: string) => void | Promise<void>

/**
 * Makes the page as one string.
 * @throws ReplayError when no source holds a session that can be shown.
 */
export async function buildReplay(
  sources: Source | readonly Source[],
  options: ReplayOptions = {},
): Promise<ReplayResult & { readonly html: string }> {
  const pieces: string[] = []
  const result = await writeReplay(sources, (text) => void pieces.push(text), options)
  return { html: pieces.join(''), ...result }
}

/**
 * Writes the page to a sink, piece by piece: for pages of any size. Nothing is written before all sources have been read.
 * @throws ReplayError when no source holds a session that can be shown.
 */
export async function writeReplay(
  sources: Source | readonly Source[],
  sink: Sink,
  options: ReplayOptions = {},
): Promise<ReplayResult> {
  const problems: Problem[] = []
  const failures: ReplayError[] = []
  const zstd = await loadZstd()
  const context: Context = { options, note: (noted) => void problems.push(noted), failures, zstd }
  const recordings = await readAll(listOf(sources), context)
  const sessions = titled(understand(recordings, context), options)
  if (sessions.length === 0) throw failures[0] ?? new ReplayError(problem('no-sources', {}))
  options.onProgress?.({ stage: 'pack', done: 0, total: sessions.length })
  const bundle = pack(sessions, {
    title: titleOf(sessions, options),
    generator: `portable-replay ${version}`,
    zstd,
  })
  for (const piece of render(bundle, { toBase64 })) await sink(piece)
  options.onProgress?.({ stage: 'pack', done: sessions.length, total: sessions.length })
  const leftOut = failures.map(({ message }) => problem('source-left-out', { reason: message }))
  return { sessions: sessions.map(summary), problems: [...leftOut, ...problems] }
}

interface Context {
  readonly options: ReplayOptions
  readonly note: Note
  /** Why sources or recordings were left out, in the order in which it was found. */
  readonly failures: ReplayError[]
  readonly zstd: Zstd
}

function listOf(sources: Source | readonly Source[]): readonly Source[] {
  return Array.isArray(sources) ? (sources as readonly Source[]) : [sources as Source]
}

async function readAll(sources: readonly Source[], context: Context): Promise<Recording[]> {
  const { options, note } = context
  const documents: Document[] = []
  for (const [done, source] of sources.entries()) {
    options.onProgress?.({ stage: 'read', done, total: sources.length })
    documents.push(...(await read(source, { note, ...options }).catch((error: unknown) => leaveOut(error, context))))
  }
  const looked = documents.map((document) => ({ document, side: readSide(document) }))
  const sides = looked.flatMap(({ side }) => side ?? [])
  const recorded = looked.filter(({ side }) => !side).map(({ document }) => document)
  if (recorded.length === 0) for (const side of sides) leaveOut(new ReplayError(sideAlone(side)), context)
  const recordings = allotBlocks(recorded, { sides, note }).flatMap((document) => {
    try {
      return parse(document, { note, inflate })
    } catch (error) {
      return leaveOut(error, context)
    }
  })
  return gather(recordings, { sides, note })
}

function understand(recordings: readonly Recording[], context: Context): Session[] {
  const { options, note, zstd } = context
  const createStore = () => createEventStore(zstd, decompress)
  const sessions = recordings.flatMap((recording, done) => {
    options.onProgress?.({ stage: 'mend', done, total: recordings.length })
    try {
      return [extract(normalize(recording, note, createStore))]
    } catch (error) {
      return leaveOut(error, context)
    }
  })
  return sessions.sort((a, b) => a.startedAt - b.startedAt)
}

/** What is broken does not keep the rest from being shown, unless the caller is strict. */
function leaveOut(error: unknown, { options, failures }: Context): never[] {
  if (!(error instanceof ReplayError) || options.strict) throw error
  failures.push(error)
  return []
}

/** A title that was asked for is that of the page and, when there is one session, of the session. */
function titled(sessions: Session[], { title }: ReplayOptions): Session[] {
  const [only] = sessions
  return only && sessions.length === 1 && title?.trim() ? [{ ...only, title: title.trim() }] : sessions
}

function titleOf([first, ...others]: readonly Session[], options: ReplayOptions): string {
  if (options.title?.trim()) return options.title.trim()
  const title = first?.title || 'Session replay'
  return others.length === 0 ? title : `${title} and ${others.length} more`
}

function summary({ id, title, startedAt, durationMs, windows, counts }: Session): SessionSummary {
  return { ...(id !== undefined && { id }), title, startedAt, durationMs, windows: windows.length, events: counts.kept }
}
