import { type Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { orProblem } from './file.ts'
import { compareMemberPaths, isPassedOver } from './member-path.ts'

/** A file below a folder. */
export interface FoundFile {
  readonly path: string
  /** Its place below the folder, with `/` between its parts. */
  readonly below: string
}

/**
 * Finds the files below a folder, sorted, at most `most` of them. Links to files are followed and links to folders are
 * not, so there is no going round in circles. A folder inside that can't be opened is passed over.
 * @throws ReplayError when the folder itself can't be opened.
 */
export async function filesBelow(
  folder: string,
  most: number,
): Promise<{ readonly files: readonly FoundFile[]; readonly isComplete: boolean }> {
  const files: FoundFile[] = []
  const open: string[] = ['']
  for (let below = open.pop(); below !== undefined && files.length <= most; below = open.pop()) {
    for (const entry of await entriesOf(folder, below)) {
      const place = below === '' ? entry.name : `${below}/${entry.name}`
      const path = join(folder, place)
      if (isPassedOver(entry.name)) continue
      if (entry.isDirectory()) open.push(place)
      else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(path))))
        files.push({ path, below: place })
    }
  }
  files.sort((one, other) => compareMemberPaths(one.below, other.below))
  return { files: files.slice(0, most), isComplete: files.length <= most }
}

async function entriesOf(folder: string, below: string): Promise<Dirent[]> {
  if (below === '') return orProblem(folder, () => readdir(folder, { withFileTypes: true }))
  return readdir(join(folder, below), { withFileTypes: true }).catch(() => [])
}

async function leadsToFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}
