import { fileURLToPath } from 'node:url'
import type { Document } from '../model/document.ts'
import { type Note, problem, ReplayError } from '../model/problem.ts'
import { addressName, displayName } from './display-name.ts'
import { lastParts } from './member-path.ts'
import { readPath } from './path.ts'
import { unpack } from './unpack.ts'

/** Only these make an address of a string; all else is a path (`C:\…` too). */
const ADDRESS = /^(?:https?|file|s3):\/\//i

const ADVICE: { readonly [status: number]: string } = {
  401: 'it wants a login, so download the file in a browser and pass its path',
  403: 'it refuses access, so download the file in a browser and pass its path',
  404: 'nothing is there, so check the address',
  410: 'what was there has been deleted',
  429: 'it was asked too often, so wait a minute and run it again',
}

/** Whether a string is an address to be fetched, not a path. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text)
}

/**
 * Reads what an `https:`, `http:` or `file:` address leads to.
 * @throws ReplayError when it leads to nothing, or is an address of another kind.
 */
export async function readUrl(address: string | URL, io: { note: Note; fetch: typeof fetch }): Promise<Document[]> {
  const url = parsed(address)
  if (url.protocol === 'file:') return readPath(localPath(url), io.note)
  const source = addressName(url)
  if (url.protocol === 's3:') throw new ReplayError(problem('url-s3', { source }))
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new ReplayError(problem('url-scheme', { source }))
  const bytes = await download(url, io.fetch)
  return unpack({ name: source, path: lastParts(url.pathname) || source }, bytes, io.note)
}

function parsed(address: string | URL): URL {
  try {
    return new URL(address)
  } catch (cause) {
    throw new ReplayError(problem('url-invalid', { source: displayName(String(address).replace(/[?#].*$/s, '')) }), {
      cause,
    })
  }
}

function localPath(url: URL): string {
  try {
    return fileURLToPath(url)
  } catch (cause) {
    throw new ReplayError(problem('url-invalid', { source: addressName(url) }), { cause })
  }
}

async function download(url: URL, get: typeof fetch): Promise<Uint8Array> {
  const source = addressName(url)
  let status: number
  try {
    const response = await get(url)
    if (response.status === 200) return new Uint8Array(await response.arrayBuffer())
    status = response.status
    await response.body?.cancel()
  } catch (cause) {
    throw new ReplayError(problem('url-unreachable', { source }), { cause })
  }
  const advice = ADVICE[status] ?? 'try again later, or download the file and pass its path'
  throw new ReplayError(problem('url-status', { source, status, advice }))
}
