import { startsWith } from './bytes-start.ts'

/** A file in a zip archive, as the archive's directory describes it. */
export interface ZipEntry {
  /** As it is written: parts between `/`, a folder ends in one. */
  readonly path: string
  /** Where its local header begins. */
  readonly start: number
  readonly method: number
  readonly isEncrypted: boolean
  readonly packedBytes: number
  readonly bytes: number
  readonly checksum: number
}

/** Signatures (PKWARE's APPNOTE.TXT §4.3). */
const LOCAL = [0x50, 0x4b, 0x03, 0x04] as const
const CENTRAL = [0x50, 0x4b, 0x01, 0x02] as const
const END = [0x50, 0x4b, 0x05, 0x06] as const
const END_64 = [0x50, 0x4b, 0x06, 0x06] as const
const LOCATOR_64 = [0x50, 0x4b, 0x06, 0x07] as const

const LOCAL_BYTES = 30
const CENTRAL_BYTES = 46
const END_BYTES = 22
const END_64_BYTES = 56
const LOCATOR_64_BYTES = 20
const LONGEST_COMMENT = 0xffff

const ENCRYPTED = 1
const SIZES_FOLLOW = 8
const ZIP64_FIELD = 1
const ELSEWHERE = 0xffffffff

/** Written first by those that could have split the archive and did not have to (§8.5.4). */
const UNSPLIT: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x07, 0x08],
  [0x50, 0x4b, 0x30, 0x30],
]

/** Whether the bytes begin as a zip archive does that has something in it. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, LOCAL, firstHeader(bytes))
}

function firstHeader(bytes: Uint8Array): number {
  return UNSPLIT.some((marker) => startsWith(bytes, marker)) ? 4 : 0
}

/** Whether the bytes are a zip archive with nothing in it. */
export function isEmptyZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, END)
}

/**
 * The archive's own list of what is in it, at most `most` entries; undefined when the list is missing or damaged, as
 * when the archive is cut off. fflate's own reader knows nothing of encryption and checksums and gives all or nothing.
 */
export function zipEntries(bytes: Uint8Array, most: number): ZipEntry[] | undefined {
  try {
    const directory = findDirectory(viewOf(bytes), bytes)
    if (!directory) return undefined
    const entries: ZipEntry[] = []
    let at = directory.start
    for (let index = 0; index < Math.min(directory.count, most); index++) {
      const found = centralEntry(bytes, at)
      if (!found) return undefined
      entries.push(found.entry)
      at = found.end
    }
    return entries
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Entries by the headers that stand before the files themselves: what can be found without the list at the end. */
export function localEntries(bytes: Uint8Array, most: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  const view = viewOf(bytes)
  let at = firstHeader(bytes)
  while (entries.length < most && startsWith(bytes, LOCAL, at) && at + LOCAL_BYTES <= bytes.length) {
    const flags = view.getUint16(at + 6, true)
    // Then the sizes stand behind the file, and nothing says where that is.
    if (flags & SIZES_FOLLOW) break
    const nameBytes = view.getUint16(at + 26, true)
    const entry: ZipEntry = {
      path: nameOf(bytes.subarray(at + LOCAL_BYTES, at + LOCAL_BYTES + nameBytes)),
      start: at,
      method: view.getUint16(at + 8, true),
      isEncrypted: (flags & ENCRYPTED) !== 0,
      checksum: view.getUint32(at + 14, true),
      packedBytes: view.getUint32(at + 18, true),
      bytes: view.getUint32(at + 22, true),
    }
    entries.push(entry)
    at += LOCAL_BYTES + nameBytes + view.getUint16(at + 28, true) + entry.packedBytes
  }
  return entries
}

/** The packed bytes of an entry, as many of them as are there; undefined where the archive has no such file. */
export function packedBytesOf(bytes: Uint8Array, { start, packedBytes }: ZipEntry): Uint8Array | undefined {
  if (!startsWith(bytes, LOCAL, start) || start + LOCAL_BYTES > bytes.length) return undefined
  const view = viewOf(bytes)
  const from = start + LOCAL_BYTES + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
  return bytes.subarray(from, from + packedBytes)
}

function findDirectory(view: DataView, bytes: Uint8Array): { start: number; count: number } | undefined {
  const earliest = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT)
  for (let end = bytes.length - END_BYTES; end >= earliest; end--) {
    if (!startsWith(bytes, END, end)) continue
    const locator = end - LOCATOR_64_BYTES
    if (locator >= 0 && startsWith(bytes, LOCATOR_64, locator)) {
      const end64 = numberAt(view, locator + 8)
      if (!startsWith(bytes, END_64, end64) || end64 + END_64_BYTES > bytes.length) return undefined
      return { start: numberAt(view, end64 + 48), count: numberAt(view, end64 + 32) }
    }
    return { start: view.getUint32(end + 16, true), count: view.getUint16(end + 10, true) }
  }
  return undefined
}

/** Undefined when none stands at `at`. @throws RangeError when it is cut off */
function centralEntry(bytes: Uint8Array, at: number): { entry: ZipEntry; end: number } | undefined {
  if (!startsWith(bytes, CENTRAL, at)) return undefined
  const view = viewOf(bytes)
  const nameEnd = at + CENTRAL_BYTES + view.getUint16(at + 28, true)
  const extraEnd = nameEnd + view.getUint16(at + 30, true)
  const large = largeNumbers(view, nameEnd, extraEnd)
  // Numbers of 64 bits stand in the extra field, in this order, and only those that don't fit here.
  const size = (value: number): number => (value === ELSEWHERE ? (large.shift() ?? value) : value)
  const bytesUnpacked = size(view.getUint32(at + 24, true))
  const packedBytes = size(view.getUint32(at + 20, true))
  const entry: ZipEntry = {
    path: nameOf(bytes.subarray(at + CENTRAL_BYTES, nameEnd)),
    start: size(view.getUint32(at + 42, true)),
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
    checksum: view.getUint32(at + 16, true),
    packedBytes,
    bytes: bytesUnpacked,
  }
  return { entry, end: extraEnd + view.getUint16(at + 32, true) }
}

function largeNumbers(view: DataView, start: number, end: number): number[] {
  const numbers: number[] = []
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64_FIELD) continue
    const fieldEnd = Math.min(end, at + 4 + view.getUint16(at + 2, true))
    for (let number = at + 4; number + 8 <= fieldEnd; number += 8) numbers.push(numberAt(view, number))
  }
  return numbers
}

/** 64 bits; what is past 2^53 lies in no archive that fits into memory. */
function numberAt(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true))
}

/** UTF-8 whether or not a flag says so, as most writers do; only people see what doesn't fit. */
function nameOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
