/** One file's worth of bytes, freed of its outer containers, before anyone knows what it holds. */
export interface Document {
  /** Shown to people in messages: a file name, a URL or `standard input`. Never decides the format. */
  readonly name: string
  /**
   * Place inside the folder that was given, with `/` between its parts; an archive counts as a folder of its name. Of a
   * file or address that was given by itself, the last six parts of where it lies; absent for bytes and streams. Parts of
   * one session are gathered by it; it never decides the format.
   */
  readonly path?: string
  /** What was taken off, outermost first, in words for people: `zip`, `gzip`, `snappy blocks`. Empty when nothing was. */
  readonly containers?: readonly string[]
  /** UTF-8 text of JSON or JSON lines, or whatever else somebody handed in. */
  readonly bytes: Uint8Array
  /** Where the snappy blocks lay that the bytes were made of, in order: those of a batch file belong to many sessions. */
  readonly blocks?: readonly DocumentBlock[]
  /** The session that all of it belongs to, where something beside it says so. */
  readonly session?: { readonly id: string; readonly title?: string }
}

/** One block: `end` is exclusive in both. */
export interface DocumentBlock {
  /** Byte range in the file. */
  readonly file: { readonly start: number; readonly end: number }
  /** Byte range in `Document.bytes`. */
  readonly text: { readonly start: number; readonly end: number }
}

/** What is remembered of a document once it was read. */
export interface Origin {
  /** As `Document.containers`. */
  readonly containers: readonly string[]
  /** Length of what was in them. */
  readonly bytes: number
}
