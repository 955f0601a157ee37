/** Length as snappy writes it: 7 bits a byte, the lowest first. */
function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80)
  return [...bytes, rest]
}

function literal(bytes: Uint8Array): number[] {
  const last = bytes.length - 1
  if (last < 0) return []
  const tag =
    last < 60
      ? [last << 2]
      : last < 2 ** 16
        ? [61 << 2, last & 0xff, last >> 8]
        : [62 << 2, last & 0xff, (last >> 8) & 0xff, last >> 16]
  return [...tag, ...bytes]
}

/** A copy in the shortest of the three forms that it fits. */
function copy(offset: number, length: number): number[] {
  if (length >= 4 && length <= 11 && offset < 2 ** 11)
    return [((offset >> 8) << 5) | ((length - 4) << 2) | 1, offset & 0xff]
  if (offset < 2 ** 16) return [((length - 1) << 2) | 2, offset & 0xff, offset >> 8]
  return [((length - 1) << 2) | 3, offset & 0xff, (offset >> 8) & 0xff, (offset >> 16) & 0xff, offset >>> 24]
}

/** Writes one block of raw snappy: a copy wherever four bytes have stood before, literals between. */
export function snappyBlock(input: Uint8Array | string): Uint8Array {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  const seen = new Map<string, number>()
  const parts: Uint8Array[] = [Uint8Array.from(varint(bytes.length))]
  let literalStart = 0
  for (let at = 0; at + 4 <= bytes.length;) {
    const key = bytes.subarray(at, at + 4).join()
    const before = seen.get(key)
    seen.set(key, at)
    if (before === undefined) {
      at++
      continue
    }
    let length = 4
    while (length < 64 && at + length < bytes.length && bytes[before + length] === bytes[at + length]) length++
    parts.push(Uint8Array.from(literal(bytes.subarray(literalStart, at))), Uint8Array.from(copy(at - before, length)))
    at += length
    literalStart = at
  }
  parts.push(Uint8Array.from(literal(bytes.subarray(literalStart))))
  return joined(...parts)
}

/** A block behind its length, as PostHog's snapshots API sends it. */
export function prefixed(block: Uint8Array): Uint8Array {
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, block.length)
  return joined(length, block)
}

export function nuls(count: number): Uint8Array {
  return new Uint8Array(count)
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
