/** Where an output goes: looked at before any work begins, so that nobody waits for a file that can't be written. */
import { constants } from 'node:fs'
import { access, realpath, stat } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { problem, ReplayError } from '../index.ts'

export interface OutputPlace {
  /** As the person wrote it; for messages. */
  readonly path: string
  /** Where it really lies: links are followed. */
  readonly target: string
  /** Pipes and devices are written to as they are; nothing can be moved over them. */
  readonly kind: 'file' | 'device'
  /** Permissions of the file that is replaced; its successor is no more open than it was. */
  readonly mode?: number
}

const WRITE_BITS = 0o222

/** @throws ReplayError `output-exists` when something stands there */
export async function refuseExisting(path: string): Promise<void> {
  if (await stat(path).catch(() => undefined)) throw new ReplayError(problem('output-exists', { path }))
}

/** @throws ReplayError `output-unwritable`, `output-is-input` */
export async function outputPlace(path: string, inputs: readonly string[]): Promise<OutputPlace> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return newPlace(path)
  if (found.isDirectory()) throw unwritable(path, { code: 'EISDIR' })
  if (!found.isFile()) return { path, target: resolve(path), kind: 'device' }
  if (await isAnInput(path, inputs)) throw new ReplayError(problem('output-is-input', { path }))
  // asked of the file itself, since root may write everywhere
  if ((found.mode & WRITE_BITS) === 0) throw unwritable(path, { code: 'EACCES' })
  await access(path, constants.W_OK).catch((cause: unknown) => Promise.reject(unwritable(path, cause)))
  return { path, target: await realpath(path), kind: 'file', mode: found.mode & 0o777 }
}

async function newPlace(path: string): Promise<OutputPlace> {
  const target = resolve(path)
  const folder = dirname(target)
  if (path.endsWith('/') || path.endsWith(sep)) throw unwritable(path, { code: 'ENOENT' })
  const found = await stat(folder).catch((cause: unknown) => Promise.reject(unwritable(path, cause)))
  if (!found.isDirectory()) throw unwritable(path, { code: 'ENOTDIR' })
  await access(folder, constants.W_OK).catch((cause: unknown) => Promise.reject(unwritable(path, cause)))
  return { path, target, kind: 'file' }
}

/** Whether `path` is read for the page: as an input itself, by any name, or as a recording in a folder that is one. */
async function isAnInput(path: string, inputs: readonly string[]): Promise<boolean> {
  // pages lie beside recordings and may be made again
  const isPage = /\.html?$/i.test(path)
  const [itself, folder] = await Promise.all([identity(path), identity(dirname(resolve(path)))])
  const read = await Promise.all(inputs.filter((input) => input !== '-').map(identity))
  return read.some((input) => input !== undefined && (input === itself || (!isPage && input === folder)))
}

async function identity(pathOrUrl: string): Promise<string | undefined> {
  try {
    const path = /^file:\/\//i.test(pathOrUrl) ? fileURLToPath(pathOrUrl) : pathOrUrl
    const { dev, ino } = await stat(path, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return undefined
  }
}

/** The sentence for an output that can't be written, from the error that said so. */
export function unwritable(path: string, cause: unknown): ReplayError {
  return new ReplayError(problem('output-unwritable', { path, reason: reasonOf(cause) }), { cause })
}

const NOT_ALLOWED =
  process.platform === 'win32'
    ? 'writing there is not allowed, or another program holds it open'
    : 'writing there is not allowed'

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'its folder does not exist',
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: 'that disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is a file',
  EBUSY: 'another program holds it open',
  ENAMETOOLONG: 'the name is too long',
}

/** Why a file can't be read or written, as words behind a colon. */
export function reasonOf(cause: unknown): string {
  const { code = '', message = 'no reason is known' } = cause as { readonly code?: string; readonly message?: string }
  return REASONS[code] ?? message
}
