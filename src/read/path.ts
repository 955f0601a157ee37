import { resolve } from 'node:path'
import type { Document } from '../model/document.ts'
import { type Note, problem, ReplayError } from '../model/problem.ts'
import { displayName, fileName } from './display-name.ts'
import { isFolder, readWhole } from './file.ts'
import { filesBelow } from './folder.ts'
import { MOST_FILES } from './limits.ts'
import { lastParts } from './member-path.ts'
import { ReadableDocuments } from './readable-documents.ts'
import { unpack } from './unpack.ts'

/**
 * Reads a file, or every file that lies in a folder or below it, in the order of their names with numbers by value. In a
 * folder, a file that can't be read is noted and passed over, unless none is left.
 * @throws ReplayError when there is nothing at the path or nothing readable.
 */
export async function readPath(path: string, note: Note): Promise<Document[]> {
  if (await isFolder(path)) return readFolder(path, note)
  return unpack({ name: fileName(path), path: lastParts(resolve(path)) }, await readWhole(path), note)
}

async function readFolder(folder: string, note: Note): Promise<Document[]> {
  const { files, isComplete } = await filesBelow(folder, MOST_FILES)
  const source = displayName(folder)
  if (files.length === 0) throw new ReplayError(problem('folder-empty', { source }))
  if (!isComplete) note(problem('files-too-many', { source, most: MOST_FILES }))
  const readable = new ReadableDocuments(note)
  for (const { path, below } of files) {
    const name = displayName(below)
    try {
      readable.add(unpack({ name, path: name }, await readWhole(path), note))
    } catch (error) {
      readable.leaveOut(error)
    }
  }
  return readable.taken()
}
