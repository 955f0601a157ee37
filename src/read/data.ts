import type { Document } from '../model/document.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { displayName } from './display-name.ts'
import { joinBytes } from './join-bytes.ts'
import { unpack } from './unpack.ts'

/**
 * Makes a document of data that is there already: bytes as they are, text as UTF-8, any other object as JSON.
 * @throws ReplayError when the object can't be written as JSON.
 */
export function readData(name: string, data: unknown): Document {
  const source = displayName(name)
  if (data instanceof Uint8Array) return unpack(source, data)
  if (ArrayBuffer.isView(data)) return unpack(source, new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  if (data instanceof ArrayBuffer) return unpack(source, new Uint8Array(data))
  return unpack(source, new TextEncoder().encode(typeof data === 'string' ? data : jsonOf(source, data)))
}

/**
 * Reads a stream of bytes to its end.
 * @throws ReplayError when the stream fails on the way.
 */
export async function readStream(name: string, stream: AsyncIterable<Uint8Array>): Promise<Document> {
  const source = displayName(name)
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of stream) chunks.push(chunk)
  } catch (cause) {
    throw new ReplayError(problem('stream-broken', { source }), { cause })
  }
  return unpack(source, joinBytes(chunks))
}

function jsonOf(source: string, data: unknown): string {
  try {
    // undefined for a function or a symbol, whatever the declared type says
    const json = JSON.stringify(data) as string | undefined
    if (json !== undefined && typeof data === 'object' && data !== null) return json
  } catch (cause) {
    throw new ReplayError(problem('source-unusable', { source }), { cause })
  }
  throw new ReplayError(problem('source-unusable', { source }))
}
