import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Document } from '../model/document.ts'
import { type Note, problem, ReplayError } from '../model/problem.ts'
import { displayName, fileName } from './display-name.ts'
import { unpack } from './unpack.ts'

/** What a file system's error code means to a person; the code itself stands in for those that are not here. */
const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EBUSY: 'another program holds it',
  EMFILE: 'too many files are open',
  ELOOP: 'its links go round in a circle',
  EIO: 'the disk reports an error',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB',
}

/**
 * Reads a file, or every regular file that lies directly in a folder, in the order of their names. In a folder, a file
 * that can't be read is noted and passed over, unless none is left.
 * @throws ReplayError when there is nothing at the path or nothing readable.
 */
export async function readPath(path: string, note: Note): Promise<Document[]> {
  const found = await orProblem(path, stat(path))
  return found.isDirectory() ? readFolder(path, note) : [await readOneFile(path)]
}

async function readFolder(folder: string, note: Note): Promise<Document[]> {
  const documents: Document[] = []
  let firstError: ReplayError | undefined
  for (const path of await filesIn(folder)) {
    try {
      documents.push(await readOneFile(path))
    } catch (error) {
      if (!(error instanceof ReplayError)) throw error
      if (firstError) note(error.problem)
      else firstError = error
    }
  }
  if (documents.length > 0 && firstError) note(firstError.problem)
  if (documents.length > 0) return documents
  throw firstError ?? new ReplayError(problem('folder-empty', { source: displayName(folder) }))
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await orProblem(folder, readdir(folder))
  const wanted = names.filter((name) => !name.startsWith('.') && !name.endsWith('.replay.html'))
  const paths = wanted.sort().map((name) => join(folder, name))
  // stat follows links; a dangling one is passed over like a sub-folder.
  const isFile = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        (found) => found.isFile(),
        () => false,
      ),
    ),
  )
  return paths.filter((_, index) => isFile[index])
}

async function readOneFile(path: string): Promise<Document> {
  return unpack(fileName(path), await orProblem(path, readFile(path)))
}

async function orProblem<Value>(path: string, work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error'
    const source = displayName(path)
    const missing =
      code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE'
    const reason = REASONS[code] ?? code
    const trouble = missing ? problem('not-found', { source }) : problem('file-unreadable', { source, reason })
    throw new ReplayError(trouble, { cause })
  }
}
