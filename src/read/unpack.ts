import type { Document } from '../model/document.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { gunzip, isGzip, TooLargeError } from './gzip.ts'

/** Two layers are met (a server's and a person's); nesting deeper than this is an attack or a mistake. */
const DEEPEST_LAYERS = 4

/** Far above any recording met so far; stops a small file that unpacks without end. */
const LARGEST_GIBIBYTES = 2

/**
 * Makes a document of a file's bytes: gzip around them is undone, whatever the file is called.
 * @throws ReplayError when the file is empty or its gzip is damaged.
 */
export function unpack(name: string, bytes: Uint8Array): Document {
  let content = bytes
  for (let layers = 0; isGzip(content); layers++) {
    if (layers === DEEPEST_LAYERS) {
      throw new ReplayError(problem('gzip-too-deep', { source: name, layers: DEEPEST_LAYERS }))
    }
    content = gunzipped(name, content)
  }
  if (content.length === 0) throw new ReplayError(problem('file-empty', { source: name }))
  return { name, bytes: content }
}

function gunzipped(name: string, bytes: Uint8Array): Uint8Array {
  try {
    return gunzip(bytes, LARGEST_GIBIBYTES * 2 ** 30)
  } catch (cause) {
    const trouble =
      cause instanceof TooLargeError
        ? problem('gzip-too-large', { source: name, gibibytes: LARGEST_GIBIBYTES })
        : problem('gzip-damaged', { source: name })
    throw new ReplayError(trouble, { cause })
  }
}
