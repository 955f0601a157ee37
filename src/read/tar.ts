import type { Archive, Member } from './archive.ts'
import { startsWith } from './bytes-start.ts'

/** Everything in a tar lies in blocks of this size (POSIX.1-1988 ustar; GNU and pax write the same magic number). */
const BLOCK_BYTES = 512

const MAGIC = { at: 257, bytes: [0x75, 0x73, 0x74, 0x61, 0x72] } as const

/** Kinds of entry: files, and those that give the next entry a longer name. */
const FILES = new Set(['0', '\0', '7'])
const GNU_LONG_NAME = 'L'
const PAX_FIELDS = 'x'

/** Whether the bytes are a tar archive. */
export function isTar(bytes: Uint8Array): boolean {
  return bytes.length >= BLOCK_BYTES && startsWith(bytes, MAGIC.bytes, MAGIC.at)
}

/** The files in a tar archive, at most `most`; a file that is cut off is left out. */
export function readTar(bytes: Uint8Array, most: number): Archive {
  const members: Member[] = []
  let at = 0
  let longName: string | undefined
  while (members.length < most && bytes[at] !== undefined && bytes[at] !== 0) {
    const entry = entryAt(bytes, at)
    if (!entry) return { container: 'tar', members, isWhole: false }
    const { kind, name, content } = entry
    if (FILES.has(kind)) members.push(memberOf(longName ?? name, content))
    longName = kind === GNU_LONG_NAME ? textOf(content) : kind === PAX_FIELDS ? paxPath(content) : undefined
    at = entry.end
  }
  // A whole archive ends in blocks of zeros.
  return { container: 'tar', members, isWhole: at < bytes.length }
}

interface Entry {
  readonly kind: string
  readonly name: string
  readonly content: Uint8Array
  readonly end: number
}

/** Undefined when it is no entry or is cut off. */
function entryAt(bytes: Uint8Array, at: number): Entry | undefined {
  const start = at + BLOCK_BYTES
  const size = Number.parseInt(textOf(bytes.subarray(at + 124, at + 136)).trim(), 8)
  if (!startsWith(bytes, MAGIC.bytes, at + MAGIC.at) || !(size >= 0) || start + size > bytes.length) return undefined
  const prefix = textOf(bytes.subarray(at + 345, at + 500))
  const name = textOf(bytes.subarray(at, at + 100))
  return {
    kind: String.fromCharCode(bytes[at + 156] ?? 0),
    name: prefix === '' ? name : `${prefix}/${name}`,
    content: bytes.subarray(start, start + size),
    end: start + Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES,
  }
}

function memberOf(path: string, content: Uint8Array): Member {
  return {
    path,
    unpack: (_source, allowance) => {
      allowance.take(content.length)
      return { bytes: content }
    },
  }
}

/** Text up to its first NUL. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end))
}

/** The path among pax fields, which are lines of `<length> <name>=<value>`. */
function paxPath(content: Uint8Array): string | undefined {
  const line = textOf(content)
    .split('\n')
    .find((field) => /^\d+ path=/.test(field))
  return line?.slice(line.indexOf('=') + 1)
}
