import type { DecodedFrame } from '../pack/unpack.ts'
import type { StageFrame } from './stage-frame.ts'

/** Scripts that travel compressed in the page. */
export type ScriptName = 'shell' | 'stage'

export const SCRIPT_ELEMENT_ID = 'portable-replay-script-'

/** What the boot script leaves for the shell, as `window.portableReplayBoot`. */
export interface Boot {
  /** Starts while the shell is still being decoded; undefined when its script is damaged. */
  readonly stage: StageFrame | undefined
  /** Decodes a zstd frame of a known size, as far as it is wanted. @throws Error when the text is no base64 */
  decode(wanted: WantedFrame): DecodedFrame
  /** The boot script itself, which in a worker answers each `DecodeTask` with what `decode` does. */
  readonly source: string
}

export interface WantedFrame {
  /** Base64. */
  readonly text: string
  /** Size after decoding. */
  readonly bytes: number
  /** Only bytes before this one are looked at. */
  readonly until: number
}

export interface DecodeTask extends WantedFrame {
  readonly id: number
}

/** Without a checksum, the text was no base64. */
export type DecodeAnswer = { readonly id: number } & Partial<DecodedFrame>
