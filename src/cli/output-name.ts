/** The file that a page is written to when no -o names one. */
import { basename } from 'node:path'

/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** Endings that say what an input is, not what it is about. */
const ENDINGS = /(\.(json|jsonl|ndjson|gz|txt|bin|html?)|[.-](ph|rrweb)-recording|\.mobile)$/i

/** `export-1.ph-recording.json.gz` → `export-1.replay.html`; legal on every system. */
export function outputName(input: string): string {
  const name = input === '-' ? 'recording' : lastPart(input)
  let stem = name
  while (ENDINGS.test(stem)) stem = stem.replace(ENDINGS, '')
  const legal = stem
    .replace(/[<>:"/\\|?*\0-\x1f]/g, () => '-')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 120)
  const safe = RESERVED.test(legal) ? `${legal}-` : legal
  return `${safe || 'recording'}.replay.html`
}

function lastPart(input: string): string {
  if (!/^(https?|file):\/\//.test(input)) return basename(input)
  try {
    const { pathname, hostname } = new URL(input)
    return decodeURIComponent(pathname.split('/').findLast((part) => part !== '') ?? hostname)
  } catch {
    return 'recording'
  }
}
