import { displayName } from './display-name.ts'

const collator = new Intl.Collator('en', { numeric: true })

/** Folders that hold no recordings of the one who points at a folder around them. */
const FOREIGN_FOLDERS = new Set(['node_modules', '__MACOSX'])

/** Pages that this tool wrote lie beside what they were made of. */
const OWN_PAGE = '.replay.html'

/**
 * Compares places in a folder or archive, part by part and with numbers by their value: `blob_key_2` before
 * `blob_key_10`, and PostHog's `<first ms>-<last ms>` by time.
 */
export function compareMemberPaths(one: string, other: string): number {
  const others = other.split('/')
  const parts = one.split('/')
  for (const [index, part] of parts.entries()) {
    const otherPart = others[index]
    if (otherPart === undefined) return 1
    const order = collator.compare(part, otherPart) || compareCodes(part, otherPart)
    if (order !== 0) return order
  }
  return parts.length - others.length
}

function compareCodes(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Whether a file or folder of this name is left out: hidden ones, our own pages, what programs put there. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name.endsWith(OWN_PAGE) || FOREIGN_FOLDERS.has(name)
}

/**
 * A path out of an archive as one below the archive, whatever was written there: one line, `/` between its parts, never
 * up or absolute. Undefined when it is left out.
 */
export function memberPath(path: string): string | undefined {
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..')
  return parts.length === 0 || parts.some(isPassedOver) ? undefined : displayName(parts.join('/'))
}

/** How much of a file's own path is kept: a session's id often is the name of a folder above it. */
const KEPT_PARTS = 6

/** The last parts of an absolute path or of an address's path. */
export function lastParts(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '')
  return displayName(parts.slice(-KEPT_PARTS).join('/'))
}
