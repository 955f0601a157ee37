import type { DocumentBlock } from '../model/document.ts'

/** What was in a container. */
export interface Unpacked {
  readonly bytes: Uint8Array
  /** Where the blocks lay that it was made of, if it was made of blocks. */
  readonly blocks?: readonly DocumentBlock[]
  /** How many of the container's bytes are damaged and gave nothing; undefined when all are sound. */
  readonly lostBytes?: number
  /** Why text may be missing or wrong, where nobody can say how much; undefined when it is sound. */
  readonly fault?: Error
}
