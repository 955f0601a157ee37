/** What a caller may ask for. */
import type { LookOptions } from './model/look.ts'
import type { Source } from './model/source.ts'

export interface ReplayOptions extends LookOptions {
  /**
   * Title of the page and, when there is one session, of that session. Default: the title of the first session (a person's name
   * or the page that it began on), and "and n more" when there are several.
   */
  readonly title?: string
  /** Throw when any of several sources can't be used, instead of leaving it out with a problem. Default: false. */
  readonly strict?: boolean
  /**
   * Make the replay of what is whole when a file's JSON is cut off or broken in the middle, with a problem that says so,
   * instead of refusing the file. Default: false.
   */
  readonly partial?: boolean
  /**
   * Files of analytics events (PostHog's, as JSON or CSV), which become marks of the sessions that they name or fall into.
   * Such files are also known by their content among the sources. Default: none.
   */
  readonly events?: readonly Source[]
  /** Reads the source `-`. Default: there is no standard input, and `-` is refused. */
  readonly stdin?: AsyncIterable<Uint8Array>
  /** Fetches `https:` and `http:` sources. Default: the platform's `fetch`. Pages themselves never fetch anything. */
  readonly fetch?: typeof fetch
  /** Called when a stage of the work begins or gets on; `done` of `total` sources or sessions. Default: nobody is told. */
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  readonly stage: 'read' | 'mend' | 'pack'
  readonly done: number
  readonly total: number
}
