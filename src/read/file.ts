import { type FileHandle, open, stat } from 'node:fs/promises'
import { problem, ReplayError } from '../model/problem.ts'
import { CollectedBytes } from './collected-bytes.ts'
import { displayName } from './display-name.ts'
import { LARGEST_ARRAY_BYTES, tooLarge } from './too-large.ts'

/** What a file system's error code means to a person; the code itself stands in for those that are not here. */
const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EBUSY: 'another program holds it',
  EMFILE: 'too many files are open',
  ELOOP: 'its links go round in a circle',
  EIO: 'the disk reports an error',
}

const MISSING = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'])

/** One read of Node's takes less than 2 GiB; this much at once is as fast as all. */
const READ_BYTES = 2 ** 26

/**
 * Reads a whole file into one array, without a second copy of it on the way.
 * @throws ReplayError when it can't be read or is larger than one array can be.
 */
export async function readWhole(path: string): Promise<Uint8Array> {
  return orProblem(path, async () => {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      if (size > LARGEST_ARRAY_BYTES) throw tooLarge(displayName(path))
      return size > 0 ? await readSized(file, size) : await readUnsized(file)
    } finally {
      await file.close()
    }
  })
}

/** Does what the file system is asked for, and says what went wrong in a sentence. */
export async function orProblem<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof ReplayError) throw cause
    if (cause instanceof RangeError) throw tooLarge(displayName(path), cause)
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error'
    const source = displayName(path)
    const reason = REASONS[code] ?? code
    const trouble = MISSING.has(code)
      ? problem('not-found', { source })
      : problem('file-unreadable', { source, reason })
    throw new ReplayError(trouble, { cause })
  }
}

/** Whether there is a folder at the path. @throws ReplayError when there is nothing. */
export async function isFolder(path: string): Promise<boolean> {
  return (await orProblem(path, () => stat(path))).isDirectory()
}

async function readSized(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size)
  let at = 0
  while (at < size) {
    const { bytesRead } = await file.read(bytes, at, Math.min(READ_BYTES, size - at))
    // It has become shorter meanwhile.
    if (bytesRead === 0) break
    at += bytesRead
  }
  return bytes.subarray(0, at)
}

/** Pipes and the like don't say how much is to come. */
async function readUnsized(file: FileHandle): Promise<Uint8Array> {
  const collected = new CollectedBytes()
  const chunk = new Uint8Array(2 ** 16)
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length)
    if (bytesRead === 0) return collected.taken()
    collected.push(chunk.subarray(0, bytesRead))
  }
}
