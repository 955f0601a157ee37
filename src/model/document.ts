/** One file's worth of bytes, freed of its outer container (gzip), before anyone knows what it holds. */
export interface Document {
  /** Shown to people in messages: a file name, a URL or `standard input`. Never decides the format. */
  readonly name: string
  /** UTF-8 text of JSON or JSON lines, or whatever else somebody handed in. */
  readonly bytes: Uint8Array
}
