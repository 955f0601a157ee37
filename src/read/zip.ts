import { crc32 } from '../model/crc32.ts'
import { problem, ReplayError } from '../model/problem.ts'
import type { Allowance } from './allowance.ts'
import type { Archive, Member } from './archive.ts'
import type { Unpacked } from './unpacked.ts'
import { localEntries, packedBytesOf, type ZipEntry, zipEntries } from './zip-directory.ts'
import { inflateRaw } from './zlib.ts'

const STORED = 0
const DEFLATED = 8

/**
 * The files in a zip archive. Where its directory is lost, as in a download that broke off, the files are found by their
 * own headers.
 */
export function readZip(bytes: Uint8Array, most: number): Archive {
  const listed = zipEntries(bytes, most)
  const entries = listed ?? localEntries(bytes, most)
  const members = entries
    .filter(({ path }) => !path.endsWith('/'))
    .map((entry): Member => ({
      path: entry.path,
      unpack: (source, allowance) => unpackEntry(bytes, entry, { source, allowance }),
    }))
  return { container: 'zip', members, isWhole: listed !== undefined }
}

function unpackEntry(bytes: Uint8Array, entry: ZipEntry, context: { source: string; allowance: Allowance }): Unpacked {
  const { source, allowance } = context
  if (entry.isEncrypted) throw new ReplayError(problem('zip-encrypted', { source }))
  const packed = packedBytesOf(bytes, entry)
  if (!packed) throw new ReplayError(problem('archive-member-damaged', { source }))
  if (entry.method === STORED) {
    allowance.take(packed.length)
    const isWhole = packed.length === entry.bytes && crc32(packed) === entry.checksum
    return { bytes: packed, ...(!isWhole && { fault: new Error('zip: length or checksum differs') }) }
  }
  if (entry.method !== DEFLATED) throw new ReplayError(problem('zip-method', { source, method: entry.method }))
  const inflated = inflateRaw(packed, { length: entry.bytes, checksum: entry.checksum }, allowance)
  if (inflated.fault && inflated.bytes.length === 0)
    throw new ReplayError(problem('archive-member-damaged', { source }))
  return inflated
}
