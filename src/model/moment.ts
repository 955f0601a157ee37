/** What a timeline shows of a session's lists: enough to draw them without reading one. */

/** `failed`: a request. `error`: a line of the console. `custom`, `analytics`, `comment`: as `MarkKind`. */
export type MomentKind =
  'click' | 'input' | 'page' | 'error' | 'failed' | 'rage' | 'dead' | 'custom' | 'analytics' | 'comment'

/** Things of one kind that happened close together. */
export interface Moment {
  /** Of the first, milliseconds of the session. */
  readonly atMs: number
  readonly kind: MomentKind
  readonly count: number
  /** Of the first, as a list has it, at most 80 characters. Recorded text. */
  readonly label?: string
  /** Index into `Session.windows`, where that is known. */
  readonly window?: number
}
