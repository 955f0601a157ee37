/** What a caller may ask for. */

export interface ReplayOptions {
  /**
   * Title of the page and, when there is one session, of that session. Default: the title of the first session (a person's name
   * or the page that it began on), and "and n more" when there are several.
   */
  readonly title?: string
  /** Throw when any of several sources can't be used, instead of leaving it out with a problem. Default: false. */
  readonly strict?: boolean
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
