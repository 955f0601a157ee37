import { commandProblems } from './problems/command.ts'
import { gatherProblems } from './problems/gather.ts'
import { lookProblems } from './problems/look.ts'
import { normalizeProblems } from './problems/normalize.ts'
import { packProblems } from './problems/pack.ts'
import { pageProblems } from './problems/page.ts'
import { parseProblems } from './problems/parse.ts'
import { readProblems } from './problems/read.ts'
import { shownText } from './shown-text.ts'

/** Every sentence that the product says about trouble, by code. A sentence says what, where and what to do next. */
const sentences = {
  ...readProblems,
  ...parseProblems,
  ...gatherProblems,
  ...normalizeProblems,
  ...packProblems,
  ...pageProblems,
  ...commandProblems,
  ...lookProblems,
}

export type ProblemCode = keyof typeof sentences
export type ProblemArgs<Code extends ProblemCode> = Parameters<(typeof sentences)[Code]>[0]

/** Trouble as data: `code` says which sentence, `args` fills its slots. */
export interface Problem<Code extends ProblemCode = ProblemCode> {
  readonly code: Code
  readonly args: ProblemArgs<Code>
}

/** Takes note of a way in which the replay differs from the recording. */
export type Note = (problem: Problem) => void

export function problem<Code extends ProblemCode>(code: Code, args: ProblemArgs<Code>): Problem {
  return { code, args } as Problem
}

/** The sentence of a problem, in English: one line, whatever the names in it hold, without a trailing newline. */
export function formatProblem(given: Problem): string {
  const sentence = sentences[given.code] as (args: unknown) => string
  const shown = Object.entries(given.args).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? shownText(value) : value,
  ])
  return sentence(Object.fromEntries(shown))
}

/** Thrown when a page can't be made (or shown); `message` is one sentence for the person. */
export class ReplayError extends Error {
  readonly problem: Problem

  constructor(given: Problem, options?: ErrorOptions) {
    super(formatProblem(given), options)
    this.name = 'ReplayError'
    this.problem = given
  }
}
