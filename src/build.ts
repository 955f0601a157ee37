/** The whole journey, on one page: sources become sessions, which are packed and rendered. */
import { aboutSession } from './about.ts'
import { problem, ReplayError, type Problem } from './model/problem.ts'
import type { Session } from './model/session.ts'
import type { Source } from './model/source.ts'
import type { ReplayOptions } from './options.ts'
import { toBase64 } from './pack/base64.ts'
import { pack } from './pack/pack.ts'
import { loadZstd, type Zstd } from './pack/zstd.ts'
import { type Look, languages as builtInLanguages, lookOf, render } from './render/render.ts'
import { understand } from './sessions.ts'
import { version as builtVersion } from '#page-parts'

/** Version of this package. */
export const version: string = builtVersion

/** Languages that `ReplayOptions.lang` can name. */
export const languages: readonly string[] = builtInLanguages

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
  const zstd = await loadZstd(new URL('./zstd-thread.js', import.meta.url))
  try {
    return await write(listOf(sources), { sink, options, zstd })
  } finally {
    zstd.close()
  }
}

interface Writing {
  readonly sink: Sink
  readonly options: ReplayOptions
  readonly zstd: Zstd
}

async function write(sources: readonly Source[], { sink, options, zstd }: Writing): Promise<ReplayResult> {
  const look = await lookOf(options)
  const { sessions: understood, problems, failures } = await understand(sources, options, zstd)
  const sessions = titled(
    understood.map((one) => ({ ...one.session, about: aboutSession(one) })),
    options,
  )
  if (sessions.length === 0) throw failures[0] ?? new ReplayError(problem('no-sources', {}))
  options.onProgress?.({ stage: 'pack', done: 0, total: sessions.length })
  const bundle = pack(sessions, {
    title: titleOf(sessions, options, look),
    generator: `portable-replay ${version}`,
    zstd,
  })
  for (const piece of render(bundle, { toBase64, look })) await sink(piece)
  options.onProgress?.({ stage: 'pack', done: sessions.length, total: sessions.length })
  const leftOut = failures.map(({ message }) => problem('source-left-out', { reason: message }))
  return { sessions: sessions.map(summary), problems: [...leftOut, ...problems] }
}

function listOf(sources: Source | readonly Source[]): readonly Source[] {
  return Array.isArray(sources) ? (sources as readonly Source[]) : [sources as Source]
}

/** A title that was asked for is that of the page and, when there is one session, of the session. */
function titled(sessions: readonly Session[], { title }: ReplayOptions): readonly Session[] {
  const [only] = sessions
  return only && sessions.length === 1 && title?.trim() ? [{ ...only, title: title.trim() }] : sessions
}

function titleOf([first, ...others]: readonly Session[], options: ReplayOptions, { language }: Look): string {
  if (options.title?.trim()) return options.title.trim()
  const title = first?.title || language.text('session-replay')
  if (others.length === 0) return title
  const slots: { readonly [name: string]: string } = { title, count: String(others.length) }
  return language.text('title-and-more').replace(/\{(\w+)\}/g, (hole, name: string) => slots[name] ?? hole)
}

function summary({ id, title, startedAt, durationMs, windows, counts }: Session): SessionSummary {
  return { ...(id !== undefined && { id }), title, startedAt, durationMs, windows: windows.length, events: counts.kept }
}
