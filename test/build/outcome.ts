/** What making a page comes to, whatever is given: a page with its problems, or a refusal in one sentence. */
import assert from 'node:assert/strict'
import {
  formatProblem,
  type ProblemCode,
  ReplayError,
  type ReplayOptions,
  type ReplayResult,
  type Source,
  writeReplay,
} from '../../src/index.ts'

/** No input that anybody waits for in a test may take longer. */
const LONGEST_MS = 10_000

export type Outcome =
  | { readonly kind: 'page'; readonly result: ReplayResult; readonly codes: readonly ProblemCode[] }
  | { readonly kind: 'refused'; readonly code: ProblemCode }

/** Makes the page into nothing. Fails when it ends in anything but a page or one sentence, or takes too long. */
export async function outcomeOf(source: Source, options: ReplayOptions = {}): Promise<Outcome> {
  const startedAt = performance.now()
  const outcome = await pageOrSentence(source, options)
  const tookMs = performance.now() - startedAt
  assert.ok(tookMs < LONGEST_MS, `took ${Math.round(tookMs)} ms`)
  return outcome
}

async function pageOrSentence(source: Source, options: ReplayOptions): Promise<Outcome> {
  let characters = 0
  try {
    const result = await writeReplay(source, (text) => void (characters += text.length), options)
    assert.ok(characters > 0 && result.sessions.length > 0)
    for (const problem of result.problems) assertSentence(formatProblem(problem))
    for (const { durationMs, startedAt } of result.sessions) assert.ok(Number.isFinite(startedAt) && durationMs >= 0)
    return { kind: 'page', result, codes: result.problems.map(({ code }) => code) }
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error
    assertSentence(error.message)
    assert.equal(characters, 0, 'nothing was written of what was refused')
    return { kind: 'refused', code: error.problem.code }
  }
}

function assertSentence(text: string): void {
  assert.match(text, /^[^\n\r]+\.$/)
  assert.doesNotMatch(text, /undefined|NaN|\[object /)
}
