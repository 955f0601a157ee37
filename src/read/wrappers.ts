import type { Allowance } from './allowance.ts'
import { base64Part, base64Sample, fromBase64 } from './base64.ts'
import { beginsLikeJson } from './bytes-start.ts'
import type { ContainerName } from './containers.ts'
import { inflateGzip, isGzip } from './gzip.ts'
import {
  isWholePrefixedSnappy,
  looksLikePrefixedSnappy,
  looksLikeSnappy,
  unpackPrefixedSnappy,
  unpackSnappy,
} from './snappy-blocks.ts'
import { isFramedSnappy, unframeSnappy } from './snappy-framed.ts'
import { packedBytesOfText, utf16Of, utf8Of, withoutUtf8Mark } from './text-encoding.ts'
import type { Unpacked } from './unpacked.ts'
import { isZip } from './zip-directory.ts'
import { inflateZlib, mayBeZlib } from './zlib.ts'

/** What was around some bytes and is taken off. */
export interface Unwrapped extends Unpacked {
  /** Undefined for what nobody would call a container. */
  readonly container?: ContainerName
}

/** Tries to take one layer off; undefined when the bytes aren't in it. @throws TooLargeError past the allowance. */
type Unwrap = (bytes: Uint8Array, allowance: Allowance) => Unwrapped | undefined

/**
 * Everything that can be around one document, by its first bytes alone. Where those of one could be those of another,
 * the stricter stands first: snappy has no magic number, but its text is looked at too.
 */
const wrappers: readonly Unwrap[] = [
  ungzipped,
  unframed,
  snappyBehindLengths,
  snappyBlocks,
  snappyCutOff,
  withoutMark,
  utf16,
  packedAsText,
  unzlibbed,
  base64,
]

/** Takes the outermost layer off; undefined when there is none that is known. @throws TooLargeError past the allowance. */
export function unwrap(bytes: Uint8Array, allowance: Allowance): Unwrapped | undefined {
  for (const wrapper of wrappers) {
    const unwrapped = wrapper(bytes, allowance)
    if (unwrapped) return unwrapped
  }
  return undefined
}

function ungzipped(bytes: Uint8Array, allowance: Allowance): Unwrapped | undefined {
  if (!isGzip(bytes)) return undefined
  const inflated = inflateGzip(bytes, allowance)
  return inflated.fault && inflated.bytes.length === 0 ? undefined : { container: 'gzip', ...inflated }
}

function unframed(bytes: Uint8Array, allowance: Allowance): Unwrapped | undefined {
  if (!isFramedSnappy(bytes)) return undefined
  const unframed = unframeSnappy(bytes, allowance)
  const isLost = unframed.lostBytes !== undefined && unframed.bytes.length === 0
  return isLost ? undefined : { container: 'snappy', ...unframed }
}

function snappyBehindLengths(bytes: Uint8Array, allowance: Allowance): Unwrapped | undefined {
  return looksLikePrefixedSnappy(bytes) && isWholePrefixedSnappy(bytes) ? behindLengths(bytes, allowance) : undefined
}

/** Lengths that lead past the end; tried last of the three, since NULs before a block can look like a length. */
function snappyCutOff(bytes: Uint8Array, allowance: Allowance): Unwrapped | undefined {
  return looksLikePrefixedSnappy(bytes) ? behindLengths(bytes, allowance) : undefined
}

function behindLengths(bytes: Uint8Array, allowance: Allowance): Unwrapped | undefined {
  const unpacked = unpackPrefixedSnappy(bytes, allowance)
  return unpacked && { container: 'length-prefixed snappy', ...unpacked }
}

function snappyBlocks(bytes: Uint8Array, allowance: Allowance): Unwrapped | undefined {
  return looksLikeSnappy(bytes) ? unpackSnappy(bytes, allowance) : undefined
}

function withoutMark(bytes: Uint8Array): Unwrapped | undefined {
  const unmarked = withoutUtf8Mark(bytes)
  return unmarked && { bytes: unmarked }
}

function utf16(bytes: Uint8Array, allowance: Allowance): Unwrapped | undefined {
  const encoding = utf16Of(bytes)
  return encoding && { container: 'UTF-16', bytes: utf8Of(bytes, encoding, allowance) }
}

function packedAsText(bytes: Uint8Array): Unwrapped | undefined {
  const packed = packedBytesOfText(bytes)
  return packed && { container: 'bytes saved as text', bytes: packed }
}

function unzlibbed(bytes: Uint8Array, allowance: Allowance): Unwrapped | undefined {
  if (!mayBeZlib(bytes)) return undefined
  const inflated = inflateZlib(bytes, allowance)
  return inflated.fault && !beginsLikeJson(inflated.bytes) ? undefined : { container: 'zlib', ...inflated }
}

/** Any text could be base64: only what holds something known is taken for it. */
function base64(bytes: Uint8Array): Unwrapped | undefined {
  const text = base64Part(bytes)
  const sample = base64Sample(text)
  if (!sample || !holdsSomethingKnown(sample)) return undefined
  const decoded = fromBase64(text)
  return decoded && { container: 'base64', bytes: decoded }
}

function holdsSomethingKnown(sample: Uint8Array): boolean {
  const known = [isGzip, isZip, mayBeZlib, isFramedSnappy, looksLikeSnappy, beginsLikeJson]
  return sample.length > 0 && known.some((isIt) => isIt(sample))
}
