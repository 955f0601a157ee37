/** CRC-32C (Castagnoli), the checksum in snappy's framing format (RFC 3720 §12.1). */
export function crc32c(bytes: Uint8Array): number {
  let checksum = ~0
  for (let at = 0; at < bytes.length; at++) {
    checksum = (table[(checksum ^ (bytes[at] as number)) & 0xff] as number) ^ (checksum >>> 8)
  }
  return ~checksum >>> 0
}

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0x82f63b78 : remainder >>> 1
  return remainder
})
