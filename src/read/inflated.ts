import { type Allowance, TooLargeError } from './allowance.ts'
import { CollectedBytes } from './collected-bytes.ts'

/** What came out of a compressed stream. */
export interface Inflated {
  readonly bytes: Uint8Array
  /** Why it isn't all; undefined when the stream was sound. */
  readonly fault?: Error
}

/** The part of fflate's streams that is used here. */
export interface InflateStream {
  push(chunk: Uint8Array, final?: boolean): void
}

export interface Inflating {
  /** A new stream that hands on what it inflates. */
  readonly streamTo: (take: (chunk: Uint8Array) => void) => InflateStream
  /** Looks at the end whether all came out, and throws if not. */
  readonly close: () => void
  readonly allowance: Allowance
  /** Spares copying when it is right. */
  readonly expectedBytes: number
}

/** fflate copies what is left of a chunk before each push, so chunks are small against the whole. */
const CHUNK_BYTES = 65_536

/** A chunk gives all or nothing: near a fault it is this small, or so much of the whole that the copying stays cheap. */
const FINE_CHUNK_BYTES = 512
const FINEST_SHARE = 1 / 4096

/** More than recordings shrink by: a length that claims more is not believed before the bytes are there. */
const LIKELY_RATIO = 64

/** A block of deflate that is cut in two gives nothing until its 65,535 bytes are there; more silence is no deflate. */
const LONGEST_SILENCE_BYTES = 3 * 65_536

/**
 * Runs bytes through a stream of fflate's, and keeps what came out before a fault.
 * @throws TooLargeError past the allowance.
 */
export function inflatedWith(bytes: Uint8Array, inflating: Inflating): Inflated {
  const whole = run(bytes, CHUNK_BYTES, inflating)
  if (!whole.fault || whole.isAtEnd) return whole
  inflating.allowance.giveBack(whole.bytes.length)
  return run(bytes, Math.max(FINE_CHUNK_BYTES, Math.ceil(bytes.length * FINEST_SHARE)), inflating)
}

interface Run extends Inflated {
  /** The fault was found when all had been inflated. */
  readonly isAtEnd: boolean
}

function run(bytes: Uint8Array, chunkBytes: number, inflating: Inflating): Run {
  const { streamTo, close, allowance, expectedBytes } = inflating
  const collected = new CollectedBytes(Math.min(expectedBytes, bytes.length * LIKELY_RATIO))
  let at = 0
  let lastTextAt = 0
  const stream = streamTo((chunk) => {
    if (chunk.length > 0) lastTextAt = at
    allowance.take(chunk.length)
    collected.push(chunk)
  })
  try {
    for (; at < bytes.length; at += chunkBytes) {
      // Behind its end fflate would keep, and copy each time, all that is still pushed.
      if (at - lastTextAt > LONGEST_SILENCE_BYTES) throw new Error('deflate: goes on behind its end')
      stream.push(bytes.subarray(at, at + chunkBytes))
    }
    close()
    return { bytes: collected.taken(), isAtEnd: true }
  } catch (error) {
    if (error instanceof TooLargeError) throw error
    const fault = error instanceof Error ? error : new Error(String(error))
    return { bytes: collected.taken(), fault, isAtEnd: at >= bytes.length }
  }
}
