import type { KeeperAnswer, KeeperTask } from './block-keeper.ts'
import type { StageFrame } from './stage-frame.ts'

/** Scripts that travel compressed in the page. */
export type ScriptName = 'shell' | 'stage'

export const SCRIPT_ELEMENT_ID = 'portable-replay-script-'

/** What the boot script leaves for the shell, as `window.portableReplayBoot`. */
export interface Boot {
  /** Starts while the shell is still being decoded; undefined when its script is damaged. */
  readonly stage: StageFrame | undefined
  /** Decodes blocks here, in the page. @throws Error when a text is no base64 */
  decode(task: KeeperTask): KeeperAnswer
  /** The boot script itself, which in a worker answers each `DecodeTask` with what such a function does. */
  readonly source: string
}

export type DecodeTask = KeeperTask & { readonly id: number }

/** Without an answer, the text was no base64. */
export interface DecodeAnswer {
  readonly id: number
  readonly answer?: KeeperAnswer
}
