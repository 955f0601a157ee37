import type { Document } from '../model/document.ts'
import { isFields } from '../model/event.ts'
import { type Note, problem, ReplayError } from '../model/problem.ts'
import type { Source } from '../model/source.ts'
import { readData, readStream } from './data.ts'
import { readPath } from './path.ts'
import { isAddress, readUrl } from './url.ts'

export { containers, type ContainerSign } from './containers.ts'
export { inflate } from './inflate.ts'

/** What reading may use of the world outside. */
export interface ReadIo {
  readonly note: Note
  /** Read for the source `-`. */
  readonly stdin?: AsyncIterable<Uint8Array>
  /** Fetches addresses; the platform's own by default. */
  readonly fetch?: typeof fetch
}

/**
 * Reads a source: one document for a file, an address, bytes or a stream, one for each file below a folder or in an
 * archive. What is packed around any of them is undone, so that their bytes are the text itself.
 * @throws ReplayError when there is nothing there that can be read.
 */
export async function read(source: Source, io: ReadIo): Promise<Document[]> {
  const web = { note: io.note, fetch: io.fetch ?? globalThis.fetch }
  if (source instanceof URL) return readUrl(source, web)
  if (source instanceof Uint8Array) return readData('recording', source, io.note)
  if (typeof source === 'string') {
    if (source === '-') return readStdin(io)
    return isAddress(source) ? readUrl(source, web) : readPath(source, io.note)
  }
  // Callers without a type checker can hand in anything.
  const given: unknown = source
  if (isAsyncIterable(given)) return readStream('recording', given, io.note)
  if (isFields(given) && 'data' in given) {
    return readData(typeof given.name === 'string' ? given.name : 'recording', given.data, io.note)
  }
  throw new ReplayError(problem('source-unusable', { source: 'recording' }))
}

async function readStdin({ stdin, note }: ReadIo): Promise<Document[]> {
  if (!stdin) throw new ReplayError(problem('standard-input-missing', { source: '-' }))
  return readStream('standard input', stdin, note)
}

function isAsyncIterable(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
