/** Saves what was made as a file, where the browser lets this page. */

/** A browser may ask the person where to, and reads it only then. */
const KEPT_MS = 120_000

export interface SavedFile {
  readonly name: string
  readonly type: string
}

/** A sandboxed frame without `allow-downloads` saves nothing, and doesn't say so. */
export function saveFile({ name, type }: SavedFile, parts: readonly BlobPart[]): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}

/** True in a frame that may not be allowed to save. */
export function maySaveInVain(): boolean {
  return window.origin === 'null' && window.parent !== window
}
