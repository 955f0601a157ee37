/** What to say about anything that was thrown. */
import { type Problem, ReplayError, problem } from '../../model/problem.ts'

/** The problem that an error carries; any other error is a fault of the player. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ReplayError) return error.problem
  return problem('player-fault', { reason: error instanceof Error ? error.message : String(error) })
}
