/** JSON lines as bytes, written into one buffer again and again: strings that wait to be joined cost three times as much. */

export interface LineBuffer {
  /** Adds a value as a line; answers its characters, or bytes, with the end of line. */
  put(value: unknown): number
  /** Adds a line that was written before, without its end. */
  copy(line: Uint8Array): number
  /** What was put since the last `clear`; holds until something is put again. */
  bytes(): Uint8Array
  clear(): void
}

const LINE_FEED = 0x0a

/** A character takes up to three bytes. */
const MOST_BYTES = 3

export function createLineBuffer(): LineBuffer {
  const encoder = new TextEncoder()
  let buffer = new Uint8Array(65_536)
  let used = 0
  return {
    put(value) {
      const line = JSON.stringify(value)
      buffer = withRoom(buffer, used, line.length + 1)
      const { read, written } = encoder.encodeInto(line, buffer.subarray(used))
      used += written
      if (read < line.length || used === buffer.length) {
        const rest = line.slice(read)
        buffer = withRoom(buffer, used, MOST_BYTES * rest.length + 1)
        used += encoder.encodeInto(rest, buffer.subarray(used)).written
      }
      buffer[used++] = LINE_FEED
      return line.length + 1
    },
    copy(line) {
      buffer = withRoom(buffer, used, line.length + 1)
      buffer.set(line, used)
      used += line.length
      buffer[used++] = LINE_FEED
      return line.length + 1
    },
    bytes: () => buffer.subarray(0, used),
    clear() {
      used = 0
    },
  }
}

/** The same array, or a larger one with the first `used` bytes of it, that takes so many more. */
export function withRoom(buffer: Uint8Array<ArrayBuffer>, used: number, more: number): Uint8Array<ArrayBuffer> {
  if (used + more <= buffer.length) return buffer
  const larger = new Uint8Array(Math.max(used + more, 2 * buffer.length))
  larger.set(buffer.subarray(0, used))
  return larger
}
