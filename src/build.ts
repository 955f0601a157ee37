/** The whole journey, on one page: sources are read, parsed, mended, understood, packed and rendered. */
import { extract } from './extract/extract.ts'
import type { Document } from './model/document.ts'
import { problem, ReplayError, type Note, type Problem } from './model/problem.ts'
import type { Recording } from './model/recording.ts'
import type { Session } from './model/session.ts'
import type { Source } from './model/source.ts'
import { normalize } from './normalize/normalize.ts'
import type { ReplayOptions } from './options.ts'
import { toBase64 } from './pack/base64.ts'
import { pack } from './pack/pack.ts'
import { loadZstd } from './pack/zstd.ts'
import { parse } from './parse/parse.ts'
import { inflate, read } from './read/read.ts'
import { render } from './render/render.ts'
import { version } from '#page-parts'

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
  const note: Note = (noted) => void problems.push(noted)
  const recordings = await readAll(listOf(sources), { options, note })
  const sessions = understand(recordings, { options, note })
  const zstd = await loadZstd()
  options.onProgress?.({ stage: 'pack', done: 0, total: sessions.length })
  const bundle = pack(sessions, {
    title: options.title ?? titleOf(sessions),
    generator: `portable-replay ${version}`,
    zstd,
  })
  for (const piece of render(bundle, { toBase64 })) await sink(piece)
  options.onProgress?.({ stage: 'pack', done: sessions.length, total: sessions.length })
  return { sessions: sessions.map(summary), problems }
}

interface Context {
  readonly options: ReplayOptions
  readonly note: Note
}

function listOf(sources: Source | readonly Source[]): readonly Source[] {
  return Array.isArray(sources) ? (sources as readonly Source[]) : [sources as Source]
}

async function readAll(sources: readonly Source[], { options, note }: Context): Promise<Recording[]> {
  const recordings: Recording[] = []
  const failures: ReplayError[] = []
  const keep = (error: unknown) => {
    if (!(error instanceof ReplayError)) throw error
    failures.push(error)
  }
  for (const [done, source] of sources.entries()) {
    options.onProgress?.({ stage: 'read', done, total: sources.length })
    const documents = await read(source, { note, ...options }).catch(
      (error: unknown) => (keep(error), [] as Document[]),
    )
    for (const document of documents) {
      try {
        recordings.push(...parse(document, { note, inflate }))
      } catch (error) {
        keep(error)
      }
    }
  }
  return survivors(recordings, failures, { options, note })
}

/** Some broken sources among several become problems; when nothing is left, the first of them is the reason. */
function survivors<Item>(items: Item[], failures: readonly ReplayError[], { options, note }: Context): Item[] {
  const [first] = failures
  if (items.length === 0) throw first ?? new ReplayError(problem('no-sources', {}))
  if (first && options.strict) throw first
  for (const failure of failures) note(problem('source-left-out', { reason: failure.message }))
  return items
}

function understand(recordings: readonly Recording[], { options, note }: Context): Session[] {
  const failures: ReplayError[] = []
  const title = recordings.length === 1 && options.title !== undefined ? { title: options.title } : {}
  const sessions = recordings.flatMap((recording, done) => {
    options.onProgress?.({ stage: 'mend', done, total: recordings.length })
    try {
      return [extract(normalize(recording, note), title)]
    } catch (error) {
      if (!(error instanceof ReplayError)) throw error
      failures.push(error)
      return []
    }
  })
  return survivors(sessions, failures, { options, note }).sort((a, b) => a.startedAt - b.startedAt)
}

function titleOf([first, ...others]: readonly Session[]): string {
  const title = first?.title ?? 'Session replay'
  return others.length === 0 ? title : `${title} and ${others.length} more`
}

function summary({ id, title, startedAt, durationMs, windows, counts }: Session): SessionSummary {
  return { ...(id !== undefined && { id }), title, startedAt, durationMs, windows: windows.length, events: counts.kept }
}
