/** The file that a page is written to when no -o names one. */
import { basename, resolve } from 'node:path'

/** Names that Windows keeps for devices, whatever follows their first dot. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])(?=\.|$)/i

/** Endings that say what an input is, not what it is about. */
const ENDINGS = /(\.(json|jsonl|ndjson|gz|txt|bin|html?)|[.-](ph|rrweb)-recording|\.mobile)$/i

/** Every usual file system takes 255 bytes; `.replay.html` and what people append need some. */
const MOST_BYTES = 200

/** `export-1.ph-recording.json.gz` → `export-1.replay.html`, in this folder; legal on every system. */
export function outputName(input: string): string {
  let stem = input === '-' ? 'recording' : lastPart(input)
  while (ENDINGS.test(stem)) stem = stem.replace(ENDINGS, '')
  const legal = withinBytes(stem.replace(FORBIDDEN, () => '-').replace(/^[. ]+/, '')).replace(/[. ]+$/, '')
  const safe = legal.replace(RESERVED, (device) => `${device}-`)
  return `${safe || 'recording'}.replay.html`
}

/** Forbidden on Windows, invisible, or half a character. */
const FORBIDDEN = /[<>:"/\\|?*]|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

function lastPart(input: string): string {
  if (!/^(https?|file|s3):\/\//i.test(input)) return basename(resolve(input))
  try {
    const { pathname, hostname } = new URL(input)
    return decodeURIComponent(pathname.split('/').findLast((part) => part !== '') ?? hostname)
  } catch {
    return 'recording'
  }
}

function withinBytes(name: string): string {
  let bytes = 0
  let kept = ''
  for (const character of name) {
    bytes += Buffer.byteLength(character)
    if (bytes > MOST_BYTES) break
    kept += character
  }
  return kept
}
