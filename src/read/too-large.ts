import { constants } from 'node:buffer'
import { problem, ReplayError } from '../model/problem.ts'

/** No array of the engine's is larger, and a document is one array. */
export const LARGEST_ARRAY_BYTES = constants.MAX_LENGTH

/** What is said of data that no array can hold. `source` as people see it. */
export function tooLarge(source: string, cause?: unknown): ReplayError {
  const gigabytes = Math.round(LARGEST_ARRAY_BYTES / 1e8) / 10
  return new ReplayError(problem('file-too-large', { source, gigabytes }), { cause })
}
