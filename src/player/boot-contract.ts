import type { Decompress } from '../pack/unpack.ts'

/** Scripts that travel compressed in the page. */
export type ScriptName = 'shell' | 'stage'

export const SCRIPT_ELEMENT_ID = 'portable-replay-script-'

/** What the boot script leaves for the shell, as `window.portableReplayBoot`. */
export interface Boot {
  decodeScript(name: ScriptName): string
  readonly decompress: Decompress
}
