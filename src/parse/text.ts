import type { Document } from '../model/document.ts'
import { problem, ReplayError } from '../model/problem.ts'

/** V8's longest string has 2^29 − 24 characters; below this, no encoding can come past it. */
const LARGEST_BYTES = 2 ** 29 - 24

/**
 * The text of a document, which `read` has made UTF-8 without a byte order mark.
 * @throws ReplayError when the text is larger than a string can be, or blank.
 */
export function textOf({ name, bytes }: Document): string {
  if (isTooLarge(bytes)) {
    throw new ReplayError(problem('text-too-large', { name, megabytes: Math.round(bytes.length / 1e6) }))
  }
  const text = new TextDecoder().decode(bytes)
  if (text.trim() === '') throw new ReplayError(problem('text-blank', { name }))
  return text
}

/** Whether the text may be longer than a string can be. */
export function isTooLarge(bytes: Uint8Array): boolean {
  return bytes.length > LARGEST_BYTES
}
