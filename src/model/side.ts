/** What a file that lies beside recordings says about them. */
import type { Mark } from './mark.ts'
import type { Recorded } from './tracks.ts'

export interface Side {
  /** Name of the document that it was found in. */
  readonly name: string
  /** Where object storage keeps the blocks of sessions: rows of PostHog's `session_replay_events`. */
  readonly rows: readonly SessionRow[]
  /** Analytics events, which become marks of the session that they name or, without a name, of the one they fall into. */
  readonly marks: readonly (Recorded<Mark> & { readonly sessionId?: string })[]
}

export interface SessionRow {
  readonly sessionId: string
  /** A name for the session that people know, such as the person's. */
  readonly title?: string
  /** In order of time. */
  readonly blocks: readonly {
    /** Object key, such as `session_recordings/30d/1747540020000-0123456789abcdef`. */
    readonly key: string
    /** Byte range in the object; `end` is exclusive (PostHog's own URLs name the last byte). */
    readonly start: number
    readonly end: number
  }[]
}
