/** CRC-32 of gzip, zip and PNG (RFC 1952 §8); goes on from `before`, the checksum of what came earlier. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let checksum = ~before
  for (let at = 0; at < bytes.length; at++) {
    checksum = (table[(checksum ^ (bytes[at] as number)) & 0xff] as number) ^ (checksum >>> 8)
  }
  return ~checksum >>> 0
}

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1
  return remainder
})
