/** The console as text, a line an entry, and as JSON. */
import type { ConsoleLine } from '../../model/console.ts'
import { oneLine } from '../../model/shown-text.ts'
import type { Tracked } from '../../model/tracks.ts'
import { instantOf } from './instant.ts'
import { writtenPieces } from './pieces.ts'

export interface LoggedSession {
  /** Epoch ms of moment 0. */
  readonly startedAt: number
  readonly console: readonly Tracked<ConsoleLine>[]
}

/** `2025-05-18T03:46:12.345Z error  message`: what was logged stays in its line. */
export function consoleText({ startedAt, console }: LoggedSession): Promise<string[]> {
  return writtenPieces(
    console,
    ({ atMs, level, parts }) => `${instantOf(startedAt + atMs)} ${level.padEnd(5)} ${oneLine(parts.join(' '))}\n`,
  )
}

/** A list of `{ time, ms, level, parts, trace, window }`; `ms` since moment 0, `window` as people count. */
export async function consoleJson({ startedAt, console }: LoggedSession): Promise<string[]> {
  const pieces = await writtenPieces(console, ({ atMs, level, parts, trace, window }, index) => {
    const tab = window === undefined ? undefined : window + 1
    const entry = { time: instantOf(startedAt + atMs), ms: atMs, level, parts, trace, window: tab }
    return `${index === 0 ? '' : ',\n'}${JSON.stringify(entry)}`
  })
  return ['[\n', ...pieces, '\n]\n']
}
