/** CRC-32 of gzip, zip and PNG (RFC 1952 §8); goes on from `before`, the checksum of what came earlier. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let checksum = ~before
  let at = 0
  // four bytes at a time take half as long
  for (const last = bytes.length - 3; at < last; at += 4) {
    checksum ^= at4(bytes, at)
    checksum =
      (tables[3 * 256 + (checksum & 0xff)] as number) ^
      (tables[2 * 256 + ((checksum >>> 8) & 0xff)] as number) ^
      (tables[256 + ((checksum >>> 16) & 0xff)] as number) ^
      (tables[checksum >>> 24] as number)
  }
  for (; at < bytes.length; at++) {
    checksum = (tables[(checksum ^ (bytes[at] as number)) & 0xff] as number) ^ (checksum >>> 8)
  }
  return ~checksum >>> 0
}

function at4(bytes: Uint8Array, at: number): number {
  const [one, two] = [bytes[at] as number, bytes[at + 1] as number]
  const [three, four] = [bytes[at + 2] as number, bytes[at + 3] as number]
  return one | (two << 8) | (three << 16) | (four << 24)
}

/** Checksums of a byte, and of one that one, two and three zeros follow. */
const tables = new Int32Array(4 * 256)
for (let byte = 0; byte < 256; byte++) {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1
  tables[byte] = remainder
}
for (let at = 256; at < tables.length; at++) {
  const before = tables[at - 256] as number
  tables[at] = (tables[before & 0xff] as number) ^ (before >>> 8)
}
