import type { DecodedFrame } from '../pack/unpack.ts'

/** Scripts that travel compressed in the page. */
export type ScriptName = 'shell' | 'stage'

export const SCRIPT_ELEMENT_ID = 'portable-replay-script-'

/** What the boot script leaves for the shell, as `window.portableReplayBoot`. */
export interface Boot {
  decodeScript(name: ScriptName): string
  /** Decodes a zstd frame of a known size. @throws Error when the text is no base64 */
  decode(text: string, bytes: number): DecodedFrame
  /** The boot script itself, which in a worker answers each `DecodeTask` with what `decode` does. */
  readonly source: string
}

export interface DecodeTask {
  readonly id: number
  readonly text: string
  readonly bytes: number
}

/** Without a checksum, the text was no base64. */
export type DecodeAnswer = { readonly id: number } & Partial<DecodedFrame>
