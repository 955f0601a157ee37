import assert from 'node:assert/strict'
import type { Document } from '../../src/model/document.ts'
import { type Problem, ReplayError } from '../../src/model/problem.ts'
import type { Source } from '../../src/model/source.ts'
import { read } from '../../src/read/read.ts'

/** What reading made of a source, and what was noted. */
export interface Read {
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
  /** Codes of the problems. */
  readonly codes: readonly string[]
}

export async function reading(source: Source): Promise<Read> {
  const problems: Problem[] = []
  const documents = await read(source, { note: (problem) => void problems.push(problem) })
  return { documents, problems, codes: problems.map(({ code }) => code) }
}

/** Reads bytes that are one document, without any problem. */
export async function soundly(data: Uint8Array | string): Promise<Document> {
  const { documents, problems } = await reading({ name: 'x', data })
  assert.deepEqual(problems, [])
  assert.equal(documents.length, 1)
  return documents[0] as Document
}

/** Fails unless reading ends in one sentence of that code, which names the source. */
export async function refused(data: Uint8Array | string, code: string): Promise<string> {
  const error = await reading({ name: 'x', data }).then(
    () => assert.fail(`was read, not ${code}`),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ReplayError, String(error))
  assert.equal(error.problem.code, code, error.message)
  assert.match(error.message, /^x[^\n]*: [^\n]+[^.]\.$/)
  return error.message
}

export function textOf(document: Document | undefined): string {
  return new TextDecoder().decode(document?.bytes)
}

/** The texts of a document's blocks. */
export function blockTexts(document: Document | undefined): string[] {
  return (document?.blocks ?? []).map(({ text }) =>
    new TextDecoder().decode(document?.bytes.subarray(text.start, text.end)),
  )
}
