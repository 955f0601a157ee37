import type { Allowance } from './allowance.ts'
import type { ContainerName } from './containers.ts'
import type { Unpacked } from './unpacked.ts'

/** A file in an archive, not yet unpacked. */
export interface Member {
  /** Place in the archive, with `/` between its parts, as the archive has it. */
  readonly path: string
  /** @throws ReplayError when it can't be unpacked. TooLargeError past the allowance. */
  readonly unpack: (source: string, allowance: Allowance) => Unpacked
}

/** What is in an archive. */
export interface Archive {
  readonly container: ContainerName
  readonly members: readonly Member[]
  /** False when it is damaged or cut off and there may have been more. */
  readonly isWhole: boolean
}
