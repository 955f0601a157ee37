import { beginsLikeLines } from './bytes-start.ts'

/** 64 bytes from a copy of 3 bytes are the most that the format can make of anything. */
const LARGEST_COPY = { makes: 64, takes: 3 } as const

/** Lengths of literals up to 60 stand in the tag itself; behind these, in as many bytes as it is more. */
const LITERAL_IN_TAG = 60

/** Below this, a loop is faster than setting up a copy. */
const SHORT_BYTES = 32

/** Thrown where a block is damaged. */
export class SnappyError extends Error {}

/** Gives room for a block's text of so many bytes, to be written to. */
export type Reserve = (bytes: number) => Uint8Array

/**
 * Undoes one block of raw snappy that begins at `start`, into the room that is given for it. The block says itself where
 * it ends, and that is answered: blocks may lie back to back. Format: google/snappy, format_description.txt.
 * @throws SnappyError on damage; what `reserve` throws. The room's content is then of no use.
 */
export function readSnappyBlock(bytes: Uint8Array, start: number, reserve: Reserve): number {
  const { length, end } = readLength(bytes, start)
  if (length > (Math.floor((bytes.length - end) / LARGEST_COPY.takes) + 1) * LARGEST_COPY.makes) throw damaged()
  return readElements(bytes, end, reserve(length))
}

/** Whether a block begins at `at` whose text begins as PostHog's lines do. Looks only at its first bytes. */
export function beginsLikeSnappy(bytes: Uint8Array, at = 0): boolean {
  try {
    const { length, end } = readLength(bytes, at)
    const tag = bytes[end]
    if (tag === undefined || (tag & 3) !== 0) return false
    const literal = readLiteral(bytes, end)
    return literal.length <= length && beginsLikeLines(bytes, literal.at)
  } catch {
    return false
  }
}

/** Reads a length of at most 32 bits, 7 of them in each byte. */
function readLength(bytes: Uint8Array, start: number): { readonly length: number; readonly end: number } {
  let length = 0
  for (let index = 0; index < 5; index++) {
    const byte = bytes[start + index]
    if (byte === undefined) throw damaged()
    length += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) {
      if (length >= 2 ** 32) throw damaged()
      return { length, end: start + index + 1 }
    }
  }
  throw damaged()
}

function readElements(bytes: Uint8Array, start: number, room: Uint8Array): number {
  let at = start
  let done = 0
  while (done < room.length) {
    const tag = bytes[at]
    if (tag === undefined) throw damaged()
    const kind = tag & 3
    if (kind === 0) {
      const literal = readLiteral(bytes, at)
      at = literal.at + literal.length
      if (at > bytes.length || done + literal.length > room.length) throw damaged()
      if (literal.length > SHORT_BYTES) room.set(bytes.subarray(literal.at, at), done)
      else for (let index = 0; index < literal.length; index++) room[done + index] = bytes[literal.at + index] as number
      done += literal.length
      continue
    }
    const length = kind === 1 ? ((tag >>> 2) & 7) + 4 : (tag >>> 2) + 1
    const offset = kind === 1 ? ((tag & 0xe0) << 3) | byteAt(bytes, at + 1) : offsetAt(bytes, at + 1, kind)
    at += kind === 1 ? 2 : kind === 2 ? 3 : 5
    if (offset === 0 || offset > done || done + length > room.length) throw damaged()
    done = putCopy(room, done, { offset, length })
  }
  return at
}

function readLiteral(bytes: Uint8Array, tagAt: number): { readonly at: number; readonly length: number } {
  const inTag = byteAt(bytes, tagAt) >>> 2
  if (inTag < LITERAL_IN_TAG) return { at: tagAt + 1, length: inTag + 1 }
  const lengthBytes = inTag - LITERAL_IN_TAG + 1
  return { at: tagAt + 1 + lengthBytes, length: littleEndian(bytes, tagAt + 1, lengthBytes) + 1 }
}

/** A copy may reach into what it writes: its bytes then repeat. */
function putCopy(room: Uint8Array, done: number, { offset, length }: { offset: number; length: number }): number {
  const from = done - offset
  if (length > SHORT_BYTES && offset >= length) room.copyWithin(done, from, from + length)
  else for (let index = 0; index < length; index++) room[done + index] = room[from + index] as number
  return done + length
}

function offsetAt(bytes: Uint8Array, at: number, kind: number): number {
  const low = byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8)
  return kind === 2 ? low : low + littleEndian(bytes, at + 2, 2) * 2 ** 16
}

function littleEndian(bytes: Uint8Array, at: number, count: number): number {
  let value = 0
  for (let index = count - 1; index >= 0; index--) value = value * 256 + byteAt(bytes, at + index)
  return value
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw damaged()
  return byte
}

function damaged(): SnappyError {
  return new SnappyError('snappy: damaged block')
}
