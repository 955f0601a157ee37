import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'portable-replay-test-'))
  after(() => rmSync(path, { recursive: true, force: true }))
  return { path }
}
