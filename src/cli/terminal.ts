/** What the command says while it works: on stderr, a bar only where a person watches. */
import { formatProblem, type Problem, type Progress } from '../index.ts'

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

export function createTerminal({ stream, quiet, env }: TerminalOptions): Terminal {
  const live = stream.isTTY === true && !quiet
  const colour = stream.isTTY === true && !env.NO_COLOR
  const paint = (code: number, text: string) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text)
  const clear = () => live && stream.write('\r\x1b[K')
  const line = (text: string) => {
    clear()
    stream.write(`${text}\n`)
  }
  return {
    progress({ stage, done, total }) {
      if (!live) return
      clear()
      const filled = total > 0 ? Math.round((done / total) * BAR_WIDTH) : 0
      if (done < total)
        stream.write(`${STAGES[stage]} ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done}/${total}`)
    },
    say(text) {
      if (!quiet) line(text)
    },
    warn(problems) {
      if (quiet) return
      for (const shown of problems.slice(0, MOST_PROBLEMS)) line(`${paint(33, 'note:')} ${formatProblem(shown)}`)
      const more = problems.length - MOST_PROBLEMS
      if (more > 0) line(`${paint(33, 'note:')} and ${more} more; --json lists them all.`)
    },
    fail: (message) => line(`${paint(31, 'error:')} ${message}`),
  }
}
