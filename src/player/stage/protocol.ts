/** What shell and stage say to each other over their message port. */
import type { SessionMs } from '../../model/session.ts'
import type { SegmentBytes } from '../../pack/unpack.ts'

/** Asks carry an `id` and are answered by `done` or `failed` with the same id. */
export type StageRequest =
  | { readonly op: 'load'; readonly startedAt: number; readonly endedAt: number }
  | { readonly op: 'fill'; readonly segments: readonly SegmentBytes[] }
  | { readonly op: 'extend'; readonly segment: SegmentBytes; readonly keep: number }
  | { readonly op: 'seek'; readonly ms: SessionMs }
  | { readonly op: 'play'; readonly ms: SessionMs; readonly speed: number }
  | { readonly op: 'pause' }
  | { readonly op: 'speed'; readonly speed: number }
  | { readonly op: 'step'; readonly ms: SessionMs; readonly direction: 1 | -1 }
  | { readonly op: 'sound'; readonly sound: 'on' | 'off' }
  | { readonly op: 'still'; readonly form: StillForm; readonly head: string }

/** `page`: a document of HTML. `picture`: XML, to stand in an SVG's foreignObject. */
export type StillForm = 'page' | 'picture'

/** A moment, a number, or markup. */
export type StageAnswer = number | string | undefined

export type StageMessage = StageRequest & { readonly id: number }

export type StageReport =
  | { readonly op: 'done'; readonly id: number; readonly value?: StageAnswer }
  | { readonly op: 'failed'; readonly id: number; readonly message: string }
  | { readonly op: 'time'; readonly ms: SessionMs }
  | { readonly op: 'resize'; readonly width: number; readonly height: number }
  | { readonly op: 'pointer'; readonly x: number; readonly y: number; readonly touch: boolean }
  | { readonly op: 'no-pointer' }
  | {
      readonly op: 'press'
      readonly kind: 'down' | 'up' | 'click'
      readonly touch: boolean
      readonly x: number
      readonly y: number
    }
  | { readonly op: 'finish' }
  | { readonly op: 'warning'; readonly count: number }

/** Posted by the stage to its parent when it can take a port, and again until it has one. */
export const STAGE_READY = 'portable-replay:stage-ready'
/** Posted by the shell together with the port. */
export const STAGE_PORT = 'portable-replay:stage-port'
