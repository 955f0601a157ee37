/** What the command says while it works: on stderr, a bar only where a person watches. */
import { formatProblem, type Problem, type Progress } from '../index.ts'
import { oneLine } from '../model/shown-text.ts'

export interface Terminal {
  progress(progress: Progress): void
  say(text: string): void
  warn(problems: readonly Problem[]): void
  fail(message: string): void
}

const STAGES = { read: 'Reading', mend: 'Mending', pack: 'Packing' } as const
const BAR_WIDTH = 24
/** More than this many lines of problems hide what matters. */
const MOST_PROBLEMS = 12

interface TerminalOptions {
  readonly stream: NodeJS.WriteStream
  readonly quiet: boolean
  readonly env: NodeJS.ProcessEnv
}

/** Quiet means no bar, no success and no repairs; inputs that were left out are still named. */
export function createTerminal({ stream, quiet, env }: TerminalOptions): Terminal {
  const watched = stream.isTTY === true && env.TERM !== 'dumb'
  const live = watched && !quiet
  const paint = (code: number, text: string) => (watched && !env.NO_COLOR ? `\x1b[${code}m${text}\x1b[0m` : text)
  const line = (text: string) => stream.write(`${live ? '\r\x1b[K' : ''}${text}\n`)
  return {
    progress({ stage, done, total }) {
      if (!live) return
      const filled = total > 0 ? Math.round((done / total) * BAR_WIDTH) : 0
      const bar = `${STAGES[stage]} ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done}/${total}`
      stream.write(`\r\x1b[K${done < total ? bar : ''}`)
    },
    say(text) {
      if (!quiet) line(oneLine(text))
    },
    warn(problems) {
      const worthSaying = quiet ? problems.filter(({ code }) => code === 'source-left-out') : problems
      const sentences = [...new Set(worthSaying.map((shown) => oneLine(formatProblem(shown))))]
      for (const sentence of sentences.slice(0, MOST_PROBLEMS)) line(`${paint(33, 'note:')} ${sentence}`)
      const more = sentences.length - MOST_PROBLEMS
      if (more > 0) line(`${paint(33, 'note:')} and ${more} more; --json lists them all.`)
    },
    fail: (message) => line(`${paint(31, 'error:')} ${oneLine(message)}`),
  }
}
