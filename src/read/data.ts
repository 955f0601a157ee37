import type { Document } from '../model/document.ts'
import { type Note, problem, ReplayError } from '../model/problem.ts'
import { CollectedBytes } from './collected-bytes.ts'
import { displayName } from './display-name.ts'
import { tooLarge } from './too-large.ts'
import { unpack } from './unpack.ts'

/**
 * Makes documents of data that is there already: bytes as they are, text as UTF-8, any other object as JSON.
 * @throws ReplayError when the object can't be written as JSON.
 */
export function readData(name: string, data: unknown, note: Note): Document[] {
  const source = displayName(name)
  return unpack({ name: source }, bytesOf(source, data), note)
}

/**
 * Reads a stream of bytes to its end.
 * @throws ReplayError when the stream fails on the way.
 */
export async function readStream(name: string, stream: AsyncIterable<Uint8Array>, note: Note): Promise<Document[]> {
  const source = displayName(name)
  return unpack({ name: source }, await collect(source, stream), note)
}

async function collect(source: string, stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const collected = new CollectedBytes()
  try {
    for await (const chunk of stream) collected.push(chunk)
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(source, cause)
    throw new ReplayError(problem('stream-broken', { source }), { cause })
  }
  return collected.taken()
}

function bytesOf(source: string, data: unknown): Uint8Array {
  if (data instanceof Uint8Array) return data
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  return new TextEncoder().encode(typeof data === 'string' ? data : jsonOf(source, data))
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
