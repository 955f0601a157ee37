/** What is compared with rrweb's own player: recordings of the project and of other people, and generated sessions. */
import { join } from 'node:path'
import { FIXTURES, SHARED_FILES } from '../build/inputs.ts'
import { bytesOf, generate } from './tools.ts'

export interface Candidate {
  readonly name: string
  /** Writes the file, if it isn't there already; answers its path. */
  input(folder: string): Promise<string>
}

/** Sessions of the project's own application, and recordings of other people. */
const COMPARED = /\/rrweb\/(board|tour)[^/]*\/input\.json$|\/recordings\/[^/]+\.(jsonl?|txt)$/
const SEEDS = [1, 2, 3, 4, 5]
const GENERATED_MB = 2.5
/** Seconds between two full snapshots. */
const CHECKOUT = '60'

/** Recordings from the smallest on, then generated ones; all of them, or those whose names hold one of the words; those behind one. */
export function candidates(words: readonly string[], after?: string): readonly Candidate[] {
  const files = [...FIXTURES, ...SHARED_FILES]
    .filter((path) => COMPARED.test(path))
    .map((path) => ({ path, bytes: bytesOf(path) }))
    .sort((a, b) => a.bytes - b.bytes)
    .map(({ path }) => ({ name: path, input: async () => path }))
  const generated = SEEDS.flatMap((seed) => [
    generatedSession(seed, []),
    generatedSession(seed, ['--checkout', CHECKOUT]),
  ])
  const all = [...files, ...generated]
  const start = after === undefined ? 0 : all.findIndex(({ name }) => name.includes(after)) + 1
  return all.slice(start).filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
}

function generatedSession(seed: number, more: readonly string[]): Candidate {
  const options = ['--seed', String(seed), ...more]
  return {
    name: `generated ${options.join(' ')}`,
    async input(folder) {
      const path = join(folder, 'generated.ndjson')
      await generate(GENERATED_MB, path, options)
      return path
    },
  }
}
