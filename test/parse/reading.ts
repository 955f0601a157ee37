import { readFile } from 'node:fs/promises'
import type { Problem } from '../../src/model/problem.ts'
import type { Recording } from '../../src/model/recording.ts'
import { parse } from '../../src/parse/parse.ts'
import { inflate, read } from '../../src/read/read.ts'

/** What reading and parsing made of some data. */
export interface Reading {
  readonly recordings: readonly Recording[]
  readonly problems: readonly Problem[]
}

/** Reads data the way the product does, under a name. */
export async function readingOf(
  name: string,
  data: Uint8Array | string | object,
  options: { readonly partial?: boolean } = {},
): Promise<Reading> {
  const problems: Problem[] = []
  const note = (problem: Problem) => void problems.push(problem)
  const documents = await read({ name, data }, { note })
  const recordings = documents.flatMap((document) => parse(document, { note, inflate, ...options }))
  return { recordings, problems }
}

/** Reads a file under its own name or another one. */
export async function readingOfFile(path: string, name = path.split('/').at(-1) ?? path): Promise<Reading> {
  return readingOf(name, new Uint8Array(await readFile(path)))
}
