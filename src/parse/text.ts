import type { Document } from '../model/document.ts'
import { problem, ReplayError } from '../model/problem.ts'

/** V8's longest string has 2^29 − 24 characters; below this, no encoding can come past it. */
const LARGEST_BYTES = 2 ** 29 - 24

/**
 * The text of a document: UTF-8, or UTF-16 when a byte order mark says so. The mark itself is left out.
 * @throws ReplayError when the text is larger than a string can be, blank, or a zip archive.
 */
export function textOf({ name, bytes }: Document): string {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) throw new ReplayError(problem('zip-archive', { name }))
  if (bytes.length > LARGEST_BYTES) {
    throw new ReplayError(problem('text-too-large', { name, megabytes: Math.round(bytes.length / 1e6) }))
  }
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes)
  if (text.trim() === '') throw new ReplayError(problem('text-blank', { name }))
  return text
}

function encodingOf(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  return 'utf-8'
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
