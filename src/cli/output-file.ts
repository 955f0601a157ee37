/** A file that is whole or not there: written beside its place, then moved into it. */
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { problem, ReplayError } from '../index.ts'

export interface OutputFile {
  readonly path: string
  write(text: string): Promise<void>
  /** Moves what was written into place; answers its size. */
  finish(): Promise<{ readonly bytes: number }>
  /** Leaves no trace. */
  abandon(): Promise<void>
}

/** Virus scanners and viewers hold a file open for a moment on Windows. */
const RENAME_TRIES = 5
const RENAME_WAIT_MS = 100

/** @throws ReplayError `output-exists` unless the file may be replaced */
export async function refuseExisting(path: string): Promise<void> {
  if (await stat(path).catch(() => undefined)) throw new ReplayError(problem('output-exists', { path }))
}

export function createOutputFile(path: string): OutputFile {
  const target = resolve(path)
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.part`)
  let handle: Awaited<ReturnType<typeof open>> | undefined
  let bytes = 0
  const failed = (cause: unknown) =>
    new ReplayError(problem('output-unwritable', { path, reason: reasonOf(cause) }), { cause })
  return {
    path,
    async write(text) {
      try {
        handle ??= await open(beside, 'w')
        const { bytesWritten } = await handle.write(text)
        bytes += bytesWritten
      } catch (cause) {
        throw failed(cause)
      }
    },
    async finish() {
      try {
        await handle?.close()
        await renamePatiently(beside, target)
        return { bytes }
      } catch (cause) {
        throw failed(cause)
      }
    },
    async abandon() {
      await handle?.close().catch(() => {})
      await rm(beside, { force: true })
    },
  }
}

async function renamePatiently(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to)
    } catch (error) {
      const busy = ['EPERM', 'EBUSY', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')
      if (!busy || attempt === RENAME_TRIES) throw error
      await new Promise((done) => setTimeout(done, RENAME_WAIT_MS * attempt))
    }
  }
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'its folder does not exist',
  EACCES: 'writing there is not allowed',
  EPERM: 'writing there is not allowed',
  EROFS: 'that disk is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is a file',
  EBUSY: 'another program holds it open',
  ENAMETOOLONG: 'the name is too long',
}

function reasonOf(cause: unknown): string {
  const { code = '', message } = cause as NodeJS.ErrnoException
  return REASONS[code] ?? message
}
