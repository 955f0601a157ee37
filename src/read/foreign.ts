import { type Problem, problem } from '../model/problem.ts'
import { startsWith } from './bytes-start.ts'
import { isGzip } from './gzip.ts'
import { looksLikePrefixedSnappy, looksLikeSnappy } from './snappy-blocks.ts'
import { isFramedSnappy } from './snappy-framed.ts'
import { isEmptyZip } from './zip-directory.ts'

interface Kind {
  /** The magic number, as characters of one byte each. */
  readonly start: string
  readonly at?: number
  readonly tell: (source: string) => Problem
}

/** Kinds of file that people have beside a recording, or in its place, by their magic numbers. */
const kinds: readonly Kind[] = [
  { start: 'PK\x07\x08', tell: (source) => problem('zip-split', { source }) },
  { start: '\x1f\xef\xbf\xbd', tell: (source) => problem('gzip-as-text', { source }) },
  { start: 'BZh', tell: packed('bzip2', 'bunzip2') },
  { start: '\xfd7zXZ\0', tell: packed('xz', 'xz -d') },
  { start: '\x28\xb5\x2f\xfd', tell: packed('zstd', 'zstd -d') },
  { start: '\x04\x22\x4d\x18', tell: packed('lz4', 'lz4 -d') },
  { start: '7z\xbc\xaf\x27\x1c', tell: packed('7-Zip', '7z x') },
  { start: 'Rar!\x1a\x07', tell: packed('RAR', 'unrar x') },
  { start: '\x89PNG\r\n\x1a\n', tell: pixels('PNG picture') },
  { start: '\xff\xd8\xff', tell: pixels('JPEG picture') },
  { start: 'GIF8', tell: pixels('GIF picture') },
  { start: 'WEBP', at: 8, tell: pixels('WebP picture') },
  { start: 'ftyp', at: 4, tell: pixels('MP4 video') },
  { start: '\x1a\x45\xdf\xa3', tell: pixels('WebM video') },
  { start: '%PDF-', tell: other('PDF document') },
  { start: 'SQLite format 3\0', tell: other('SQLite database') },
  { start: 'PAR1', tell: other('Parquet table') },
  { start: 'XL2 ', tell: (source) => problem('minio-metadata', { source }) },
]

/** Says what bytes are that hold no text, and what to do about it; undefined when nobody knows. */
export function foreignProblem(source: string, bytes: Uint8Array): Problem | undefined {
  if (isGzip(bytes)) return problem('gzip-damaged', { source })
  if (isEmptyZip(bytes)) return problem('archive-empty', { source, container: 'zip' })
  const kind = kinds.find(({ start, at }) => startsWith(bytes, bytesOf(start), at))
  if (kind) return kind.tell(source)
  const isSnappy = isFramedSnappy(bytes) || looksLikeSnappy(bytes) || looksLikePrefixedSnappy(bytes)
  return isSnappy ? problem('snappy-damaged', { source }) : undefined
}

function packed(kind: string, command: string): Kind['tell'] {
  return (source) => problem('packed-otherwise', { source, kind, command })
}

function pixels(kind: string): Kind['tell'] {
  return (source) => problem('pixels-only', { source, kind })
}

function other(kind: string): Kind['tell'] {
  return (source) => problem('other-file', { source, kind })
}

function bytesOf(characters: string): number[] {
  return Array.from(characters, (character) => character.charCodeAt(0))
}
