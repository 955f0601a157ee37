/** Lines that a console wrote again and again. */
import type { ConsoleLine } from '../../model/console.ts'
import type { Tracked } from '../../model/tracks.ts'

/** A line, or as many of the same as followed each other. */
export interface ConsoleRow extends ConsoleLine {
  /** How many; undefined for one. */
  readonly count?: number
  /** When the last of them was written, milliseconds of the session. */
  readonly untilMs?: number
}

/** Neighbours that say the same become one row, which stands where the first of them did. */
export function withRepeats(lines: readonly Tracked<ConsoleRow>[]): readonly Tracked<ConsoleRow>[] {
  const rows: Tracked<ConsoleRow>[] = []
  let count = 0
  let untilMs = 0
  const end = () => {
    const row = rows.at(-1)
    if (row && count > 1) rows[rows.length - 1] = { ...row, count, untilMs }
  }
  for (const line of lines) {
    const row = rows.at(-1)
    if (row && isSame(row, line)) {
      count++
    } else {
      end()
      rows.push(line)
      count = 1
    }
    untilMs = line.atMs
  }
  end()
  return rows
}

function isSame(a: Tracked<ConsoleLine>, b: Tracked<ConsoleLine>): boolean {
  return a.level === b.level && a.window === b.window && areSame(a.parts, b.parts) && areSame(a.trace, b.trace)
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, place) => text === b[place])
}
