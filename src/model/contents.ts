/** What a recording holds, counted before anything is mended or left out. */
export interface RecordingContents {
  /** All tabs in the file, in its order; `shown` tells those that have a picture. */
  readonly windows: readonly WindowContents[]
  /** Events that have a type and a time, by the name of the type: `FullSnapshot`; the number of one that has no name. */
  readonly types: Counts
  /** Incremental snapshots among them, by the name of their source: `Mutation`. */
  readonly sources: Counts
  /** Custom events among them, by their tag: `$pageview`. */
  readonly tags: Counts
  /** What plugins of the recorder wrote among them, by the name of the plugin: `rrweb/console@1`. */
  readonly plugins: Counts
  /** Addresses that the recording refers to and whose files it doesn't hold, by their host; '' where no host is known. */
  readonly outside: Counts
}

export interface WindowContents {
  readonly id: string
  /** Events of any kind, even such that nobody can use. */
  readonly events: number
  readonly shown: boolean
}

/** Most frequent first. */
export type Counts = ReadonlyMap<string, number>
