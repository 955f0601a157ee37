/** Files that tests of the whole journey are given: the fixtures, and recordings of other people where they lie beside. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** Recordings of other people lie here, where they lie at all. */
export const SHARED = '../shared'

/** Paths of all files of fixtures that are inputs. */
export const FIXTURES: readonly string[] = filesBelow('test/fixtures').filter((path) => /\/input\.[^/]+$/.test(path))

/** Paths of all files in which recordings are shared; none without them. */
export const SHARED_FILES: readonly string[] = ['recordings', 'posthog'].flatMap((folder) =>
  filesBelow(`${SHARED}/${folder}`),
)

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).split(sep).join('/'))
    .sort()
}

export function bytesOfFile(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path))
}
